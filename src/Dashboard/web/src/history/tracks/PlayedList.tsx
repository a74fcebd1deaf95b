import { useState } from 'react';
import type { PlayedTrack } from '../../api/contracts';
import { Button } from '../../parts/Button';
import type { View } from '../span';
import { PlayedRow } from './PlayedRow';
import styles from './Tracks.module.css';

const atFirst = 12;

interface Props {
  device: string;
  tracks: PlayedTrack[];
  view: View;
}

/** The newest tracks, and the rest when somebody asks for them. */
export function PlayedList({ device, tracks, view }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? tracks : tracks.slice(0, atFirst);
  const hidden = tracks.length - shown.length;
  return (
    <>
      <ol className={styles.list}>
        {shown.map((track, place) => (
          <PlayedRow
            key={`${track.at} ${track.track}`}
            device={device}
            track={track}
            view={view}
            newest={place === 0}
          />
        ))}
      </ol>
      {hidden > 0 && (
        <p className={styles.more}>
          <Button onClick={() => setAll(true)}>{`Show ${hidden} more`}</Button>
        </p>
      )}
    </>
  );
}
