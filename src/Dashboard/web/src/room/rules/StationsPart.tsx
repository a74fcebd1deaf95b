import { lazy, Suspense, useId, useState } from 'react';
import type { RoomSettings } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Loading } from '../../parts/States';
import { count } from '../../parts/words';
import styles from './Rules.module.css';
import type { ChangeRules } from './useRules';

const Stations = lazy(() => import('../stations/Stations').catch(() => ({ default: NotLoaded })));

interface Props {
  room: Room;
  settings: RoomSettings;
  change: ChangeRules;
}

/** The stations of web radio: how many, and all of them once somebody asks. */
export function StationsPart({ room, settings, change }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const kept = settings.stations.length;
  return (
    <section className={styles.wide} aria-label="Stations of web radio" data-testid="stations-part">
      <h3>Stations of web radio</h3>
      <div className={styles.buttons}>
        <Button
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
          testId="stations-open"
        >
          {open ? 'Hide the stations' : kept === 0 ? 'Find stations' : `Show ${count(kept, 'station')}`}
        </Button>
      </div>
      {open && (
        <div id={id}>
          <Suspense fallback={<Loading what="the stations" />}>
            <Stations room={room} settings={settings} change={change} />
          </Suspense>
        </div>
      )}
    </section>
  );
}

const NotLoaded = () => (
  <p className={styles.note} role="alert">
    This part could not be loaded. Look at the connection and load the page again.
  </p>
);
