import type { Room } from '../live/rooms';
import { Card } from '../parts/Card';
import { Empty } from '../parts/States';
import { TrackRow } from './TrackRow';
import styles from './TrackRow.module.css';

/** What would fit next, each with its why. */
export function Suggestions({ room }: { room: Room }) {
  const suggestions = room.track?.suggestions ?? [];
  return (
    <Card title="Would fit next" hint="Suggested for the room as it is now." testId="suggestions" area="wide">
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
