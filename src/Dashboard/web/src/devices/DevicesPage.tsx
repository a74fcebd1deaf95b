import { useState } from 'react';
import { useChosenRoom, useLive, useRooms } from '../live/useRooms';
import type { Rooms } from '../live/rooms';
import { count } from '../parts/words';
import { Page } from '../parts/Page';
import { NoBox } from '../parts/NoBox';
import { Failed, Loading } from '../parts/States';
import { DeviceDetails } from './DeviceDetails';
import styles from './DevicesPage.module.css';
import { DevicesTable } from './DevicesTable';

/** All boxes, and one of them in full. */
export function DevicesPage() {
  const { rooms, error } = useRooms();
  const live = useLive();
  if (rooms === undefined && error !== undefined) return <Failed error={error} retry={live.retry} whole />;
  if (rooms === undefined) return <Loading what="the devices" whole />;
  if (rooms.size === 0) return <NoBox icon="device" title="No device yet" />;
  return <Devices rooms={rooms} />;
}

/** From this many on, a field to find one by its name. */
const many = 8;

function Devices({ rooms }: { rooms: Rooms }) {
  const { room: chosen, choose } = useChosenRoom();
  const [text, setText] = useState('');
  const all = [...rooms.values()].sort((a, b) => a.id.localeCompare(b.id));
  const shown = all.filter(({ id }) => id.includes(text.trim().toLowerCase()));
  const online = all.filter(({ state }) => state === 'online').length;
  return (
    <Page
      title="Devices"
      head={
        <>
          <div>
            <h1>Devices</h1>
            <p className={styles.lead}>{`${count(all.length, 'box', 'boxes')}, ${online} online.`}</p>
          </div>
          {all.length >= many && (
            <input
              type="search"
              className={styles.find}
              aria-label="Find a device"
              placeholder="Find a device"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </>
      }
    >
      <DevicesTable rooms={shown} chosen={chosen?.id} choose={choose} />
      {chosen !== undefined && <DeviceDetails key={chosen.id} room={chosen} />}
    </Page>
  );
}
