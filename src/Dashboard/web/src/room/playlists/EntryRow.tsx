import type { PlaylistEntry } from '../../api/contracts';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { trackTime } from '../../parts/times';
import styles from './Playlists.module.css';

interface Props {
  entry: PlaylistEntry;
  /** From 1. */
  place: number;
  isLast: boolean;
  busy: boolean;
  move: (place: number) => void;
  remove: () => void;
}

/** A track of a playlist; one that would be passed over now says why. */
export function EntryRow({ entry, place, isLast, busy, move, remove }: Props) {
  const { track, refusal } = entry;
  return (
    <li className={styles.entry} data-testid="playlist-entry" data-refused={refusal != null}>
      <span className={styles.place} aria-hidden="true">
        {place}
      </span>
      <div className={styles.words}>
        <p className={styles.title}>
          {track.title}
          {track.artist !== '' && <span className={styles.artist}> {track.artist}</span>}
        </p>
        {refusal != null && <p className={styles.note}>{refusal}</p>}
      </div>
      <span className={styles.length}>{track.durationSeconds > 0 && trackTime(track.durationSeconds)}</span>
      <div className={styles.buttons}>
        <IconButton
          label={`${track.title} earlier`}
          testId="entry-up"
          disabled={place === 1}
          busy={busy && place !== 1}
          onClick={() => move(place - 1)}
        >
          <Icon name="up" />
        </IconButton>
        <IconButton
          label={`${track.title} later`}
          testId="entry-down"
          disabled={isLast}
          busy={busy && !isLast}
          onClick={() => move(place + 1)}
        >
          <Icon name="down" />
        </IconButton>
        <IconButton
          label={`Take ${track.title} off the list`}
          testId="entry-remove"
          busy={busy}
          onClick={remove}
        >
          <Icon name="close" />
        </IconButton>
      </div>
    </li>
  );
}
