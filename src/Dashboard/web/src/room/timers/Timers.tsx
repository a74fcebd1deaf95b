import type { Room } from '../../live/rooms';
import { Card } from '../../parts/Card';
import { Icon } from '../../parts/Icon';
import { Sleep } from './Sleep';
import styles from './Timers.module.css';
import { Wake } from './Wake';

/** Fades the music out, and wakes it. Boxes of before do neither. */
export function Timers({ room }: { room: Room }) {
  const timers = room.track?.timers;
  if (timers == null) return null;
  return (
    <Card title="Sleep and wake" testId="timers" area="wide">
      <div className={styles.parts}>
        <Sleep room={room} sleep={timers.sleep ?? undefined} />
        <Wake room={room} wake={timers.wake ?? undefined} rise={timers.rise ?? undefined} />
      </div>
      {timers.notice != null && (
        <p className={styles.notice} role="status" data-testid="timers-notice">
          <Icon name="alert" size={18} />
          {timers.notice}
        </p>
      )}
    </Card>
  );
}
