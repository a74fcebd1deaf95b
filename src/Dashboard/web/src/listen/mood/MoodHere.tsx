import { nameOf } from '../../live/names';
import type { Room } from '../../live/rooms';
import { moodOf } from '../../live/useRooms';
import { RoomPicker } from '../../parts/RoomPicker';
import { useNow } from '../../parts/useNow';
import { headline } from '../../room/hero/headline';
import { ReadingFigures } from '../../room/hero/ReadingFigures';
import { ByHand } from './ByHand';
import styles from './MoodHere.module.css';

/** The mood of the room, how sure it is, and a person's word on it. */
export function MoodHere({ room }: { room: Room }) {
  const now = useNow(room.silent ? 1000 : 5000);
  const { title, why } = headline(room, now);
  return (
    <section className={styles.mood} aria-label={`Mood of ${nameOf(room)}`}>
      <RoomPicker />
      <h1 className={styles.word} data-testid="mood-label" data-value={moodOf(room)} aria-live="polite">
        {title}
      </h1>
      <p className={styles.why} data-testid="mood-why">
        {why}
      </p>
      <ReadingFigures room={room} />
      <ByHand room={room} />
    </section>
  );
}
