import { useState } from 'react';
import type { TrackInfo } from '../../api/contracts';
import { useMayChange } from '../../app/session';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { useCommand } from '../useCommand';
import { AddToPlaylist } from './AddToPlaylist';
import styles from './Playlists.module.css';

interface Props {
  room: Room;
  track: TrackInfo;
  close: () => void;
}

/** What else may be done with a track: it comes next, or goes on a playlist. */
export function TrackMore({ room, track, close }: Props) {
  const { busy, run } = useCommand(room.id);
  const [adds, setAdds] = useState(false);
  const mayChange = useMayChange();
  const next = async () => {
    if (await run('queue.add', { track: track.id, place: 1 }, `${track.title} comes next.`)) close();
  };
  return (
    <div className={styles.actions} data-testid="track-actions">
      <Button look="chip" busy={busy !== undefined} testId="play-next" onClick={() => void next()}>
        Play next
      </Button>
      {mayChange &&
        (adds ? (
          <AddToPlaylist device={room.id} track={track} done={close} />
        ) : (
          <Button look="chip" testId="add-to-playlist" onClick={() => setAdds(true)}>
            Add to a playlist
          </Button>
        ))}
    </div>
  );
}
