import { useCallback } from 'react';
import { deviceOf, detailsOf, go, usePlace } from '../app/place';
import { Link } from '../app/Link';
import { remember } from '../app/remembered';
import { useMayChange } from '../app/session';
import { fullNameOf } from '../live/names';
import { chosenBoxes, keepChosen } from '../many/targets';
import { isFleet, type Room, type Rooms } from '../live/rooms';
import { useChosenRoom, useLive, useRooms } from '../live/useRooms';
import { Button } from '../parts/Button';
import { NoBox } from '../parts/NoBox';
import { Page } from '../parts/Page';
import { Failed, Loading } from '../parts/States';
import { useWide } from '../parts/useWide';
import { count } from '../parts/words';
import { DeviceDetails } from './DeviceDetails';
import styles from './DevicesPage.module.css';
import { DevicesTable } from './DevicesTable';
import { behindIn, countsOf, listed, sitesOf, tagsOf, type Wanted } from './fleet';
import { FleetBar } from './FleetBar';
import { SiteTiles } from './SiteTiles';
import { useWanted } from './useWanted';

/** All boxes, and one of them in full: beside the list, or where there is no room for it, in its place. */
export function DevicesPage() {
  const { rooms, error } = useRooms();
  const live = useLive();
  const { path } = usePlace();
  const { room: chosen } = useChosenRoom();
  const wide = useWide();
  if (rooms === undefined && error !== undefined) return <Failed error={error} retry={live.retry} whole />;
  if (rooms === undefined) return <Loading what="the devices" whole />;
  if (rooms.size === 0) return <NoBox icon="device" title="No device yet" />;
  if (!wide && path !== '/devices' && chosen !== undefined) return <OneDevice room={chosen} />;
  return <Devices rooms={rooms} />;
}

/** The whole page on a telephone. */
function OneDevice({ room }: { room: Room }) {
  const { search } = window.location;
  return (
    <Page
      title={fullNameOf(room)}
      head={
        <div>
          <Link to={`/devices${search}`} className={styles.back} data-testid="all-devices">
            ‹ All devices
          </Link>
          <h1>{fullNameOf(room)}</h1>
        </div>
      }
    >
      <DeviceDetails key={room.id} room={room} />
    </Page>
  );
}

function Devices({ rooms }: { rooms: Rooms }) {
  const place = usePlace();
  const { room: usual } = useChosenRoom();
  const { wanted, want } = useWanted();
  const wide = useWide();
  const mayChange = useMayChange();
  const all = [...rooms.values()];
  const counts = countsOf(all);
  const shown = listed(all, wanted);
  const fleet = isFleet(rooms);
  // In a fleet a box is open when it was asked for; of a few, one always is.
  const open = fleet && deviceOf(place) === null ? undefined : usual;
  const beside = wide && open !== undefined && shown.includes(open) ? open : undefined;
  const choose = useCallback((id: string) => {
    remember('device', id);
    go(`${detailsOf(id)}${withoutDevice(window.location.search)}`);
  }, []);
  return (
    <Page
      title="Devices"
      head={
        <>
          <div>
            <h1>Devices</h1>
            <p className={styles.lead}>{`${count(all.length, 'box', 'boxes')}, ${counts.online} online.`}</p>
          </div>
          {mayChange && all.length > 1 && (
            <Button
              testId="change-many"
              disabled={shown.length === 0}
              onClick={() => go(`/many?to=${encodeURIComponent(targetOf(wanted, all, shown))}`)}
            >
              {shown.length === all.length ? 'Change many' : `Change these ${shown.length}`}
            </Button>
          )}
        </>
      }
    >
      <SiteTiles sites={sitesOf(all)} chosen={wanted.site} choose={(site) => want({ site })} />
      {fleet && (
        <FleetBar wanted={wanted} want={want} counts={counts} tags={tagsOf(all)} behind={behindIn(all)} />
      )}
      <div className={styles.body} data-open={beside !== undefined}>
        <DevicesTable rooms={shown} chosen={beside?.id} choose={choose} />
        {beside !== undefined && (
          <aside className={styles.beside} data-testid="device-details">
            <DeviceDetails
              key={beside.id}
              room={beside}
              title
              close={fleet ? () => go(`/devices${withoutDevice(place.query)}`) : undefined}
            />
          </aside>
        )}
      </div>
    </Page>
  );
}

/** What is found, as the page for many takes it: a whole site or tag by its name, else the list. */
function targetOf(
  { text, state, site, tag, behind }: Wanted,
  all: readonly Room[],
  shown: readonly Room[],
): string {
  if (shown.length === all.length) return 'all';
  const isNarrow = text.trim() !== '' || state !== '' || behind;
  if (!isNarrow && tag === '' && site !== '') return `site:${site}`;
  if (!isNarrow && site === '' && tag !== '') return `tag:${tag}`;
  keepChosen(shown.map(({ id }) => id));
  return chosenBoxes;
}

function withoutDevice(search: string | URLSearchParams): string {
  const query = new URLSearchParams(search);
  query.delete('device');
  return query.size === 0 ? '' : `?${query}`;
}
