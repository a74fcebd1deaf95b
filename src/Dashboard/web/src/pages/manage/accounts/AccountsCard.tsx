import { type SubmitEvent, useState } from 'react';
import type { Role } from '../../../api/contracts';
import { type FirstPassword, listAccounts, listSites, makeAccount } from '../../../api/manage';
import { useLoad } from '../../../api/useLoad';
import { Button } from '../../../parts/Button';
import { Card } from '../../../parts/Card';
import { Field } from '../../../parts/Field';
import { Failed, Loading } from '../../../parts/States';
import styles from '../Manage.module.css';
import { OnceShown } from '../OnceShown';
import { useAct } from '../useAct';
import { AccountRow } from './AccountRow';
import { RoleSelect } from './RoleSelect';
import { SiteSelect } from './SiteSelect';

/** Who may come in, and what they may. */
export function AccountsCard() {
  const accounts = useLoad(listAccounts);
  const sites = useLoad(listSites);
  const [made, setMade] = useState<FirstPassword>();
  if (accounts.value === undefined)
    return accounts.state === 'failed' ? (
      <Failed error={accounts.error} retry={accounts.reload} />
    ) : (
      <Loading what="the accounts" />
    );
  return (
    <Card title="Accounts" hint="Owners may do all, admins change rooms, viewers look." testId="accounts">
      {made !== undefined && (
        <OnceShown secret={made.password} onDone={() => setMade(undefined)}>
          The first password of <b>{made.name}</b>. It is shown this once and must be changed at the first
          login.
        </OnceShown>
      )}
      <ul className={styles.rows}>
        {accounts.value.map((account) => (
          <AccountRow
            key={account.name}
            account={account}
            sites={sites.value ?? []}
            reload={accounts.reload}
            onPassword={setMade}
          />
        ))}
      </ul>
      <NewAccount reload={accounts.reload} sites={sites.value ?? []} onMade={setMade} />
    </Card>
  );
}

interface NewProps {
  reload: () => void;
  sites: readonly { id: string; name: string }[];
  onMade: (made: FirstPassword) => void;
}

function NewAccount({ reload, sites, onMade }: NewProps) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const [chosen, setChosen] = useState<string[] | null>(null);
  const { act, busy } = useAct(reload);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    act(
      makeAccount(name, role, chosen).then((made) => {
        onMade(made);
        setName('');
      }),
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label="New account"
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        required
        testId="account-name"
      />
      <RoleSelect value={role} onChange={setRole} label="Role of the new account" />
      <SiteSelect value={chosen} onChange={setChosen} sites={sites} label="Sites of the new account" />
      <Button
        type="submit"
        look="main"
        busy={busy}
        disabled={busy || name.trim() === ''}
        testId="account-make"
      >
        Make it
      </Button>
    </form>
  );
}
