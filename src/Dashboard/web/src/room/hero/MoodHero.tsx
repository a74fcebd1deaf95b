import { nameOf } from '../../live/names';
import type { Room } from '../../live/rooms';
import { isWatched, moodOf } from '../../live/useRooms';
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
  const now = useNow(room.silent ? 1000 : 5000);
  const mood = moodOf(room);
  const { title, why } = headline(room, now);
  return (
    <section className={styles.hero} aria-label={`Mood of ${nameOf(room)}`}>
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
  return (
    <span className={styles.live} data-live={isWatched(room)} data-testid="last-read">
      {readWords(room, now)}
    </span>
  );
}

function readWords(room: Room, now: number): string {
  if (room.state !== 'online') return room.state === 'stopped' ? 'Stopped' : 'Offline';
  if (room.silent) return 'Does not answer';
  const at = lastRead(room);
  if (isWatched(room)) return at === undefined ? 'Waiting for the first reading' : `Read ${ago(at, now)}`;
  const camera = room.sensing?.on === false ? 'Camera stopped' : 'No picture';
  return at === undefined ? camera : `${camera}, last read ${ago(at, now)}`;
}

/** When faces were read last: the window after the last look says nothing of them. */
function lastRead({ mood, trail }: Room): string | undefined {
  const last = trail.at(-1);
  if (mood == null || mood.reading.people > 0 || last === undefined) return mood?.at;
  return new Date(last.at).toISOString();
}
