import { Icon } from '../parts/Icon';
import styles from './ConnectionBanner.module.css';
import { useLive, useRooms } from './useRooms';

/** Says that what is shown may be old, while the stream is down. */
export function ConnectionBanner() {
  const live = useLive();
  const { connection } = useRooms();
  return (
    <div role="status" className={styles.region}>
      {connection === 'lost' && (
        <div className={styles.banner} data-testid="connection-lost">
          <Icon name="alert" />
          <p>Connection lost. What you see may be old. Trying again…</p>
          <button type="button" onClick={live.retry}>
            Try now
          </button>
        </div>
      )}
      {connection === 'standing' && (
        <div className={styles.banner} data-testid="broker-lost">
          <Icon name="alert" />
          <p>
            The dashboard hears nothing from the boxes: its message broker is away. It comes back by itself.
          </p>
        </div>
      )}
    </div>
  );
}
