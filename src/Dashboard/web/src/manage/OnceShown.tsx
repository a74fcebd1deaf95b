import type { ReactNode } from 'react';
import { Button } from '../parts/Button';
import styles from './Manage.module.css';

/** A secret that is shown this once. */
export function OnceShown({
  secret,
  line,
  children,
  onDone,
}: {
  secret: string;
  /** What to type with it, where that is more than the secret. */
  line?: string;
  children: ReactNode;
  onDone: () => void;
}) {
  return (
    <div className={styles.secret} role="status" data-testid="once">
      <p>{children}</p>
      {line === undefined ? <code>{secret}</code> : <pre data-testid="once-line">{line}</pre>}
      <div>
        <Button onClick={onDone}>I have it</Button>
      </div>
    </div>
  );
}
