import { useId } from 'react';
import type { Playlist } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { duration } from '../../parts/times';
import { count } from '../../parts/words';
import { useCommand } from '../useCommand';
import { PlaylistEditor } from './PlaylistEditor';
import styles from './Playlists.module.css';

interface Props {
  room: Room;
  list: Playlist;
  mayChange: boolean;
  isOpen: boolean;
  toggle: () => void;
}

/** A playlist: how long it is, play it now, and what is on it. */
export function PlaylistRow({ room, list, mayChange, isOpen, toggle }: Props) {
  const { busy, run } = useCommand(room.id);
  const panel = useId();
  const length = list.seconds > 0 ? `, ${duration(list.seconds)}` : '';
  return (
    <li className={styles.list} data-testid="playlist" data-value={list.name}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h3 className={styles.name}>{list.name}</h3>
          <p className={styles.note}>{`${count(list.tracks, 'track')}${length}, made by ${list.by}`}</p>
        </div>
        <IconButton
          label={`Play ${list.name} now`}
          testId="playlist-play"
          disabled={list.tracks === 0}
          busy={busy !== undefined}
          onClick={() => void run('playlist.play', { id: list.id }, `${list.name} plays.`)}
        >
          <Icon name="play" />
        </IconButton>
        {mayChange && (
          <IconButton
            label={isOpen ? `Close ${list.name}` : `Change ${list.name}`}
            testId="playlist-open"
            expanded={isOpen}
            controls={panel}
            onClick={toggle}
          >
            <Icon name={isOpen ? 'up' : 'pen'} />
          </IconButton>
        )}
      </div>
      {isOpen && (
        <div id={panel}>
          <PlaylistEditor room={room} list={list} />
        </div>
      )}
    </li>
  );
}
