import type { Room } from '../live/rooms';
import { useNow } from '../parts/useNow';
import { ago } from '../parts/times';
import styles from './DevicesTable.module.css';
import { StatePill } from './StatePill';

interface Props {
  rooms: readonly Room[];
  chosen: string | undefined;
  choose: (id: string) => void;
}

export function DevicesTable({ rooms, chosen, choose }: Props) {
  const now = useNow(5000);
  return (
    <div className={styles.frame}>
      <table className={styles.table} data-testid="devices-table">
        <thead>
          <tr>
            <th scope="col">Device</th>
            <th scope="col">State</th>
            <th scope="col">Last seen</th>
            <th scope="col">Camera</th>
            <th scope="col">Outbox</th>
            <th scope="col">Version</th>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room) => (
            <tr key={room.id} data-chosen={room.id === chosen} data-device={room.id}>
              <th scope="row">
                <button type="button" aria-pressed={room.id === chosen} onClick={() => choose(room.id)}>
                  {room.id}
                </button>
              </th>
              <td data-label="State">
                <StatePill state={room.state} />
              </td>
              <td data-label="Last seen">{room.lastSeen == null ? 'Never' : ago(room.lastSeen, now)}</td>
              <td data-label="Camera">{cameraWords(room)}</td>
              <td data-label="Outbox">{outboxWords(room)}</td>
              <td data-label="Version">{room.version ?? '–'}</td>
            </tr>
          ))}
          {rooms.length === 0 && (
            <tr>
              <td colSpan={6}>No device has such a name.</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function cameraWords({ state, sensing }: Room): string {
  if (state !== 'online' || sensing == null) return '–';
  if (!sensing.on) return 'Stopped';
  return sensing.capturing ? `On (${sensing.camera})` : 'Waiting';
}

function outboxWords({ health }: Room): string {
  if (health == null) return '–';
  const waiting = `${health.outboxDepth.toLocaleString('en')} waiting`;
  return health.eventsDropped > 0
    ? `${waiting}, ${health.eventsDropped.toLocaleString('en')} dropped`
    : waiting;
}
