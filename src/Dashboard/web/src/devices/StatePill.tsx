import { type Presence, presenceWords } from './fleet';
import styles from './StatePill.module.css';

export function StatePill({ presence }: { presence: Presence }) {
  return (
    <span className={styles.pill} data-state={presence}>
      {presenceWords[presence]}
    </span>
  );
}
