import { useState } from 'react';
import { makeRoom, placeDevice, removeRoom, type Site, takeDeviceOut } from '../../api/manage';
import { useLive, useRooms } from '../../live/useRooms';
import { Button } from '../../parts/Button';
import { Chip } from '../../parts/Chip';
import { Combobox } from '../../parts/Combobox';
import styles from '../Manage.module.css';
import { NewNamed } from '../NewNamed';
import { useAct } from '../useAct';

/** The rooms of a site, and which device stands in which. */
export function Rooms({ site, reload }: { site: Site; reload: () => void }) {
  const live = useLive();
  // The names of the rooms stand in the list of devices too.
  const { act, busy } = useAct(() => {
    reload();
    void live.refresh();
  });
  const { rooms } = useRooms();
  const placed = new Set(site.rooms.flatMap((room) => room.devices));
  const free = [...(rooms?.keys() ?? [])].filter((device) => !placed.has(device)).sort();
  // One field at a time: with many rooms and devices a list in each would be thousands of lines.
  const [filling, setFilling] = useState<string>();
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
              {free.length > 0 && filling !== room.id && (
                <Button
                  disabled={busy}
                  aria-label={`Put a device in ${room.name}`}
                  testId="room-fill"
                  onClick={() => setFilling(room.id)}
                >
                  Put a device in
                </Button>
              )}
              {filling === room.id && (
                <Combobox
                  label={`Device for ${room.name}`}
                  value=""
                  placeholder="Which device?"
                  options={free.map((id) => ({ id, name: id, note: '' }))}
                  testId="room-device"
                  focused
                  onChoose={(device) => {
                    setFilling(undefined);
                    act(placeDevice(site.id, room.id, device), `${device} is in ${room.name}.`);
                  }}
                  onLeave={() => setFilling(undefined)}
                />
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
