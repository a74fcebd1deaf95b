import { moodOf } from '../../live/useRooms';
import type { Room } from '../../live/rooms';
import { RoomPicker } from '../../parts/RoomPicker';
import { useNow } from '../../parts/useNow';
import { ago } from '../../parts/times';
import { CameraLine } from './CameraLine';
import { Circumplex } from './Circumplex';
import { headline } from './headline';
import styles from './MoodHero.module.css';
import { ReadingFigures } from './ReadingFigures';
import { WrongMood } from './WrongMood';

/** What the room is like now, and what that rests on. */
export function MoodHero({ room }: { room: Room }) {
  const now = useNow(5000);
  const mood = moodOf(room);
  const { title, why } = headline(room, now);
  return (
    <section className={styles.hero} aria-label={`Mood of ${room.id}`}>
      <div className={styles.words}>
        <div className={styles.where}>
          <RoomPicker />
          <LiveDot room={room} now={now} />
        </div>
        <h1 className={styles.mood} data-testid="mood-label" data-value={mood} aria-live="polite">
          {title}
        </h1>
        <p className={styles.why} data-testid="mood-why">
          {why}
        </p>
        <ReadingFigures room={room} />
        <CameraLine room={room} />
        <WrongMood room={room} />
      </div>
      <Circumplex room={room} />
    </section>
  );
}

function LiveDot({ room, now }: { room: Room; now: number }) {
  const at = room.mood?.at;
  const text =
    room.state === 'online' ? readWords(at, now) : room.state === 'stopped' ? 'Stopped' : 'Offline';
  return (
    <span className={styles.live} data-state={room.state}>
      {text}
    </span>
  );
}

const readWords = (at: string | undefined, now: number) =>
  at === undefined ? 'Waiting for the first reading' : `Read ${ago(at, now)}`;
