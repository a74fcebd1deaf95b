import type { Room } from '../../live/rooms';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import { Rating } from './Rating';
import styles from './Transport.module.css';

/** Play, pause, back, skip, like, dislike, and taking the last word back. A new track starts with neither liked nor disliked. */
export function Transport({ room }: { room: Room }) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const track = room.track?.track ?? undefined;
  const playing = room.track?.state === 'playing';

  return (
    <div className={styles.transport}>
      <IconButton
        look="main"
        label={playing ? 'Pause' : 'Play'}
        testId="play"
        disabled={!may}
        busy={busy === 'music.play' || busy === 'music.pause'}
        onClick={() => void run(playing ? 'music.pause' : 'music.play')}
      >
        <Icon name={playing ? 'pause' : 'play'} size={24} />
      </IconButton>
      <IconButton
        label="Back"
        testId="back"
        disabled={!may || track === undefined}
        busy={busy === 'music.back'}
        onClick={() => void run('music.back')}
      >
        <Icon name="back" size={22} />
      </IconButton>
      <IconButton
        label="Skip"
        testId="skip"
        disabled={!may || track === undefined}
        busy={busy === 'music.skip'}
        onClick={() => void run('music.skip')}
      >
        <Icon name="skip" size={22} />
      </IconButton>
      <span className={styles.gap} />
      <Rating room={room} />
    </div>
  );
}
