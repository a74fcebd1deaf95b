import type { ReactNode } from 'react';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import styles from './States.module.css';

/** Waiting: three breathing bars, announced once. */
export function Loading({ what, whole = false }: { what: string; whole?: boolean }) {
  return (
    <div className={styles.state} data-whole={whole} role="status" data-testid="loading">
      <div className={styles.bars} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        <i />
      </div>
      <p className={styles.text}>Loading {what}…</p>
    </div>
  );
}

/** Something went wrong; what, and a way on. */
export function Failed({
  error,
  retry,
  whole = false,
}: {
  error: Error;
  retry: () => void;
  whole?: boolean;
}) {
  return (
    <div className={styles.state} data-whole={whole} role="alert" data-testid="failed">
      <span className={styles.icon} data-kind="bad">
        <Icon name="alert" size={26} />
      </span>
      {whole && <h1 className={styles.title}>This could not be loaded</h1>}
      <p className={styles.text}>{error.message}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}

interface EmptyProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  whole?: boolean;
}

/** Nothing there yet; why, and what to do. */
export function Empty({ icon, title, children, whole = false }: EmptyProps) {
  return (
    <div className={styles.state} data-whole={whole} data-testid="empty">
      <span className={styles.icon}>
        <Icon name={icon} size={26} />
      </span>
      {whole ? <h1 className={styles.title}>{title}</h1> : <p className={styles.title}>{title}</p>}
      {children !== undefined && <div className={styles.text}>{children}</div>}
    </div>
  );
}
