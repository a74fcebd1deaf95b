import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FoundStation, RadioStation } from '../../api/contracts';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { StationForm } from './StationForm';
import styles from './Stations.module.css';
import { foundWords, kept } from './stations';

interface Props {
  found: FoundStation;
  isKept: boolean;
  needsLicence: boolean;
  may: boolean;
  onListen: (station: RadioStation) => void;
  /** Says whether it is done. */
  onAdd: (station: RadioStation) => Promise<boolean>;
}

/** A station of the directory: heard now, or taken into the room's own. */
export function FoundRow({ found, isKept, needsLicence, may, onListen, onAdd }: Props) {
  const [open, setOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);

  const close = () => {
    flushSync(() => setOpen(false));
    row.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  };
  return (
    <li ref={row} className={styles.row} data-testid="found-station">
      {open ? (
        <StationForm
          station={kept(found)}
          needsLicence={needsLicence}
          label={`Add ${found.name}`}
          word="Add to the room"
          onSave={(station) => void onAdd(station).then((done) => done && close())}
          onLeave={close}
        />
      ) : (
        <>
          <div className={styles.words}>
            <p className={styles.title}>{found.name}</p>
            <p className={styles.note}>{foundWords(found)}</p>
          </div>
          <IconButton
            label={`Listen to ${found.name}`}
            disabled={!may || needsLicence}
            onClick={() => onListen(kept(found))}
            testId="found-listen"
          >
            <Icon name="play" />
          </IconButton>
          <Button
            disabled={isKept}
            onClick={() => setOpen(true)}
            testId="found-add"
            aria-label={`${isKept ? 'Added' : 'Add'}: ${found.name}`}
          >
            {isKept ? 'Added' : 'Add'}
          </Button>
        </>
      )}
    </li>
  );
}
