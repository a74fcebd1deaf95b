import { memo, useState } from 'react';
import { nameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { isThere, moodOf } from '../live/useRooms';
import { Button } from '../parts/Button';
import { ago } from '../parts/times';
import { useNow } from '../parts/useNow';
import styles from './DevicesTable.module.css';
import { moodWordOf, type Presence, presenceOf } from './fleet';
import { StatePill } from './StatePill';

interface Props {
  rooms: readonly Room[];
  chosen: string | undefined;
  choose: (id: string) => void;
}

/** More rows than anybody reads at once only make the page slow. */
const together = 100;

export function DevicesTable({ rooms, chosen, choose }: Props) {
  const now = useNow(5000);
  const [most, setMost] = useState(together);
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-testid="devices-table">
        <thead>
          <tr>
            <th scope="col">Device</th>
            <th scope="col" data-part="site">
              Site
            </th>
            <th scope="col">State</th>
            <th scope="col">Mood</th>
            <th scope="col" data-part="track">
              Music
            </th>
            <th scope="col" data-part="seen">
              Last seen
            </th>
            <th scope="col" data-part="outbox">
              Outbox
            </th>
          </tr>
        </thead>
        <tbody>
          {rooms.slice(0, most).map((room) => (
            <DeviceRow
              key={room.id}
              id={room.id}
              name={nameOf(room)}
              site={room.place?.siteName ?? '–'}
              presence={presenceOf(room)}
              mood={moodOf(room)}
              moodWord={moodWordOf(room)}
              track={trackWords(room)}
              seen={room.lastSeen == null ? 'Never' : ago(room.lastSeen, now)}
              outbox={outboxWords(room)}
              chosen={room.id === chosen}
              choose={choose}
            />
          ))}
          {rooms.length === 0 && (
            <tr>
              <td colSpan={7} data-testid="none-found">
                No device is like that. Take a word or a filter away.
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {rooms.length > most && (
        <p className={styles.more}>
          <Button onClick={() => setMost(most + together)}>
            {`Show ${Math.min(together, rooms.length - most)} more of ${rooms.length - most}`}
          </Button>
        </p>
      )}
    </div>
  );
}

interface RowProps {
  id: string;
  name: string;
  site: string;
  presence: Presence;
  mood: string;
  moodWord: string;
  track: string;
  seen: string;
  outbox: string;
  chosen: boolean;
  choose: (id: string) => void;
}

/** Takes words, not the room: a box says something several times a second, and its row stays the same. */
const DeviceRow = memo(function DeviceRow(row: RowProps) {
  const { id, name, chosen, choose } = row;
  return (
    <tr data-chosen={chosen} data-device={id}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => choose(id)}>
          {name}
        </button>
        <span className={styles.where}>{row.site === '–' ? '' : row.site}</span>
        {name !== id && <span className={styles.id}>{id}</span>}
      </th>
      <td data-part="site" data-label="Site">
        {row.site}
      </td>
      <td data-part="state">
        <StatePill presence={row.presence} />
      </td>
      <td data-part="mood" data-label="Mood" data-mood={row.mood} className={styles.mood}>
        {row.moodWord}
      </td>
      <td data-part="track" data-label="Music">
        {row.track}
      </td>
      <td data-part="seen" data-label="Last seen">
        {row.seen}
      </td>
      <td data-part="outbox" data-label="Outbox">
        {row.outbox}
      </td>
    </tr>
  );
});

function trackWords(room: Room): string {
  const { track } = room;
  if (!isThere(room) || track?.track == null) return '–';
  const { title, artist } = track.track;
  return `${track.state === 'playing' ? '' : 'Paused: '}${title}${artist === '' ? '' : `, ${artist}`}`;
}

function outboxWords({ health }: Room): string {
  if (health == null) return '–';
  const waiting = `${health.outboxDepth.toLocaleString('en')} waiting`;
  return health.eventsDropped > 0
    ? `${waiting}, ${health.eventsDropped.toLocaleString('en')} dropped`
    : waiting;
}
