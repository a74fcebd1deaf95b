import { useState } from 'react';
import type { Role } from '../../api/contracts';
import { type FirstPassword, listAccounts, listSites, makeAccount } from '../../api/manage';
import { useLoad } from '../../api/useLoad';
import { Card } from '../../parts/Card';
import { Loaded } from '../../parts/Loaded';
import styles from '../Manage.module.css';
import { NewNamed } from '../NewNamed';
import { OnceShown } from '../OnceShown';
import { AccountRow } from './AccountRow';
import { RoleSelect } from './RoleSelect';
import { SiteSelect } from './SiteSelect';

/** Who may come in, and what they may. */
export function AccountsCard() {
  const accounts = useLoad(listAccounts);
  const sites = useLoad(listSites);
  const [made, setMade] = useState<FirstPassword>();
  return (
    <Card title="Accounts" hint="Owners may do all, admins change rooms, viewers look." testId="accounts">
      {made !== undefined && (
        <OnceShown secret={made.password} onDone={() => setMade(undefined)}>
          The first password of <b>{made.name}</b>. It is shown this once and must be changed at the first
          login.
        </OnceShown>
      )}
      <Loaded load={accounts} what="the accounts">
        {(all) => (
          <ul className={styles.rows}>
            {all.map((account) => (
              <AccountRow
                key={account.name}
                account={account}
                sites={sites.value ?? []}
                reload={accounts.reload}
                onPassword={setMade}
              />
            ))}
          </ul>
        )}
      </Loaded>
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
  const [role, setRole] = useState<Role>('viewer');
  const [chosen, setChosen] = useState<string[] | null>(null);
  return (
    <NewNamed
      label="New account"
      action="Make it"
      look="main"
      make={(name) => makeAccount(name, role, chosen)}
      onMade={onMade}
      reload={reload}
      testId="account"
    >
      <RoleSelect value={role} onChange={setRole} label="Role of the new account" />
      <SiteSelect value={chosen} onChange={setChosen} sites={sites} label="Sites of the new account" />
    </NewNamed>
  );
}
