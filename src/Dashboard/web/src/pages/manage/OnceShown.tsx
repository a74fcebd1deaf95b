import type { ReactNode } from 'react';
import { Button } from '../../parts/Button';
import styles from './Manage.module.css';

/** A secret that is shown this once. */
export function OnceShown({
  secret,
  children,
  onDone,
}: {
  secret: string;
  children: ReactNode;
  onDone: () => void;
}) {
  return (
    <div className={styles.secret} role="status" data-testid="once">
      <p>{children}</p>
      <code>{secret}</code>
      <div>
        <Button onClick={onDone}>I have it</Button>
      </div>
    </div>
  );
}
