import styles from './Wordmark.module.css';

/** Five bars of sound in the colour of the room, and the name. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
        <path d="M3 10v4M7.5 6.5v11M12 3.5v17M16.5 7.5v9M21 10v4" />
      </svg>
      Roomtone
    </span>
  );
}
