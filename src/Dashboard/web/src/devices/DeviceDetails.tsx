import { lazy, Suspense } from 'react';
import { Link } from '../app/Link';
import { NotLoaded } from '../app/NotLoaded';
import { useMayChange } from '../app/session';
import { fullNameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { Icon } from '../parts/Icon';
import { Loading } from '../parts/States';
import { IconButton } from '../parts/IconButton';
import styles from './DeviceDetails.module.css';
import { presenceOf } from './fleet';
import { HealthCard } from './HealthCard';
import { SettingsCard } from './settings/SettingsCard';
import { StatePill } from './StatePill';
import { TagsCard } from './TagsCard';
import { WallsCard } from './walls/WallsCard';

/** With the maker of its code; it comes when the details are opened. */
const GuestsCard = lazy(() => import('./guests/GuestsCard').catch(() => ({ default: NotLoaded })));

interface Props {
  room: Room;
  /** Whether it says its name itself; not where the page does. */
  title?: boolean;
  /** Puts it away, where that is possible. */
  close?: () => void;
}

/** One box: how it is, and what may be set from afar. */
export function DeviceDetails({ room, title = false, close }: Props) {
  const name = fullNameOf(room);
  const mayChange = useMayChange();
  const query = `?device=${encodeURIComponent(room.id)}`;
  return (
    <section aria-label={`Details of ${name}`}>
      <header className={styles.head}>
        {title && <h2>{name}</h2>}
        {close !== undefined && (
          <IconButton label="Close the details" onClick={close} testId="close-details">
            <Icon name="close" size={16} />
          </IconButton>
        )}
        <p>
          <StatePill presence={presenceOf(room)} />
          {name !== room.id && <span className={styles.id}>{room.id}</span>}
          <Link to={`/${query}`}>Show the room</Link>
          <Link to={`/history${query}`}>Show its history</Link>
        </p>
      </header>
      <div className={styles.cards}>
        <HealthCard room={room} />
        <SettingsCard room={room} />
        {mayChange && (
          <>
            <TagsCard room={room} />
            <WallsCard room={room} />
            <Suspense fallback={<Loading what="the guests' wishes" />}>
              <GuestsCard room={room} />
            </Suspense>
          </>
        )}
      </div>
    </section>
  );
}
