import type { UpcomingTrack } from '../../api/contracts';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { TrackCover } from '../../parts/TrackCover';
import styles from './Next.module.css';

interface Props {
  device: string;
  upcoming: UpcomingTrack;
  /** From 1. */
  place: number;
  isLast: boolean;
  may: boolean;
  busy: boolean;
  move: (place: number, button: 'up' | 'down') => void;
  remove: () => void;
}

/** A track that comes next; the buttons of its row work by keyboard, and keep the focus when it moves. */
export function NextRow({ device, upcoming, place, isLast, may, busy, move, remove }: Props) {
  const { track, why, by } = upcoming;
  return (
    <li className={styles.row} data-testid="next-row" data-track={track.id} data-asked={by != null}>
      <span className={styles.place} aria-hidden="true">
        {place}
      </span>
      <TrackCover device={device} track={track} size={48} />
      <div className={styles.words}>
        <p className={styles.title}>
          {track.title}
          {track.artist !== '' && <span className={styles.artist}> {track.artist}</span>}
        </p>
        <p className={styles.note}>{why}</p>
      </div>
      {may && (
        <div className={styles.buttons}>
          <IconButton
            label={`${track.title} earlier`}
            testId="next-up"
            disabled={place === 1}
            busy={busy && place !== 1}
            onClick={() => move(place - 1, 'up')}
          >
            <Icon name="up" />
          </IconButton>
          <IconButton
            label={`${track.title} later`}
            testId="next-down"
            disabled={isLast}
            busy={busy && !isLast}
            onClick={() => move(place + 1, 'down')}
          >
            <Icon name="down" />
          </IconButton>
          <IconButton label={`Not ${track.title}`} testId="next-remove" busy={busy} onClick={remove}>
            <Icon name="close" />
          </IconButton>
        </div>
      )}
    </li>
  );
}
