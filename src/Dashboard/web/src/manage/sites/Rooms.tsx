import { makeRoom, placeDevice, removeRoom, type Site, takeDeviceOut } from '../../api/manage';
import { useRooms } from '../../live/useRooms';
import { Button } from '../../parts/Button';
import { Chip } from '../../parts/Chip';
import styles from '../Manage.module.css';
import { NewNamed } from '../NewNamed';
import { useAct } from '../useAct';

/** The rooms of a site, and which device stands in which. */
export function Rooms({ site, reload }: { site: Site; reload: () => void }) {
  const { act, busy } = useAct(reload);
  const { rooms } = useRooms();
  const placed = new Set(site.rooms.flatMap((room) => room.devices));
  const free = [...(rooms?.keys() ?? [])].filter((device) => !placed.has(device)).sort();
  return (
    <>
      <ul className={styles.rows}>
        {site.rooms.map((room) => (
          <li key={room.id}>
            <div className={styles.what}>
              <p className={styles.name}>{room.name}</p>
              {room.devices.length === 0 && <p className={styles.meta}>No device yet.</p>}
            </div>
            <div className={styles.actions}>
              {room.devices.map((device) => (
                <Chip
                  key={device}
                  name={device}
                  removeLabel={`Take ${device} out of ${room.name}`}
                  onRemove={() => {
                    if (!busy) act(takeDeviceOut(site.id, device), `${device} is out of this site.`);
                  }}
                />
              ))}
              {free.length > 0 && (
                <select
                  className={styles.select}
                  aria-label={`Put a device into ${room.name}`}
                  value=""
                  disabled={busy}
                  onChange={(event) =>
                    act(
                      placeDevice(site.id, room.id, event.target.value),
                      `${event.target.value} is in ${room.name}.`,
                    )
                  }
                >
                  <option value="">Put a device in…</option>
                  {free.map((device) => (
                    <option key={device}>{device}</option>
                  ))}
                </select>
              )}
              {room.devices.length === 0 && (
                <Button
                  disabled={busy}
                  aria-label={`Remove the room ${room.name}`}
                  onClick={() => act(removeRoom(site.id, room.id), `${room.name} is removed.`)}
                >
                  Remove
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <NewNamed
        label={site.rooms.length === 0 ? 'The first room' : 'Another room'}
        action="Add it"
        make={(name) => makeRoom(site.id, name)}
        reload={reload}
        testId="room"
      />
    </>
  );
}
