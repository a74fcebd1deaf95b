import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { OfferedStation, RadioStation } from '../../api/contracts';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { StationForm } from './StationForm';
import styles from './Stations.module.css';
import { stationWords } from './stations';

interface Props {
  offered: OfferedStation;
  needsLicence: boolean;
  /** Whether the box can be asked now. */
  may: boolean;
  onListen: (station: RadioStation) => void;
  /** Says whether it is done. */
  onChange: (station: RadioStation) => Promise<boolean>;
  onRemove: (station: RadioStation) => void;
}

/** A station of the room: heard now, changed in its place, or taken out. Those of the box's file only a hand there changes. */
export function StationRow({ offered, needsLicence, may, onListen, onChange, onRemove }: Props) {
  const { station, isOfTheFile, refusal } = offered;
  const [open, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);

  /** The form goes, so the button that opened it takes the focus back. */
  const close = () => {
    flushSync(() => setOpen(false));
    row.current?.querySelector<HTMLElement>('[data-testid="station-change"]')?.focus();
  };
  return (
    <li ref={row} className={styles.row} data-testid="station" data-address={station.address}>
      {open ? (
        <StationForm
          station={station}
          needsLicence={needsLicence}
          label={`Change ${station.name}`}
          word="Save"
          onSave={(changed) => void onChange(changed).then((done) => done && close())}
          onLeave={close}
        />
      ) : (
        <>
          <div className={styles.words}>
            <p className={styles.title}>{station.name}</p>
            <p className={styles.note}>
              {stationWords(station)}
              {isOfTheFile && " · of the box's own file"}
            </p>
            {refusal != null && (
              <p className={styles.problem} data-testid="station-refusal">
                {refusal}
              </p>
            )}
          </div>
          <IconButton
            label={`Listen to ${station.name}`}
            disabled={!may || refusal != null}
            onClick={() => onListen(station)}
            testId="station-listen"
          >
            <Icon name="play" />
          </IconButton>
          {!isOfTheFile && (
            <>
              <IconButton
                label={`Change ${station.name}`}
                onClick={() => setOpen(true)}
                testId="station-change"
              >
                <Icon name="pen" size={16} />
              </IconButton>
              <IconButton
                label={`Remove ${station.name}`}
                onClick={() => onRemove(station)}
                testId="station-remove"
              >
                <Icon name="close" size={16} />
              </IconButton>
            </>
          )}
        </>
      )}
    </li>
  );
}
