import type { Room } from '../live/rooms';
import { Card } from '../parts/Card';
import { Empty } from '../parts/States';
import { TrackRow } from './TrackRow';
import styles from './TrackRow.module.css';

/** What else would fit, each with its why. */
export function Suggestions({ room }: { room: Room }) {
  const coming = new Set(room.track?.next?.tracks.map(({ track }) => track.id));
  const all = room.track?.suggestions ?? [];
  const others = all.filter(({ track }) => !coming.has(track.id));
  // A small library has no others.
  const suggestions = others.length > 0 ? others : all;
  return (
    <Card title="Would fit, too" hint="Suggested for the room as it is now." testId="suggestions" area="wide">
      {suggestions.length === 0 ? (
        <Empty icon="note" title="No suggestions yet">
          <p>They come with the next choice of music.</p>
        </Empty>
      ) : (
        <ul className={`${styles.list} ${styles.columns}`}>
          {suggestions.map(({ track, why }) => (
            <TrackRow key={`${track.provider} ${track.id}`} room={room} track={track} note={why} />
          ))}
        </ul>
      )}
    </Card>
  );
}
