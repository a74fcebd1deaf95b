import { useId, useState } from 'react';
import type { TrackInfo } from '../api/contracts';
import type { Room } from '../live/rooms';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { TrackCover } from '../parts/TrackCover';
import { trackTime } from '../parts/times';
import { TrackMore } from './playlists/TrackMore';
import styles from './TrackRow.module.css';
import { useCommand } from './useCommand';
import { useMayCommand } from './useMayCommand';

/** A track in a list, with a button that plays it now, and one that opens what else may be done with it. */
export function TrackRow({ room, track, note }: { room: Room; track: TrackInfo; note: string }) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const [open, setOpen] = useState(false);
  const panel = useId();
  return (
    <li className={styles.row} data-testid="track-row">
      <TrackCover device={room.id} track={track} size={48} />
      <div className={styles.words}>
        <p className={styles.title}>
          {track.title}
          {track.artist !== '' && <span className={styles.artist}> {track.artist}</span>}
        </p>
        <p className={styles.note}>{note}</p>
      </div>
      <span className={styles.length}>{track.durationSeconds > 0 && trackTime(track.durationSeconds)}</span>
      <div className={styles.buttons}>
        {may && (
          <IconButton
            label={`More for ${track.title}`}
            expanded={open}
            controls={panel}
            onClick={() => setOpen(!open)}
            testId="track-more"
          >
            <Icon name="more" />
          </IconButton>
        )}
        <IconButton
          label={`Play ${track.title}`}
          disabled={!may || busy !== undefined}
          busy={busy !== undefined}
          onClick={() => void run('music.play-track', { id: track.id })}
          testId="play-track"
        >
          <Icon name="play" />
        </IconButton>
      </div>
      {open && (
        <div className={styles.more} id={panel}>
          <TrackMore room={room} track={track} close={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
}
