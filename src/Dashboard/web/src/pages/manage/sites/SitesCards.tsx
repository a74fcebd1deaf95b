import { type SubmitEvent, useState } from 'react';
import { listSites, makeSite, type Order } from '../../../api/manage';
import { useLoad } from '../../../api/useLoad';
import { useMayAdminister } from '../../../app/session';
import { Button } from '../../../parts/Button';
import { Card } from '../../../parts/Card';
import { Field } from '../../../parts/Field';
import { Empty, Failed, Loading } from '../../../parts/States';
import styles from '../Manage.module.css';
import { useAct } from '../useAct';
import { ErasureReport } from './ErasureReport';
import { SiteCard } from './SiteCard';

/** The sites that one may see, with their rooms and people. */
export function SitesCards() {
  const sites = useLoad(listSites);
  const mayAdminister = useMayAdminister();
  const [erased, setErased] = useState<Order>();
  if (sites.value === undefined)
    return sites.state === 'failed' ? (
      <Failed error={sites.error} retry={sites.reload} />
    ) : (
      <Loading what="the sites" />
    );
  return (
    <>
      {erased !== undefined && <ErasureReport order={erased} onDone={() => setErased(undefined)} />}
      {sites.value.length === 0 && (
        <Empty icon="room" title="No site yet">
          <p>A site is a house with its rooms: a home, a café, a shop. Devices and people belong to it.</p>
        </Empty>
      )}
      {sites.value.map((site) => (
        <SiteCard key={site.id} site={site} reload={sites.reload} onErased={setErased} />
      ))}
      {mayAdminister && <NewSite reload={sites.reload} />}
    </>
  );
}

function NewSite({ reload }: { reload: () => void }) {
  const [name, setName] = useState('');
  const { act, busy } = useAct(reload);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    act(makeSite(name).then(() => setName('')));
  };
  return (
    <Card title="Another site">
      <form className={styles.form} onSubmit={submit}>
        <Field
          label="Its name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          required
          testId="site-name"
        />
        <Button
          type="submit"
          look="main"
          busy={busy}
          disabled={busy || name.trim() === ''}
          testId="site-make"
        >
          Make it
        </Button>
      </form>
    </Card>
  );
}
