import type { ReactNode } from 'react';
import type { Loading as Load } from '../api/useLoad';
import { Button } from './Button';
import { Failed, Loading } from './States';
import styles from './States.module.css';

interface Props<T> {
  load: Load<T>;
  /** As in: Loading the moods. */
  what: string;
  children: (value: T) => ReactNode;
}

/** What was asked for: on its way, failed, or there. What is there stays when asking again fails. */
export function Loaded<T>({ load, what, children }: Props<T>) {
  const { value, state, reload } = load;
  if (value === undefined)
    return state === 'failed' ? <Failed error={load.error} retry={reload} /> : <Loading what={what} />;
  return (
    <>
      {state === 'failed' && (
        <div className={styles.old} role="status" data-testid="old">
          <p>{`This may be old. ${load.error.message}`}</p>
          <Button onClick={reload}>Try again</Button>
        </div>
      )}
      {children(value)}
    </>
  );
}
