import { Link } from '../app/Link';
import type { Room } from '../live/rooms';
import styles from './DeviceDetails.module.css';
import { HealthCard } from './HealthCard';
import { SettingsCard } from './settings/SettingsCard';

/** One box: how it is, and what may be set from afar. */
export function DeviceDetails({ room }: { room: Room }) {
  return (
    <section aria-label={`Details of ${room.id}`}>
      <header className={styles.head}>
        <h2>{room.id}</h2>
        <p>
          <Link to={`/?device=${encodeURIComponent(room.id)}`}>Show the room</Link>
          <Link to={`/history?device=${encodeURIComponent(room.id)}`}>Show its history</Link>
        </p>
      </header>
      <div className={styles.cards}>
        <HealthCard room={room} />
        <SettingsCard room={room} />
      </div>
    </section>
  );
}
