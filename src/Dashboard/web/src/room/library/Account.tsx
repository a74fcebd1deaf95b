import { useCallback } from 'react';
import type { FileGroup, LibraryAccount } from '../../api/contracts';
import { readAccount } from '../../api/devices';
import { useLoad } from '../../api/useLoad';
import { count } from '../../parts/words';
import styles from './Account.module.css';

/** Long enough that the box is not kept busy, short enough to see the library being read. */
const againMs = 60_000;

/** What becomes of every file of the box's library, and why. */
export function Account({ device }: { device: string }) {
  const account = useLoad(
    useCallback(() => readAccount(device), [device]),
    againMs,
  );
  if (account.value === undefined)
    return account.state === 'failed' ? <p className={styles.line}>{account.error.message}</p> : null;
  const { waiting, refused, broken, notAnalysed } = account.value;
  return (
    <section className={styles.account} aria-label="All files" data-testid="library-account">
      <p className={styles.line}>{sentence(account.value)}</p>
      {waiting != null && (
        <p className={styles.line} data-testid="library-waiting">
          {waiting}
        </p>
      )}
      <Groups title="Refused" groups={refused} />
      <Groups title="Broken" groups={broken} />
      <Groups title="Not analysed" groups={notAnalysed} />
    </section>
  );
}

function Groups({ title, groups }: { title: string; groups: readonly FileGroup[] }) {
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  if (total === 0) return null;
  return (
    <details className={styles.groups} data-testid="library-group">
      <summary>{`${title}: ${count(total, 'file')}`}</summary>
      <dl>
        {groups.map(({ why, count: files, names }) => (
          <div key={why}>
            <dt>{`${why} (${files})`}</dt>
            {names.map((name) => (
              <dd key={name}>{name}</dd>
            ))}
            {files > names.length && <dd>{`and ${files - names.length} more`}</dd>}
          </div>
        ))}
      </dl>
    </details>
  );
}

const sentence = ({ files, playable, refused, broken }: LibraryAccount) =>
  `${count(files, 'file')}: ${playable} may play, ${sum(refused)} refused, ${sum(broken)} broken.`;

const sum = (groups: readonly FileGroup[]) => groups.reduce((all, group) => all + group.count, 0);
