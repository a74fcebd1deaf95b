import { useCallback, useState } from 'react';
import { listAudit, listSites } from '../../api/manage';
import { useLoad } from '../../api/useLoad';
import { fullNameOf } from '../../live/names';
import { useRooms } from '../../live/useRooms';
import { Button } from '../../parts/Button';
import { Card } from '../../parts/Card';
import { Field } from '../../parts/Field';
import { Loaded } from '../../parts/Loaded';
import { dayAndClock } from '../../parts/times';
import styles from '../Manage.module.css';
import { named } from './named';

/** Who did what. */
export function AuditCard() {
  const [account, setAccount] = useState('');
  const [before, setBefore] = useState('');
  const page = useLoad(useCallback(() => listAudit(before, account.trim().toLowerCase()), [before, account]));
  const { rooms } = useRooms();
  const sites = useLoad(listSites);
  const names = {
    device: (id: string) => {
      const room = rooms?.get(id);
      return room === undefined ? undefined : fullNameOf(room);
    },
    site: (id: string) => sites.value?.find((site) => site.id === id)?.name,
  };
  return (
    <Card title="Audit log" hint="Who did what, newest first. Nobody can change it here." testId="audit">
      <div className={styles.form}>
        <Field
          label="Only this account"
          type="search"
          value={account}
          onChange={(event) => {
            setAccount(event.target.value);
            setBefore('');
          }}
        />
      </div>
      <Loaded load={page} what="the audit log">
        {({ entries, next }) => (
          <>
            <ul className={styles.rows}>
              {entries.map((entry) => (
                <li key={entry.id}>
                  <div className={styles.what}>
                    <p className={styles.name}>{`${entry.account} · ${entry.action}`}</p>
                    <p className={styles.meta}>{named(entry.action, entry.detail, names)}</p>
                  </div>
                  <span className={styles.meta}>{dayAndClock(entry.at)}</span>
                </li>
              ))}
              {entries.length === 0 && (
                <li className={styles.meta}>
                  {account.trim() === '' ? 'No entry yet.' : `No entry of ${account.trim()}.`}
                </li>
              )}
            </ul>
            <div className={styles.actions}>
              {before !== '' && <Button onClick={() => setBefore('')}>Newest</Button>}
              {next != null && <Button onClick={() => setBefore(`${next}`)}>Older</Button>}
            </div>
          </>
        )}
      </Loaded>
    </Card>
  );
}
