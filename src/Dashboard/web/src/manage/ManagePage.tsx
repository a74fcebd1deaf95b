import { Link } from '../app/Link';
import { usePlace } from '../app/place';
import { useMayAdminister, useMayChange } from '../app/session';
import { Page } from '../parts/Page';
import { Empty } from '../parts/States';
import { AccountsCard } from './accounts/AccountsCard';
import { AuditCard } from './audit/AuditCard';
import { KeysCard } from './keys/KeysCard';
import styles from './Manage.module.css';
import { RejectedCard } from './rejected/RejectedCard';
import { SitesCards } from './sites/SitesCards';

const parts = [
  { name: 'sites', label: 'Sites', all: false, Part: SitesCards },
  { name: 'accounts', label: 'Accounts', all: true, Part: AccountsCard },
  { name: 'devices', label: 'Devices', all: true, Part: KeysCard },
  { name: 'rejected', label: 'Rejected', all: true, Part: RejectedCard },
  { name: 'audit', label: 'Audit log', all: true, Part: AuditCard },
];

/** What an owner looks after besides the rooms. Who sees some sites only finds those. */
export function ManagePage() {
  const { path } = usePlace();
  const mayAdminister = useMayAdminister();
  const mayChange = useMayChange();
  const shown = parts.filter(({ all }) => mayAdminister || !all);
  const current = shown.find(({ name }) => path === `/manage/${name}`) ?? shown[0];
  if (!mayChange || current === undefined)
    return (
      <Empty icon="people" title="Nothing to manage" whole>
        <p>Your account may look, but not change anything.</p>
      </Empty>
    );
  return (
    <Page
      title={current.label}
      head={
        <>
          <h1>Manage</h1>
          <nav className={styles.tabs} aria-label="What to manage">
            {shown.map(({ name, label }) => (
              <Link
                key={name}
                to={`/manage/${name}`}
                className={styles.tab}
                aria-current={name === current.name ? 'page' : undefined}
              >
                {label}
              </Link>
            ))}
          </nav>
        </>
      }
    >
      <current.Part />
    </Page>
  );
}
