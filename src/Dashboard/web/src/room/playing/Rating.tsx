import { useState } from 'react';
import type { Room } from '../../live/rooms';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './Transport.module.css';

type Liked = 'like' | 'dislike';

/** Like, dislike, and taking the last word back; its key is the track, so that a new one starts with neither. */
export function Rating({ room }: { room: Room }) {
  const { busy, run } = useCommand(room.id);
  const [liked, setLiked] = useState<Liked>();
  const may = useMayCommand(room);
  const track = room.track?.track ?? undefined;

  const rate = async (kind: Liked) => {
    const said = kind === 'like' ? 'More of this.' : 'Less of this.';
    if (await run(`feedback.${kind}`, { track: track?.id }, said)) setLiked(kind);
  };

  const undo = async () => {
    if (await run('feedback.undo', undefined, 'Your last word is taken back.')) setLiked(undefined);
  };

  return (
    <div className={styles.rating} role="group" aria-label="What you say of it">
      <IconButton
        label="Like"
        testId="like"
        pressed={liked === 'like'}
        disabled={!may || track === undefined}
        busy={busy === 'feedback.like'}
        onClick={() => void rate('like')}
      >
        <Icon name="heart" size={22} solid={liked === 'like'} />
      </IconButton>
      <IconButton
        label="Dislike"
        testId="dislike"
        pressed={liked === 'dislike'}
        disabled={!may || track === undefined}
        busy={busy === 'feedback.dislike'}
        onClick={() => void rate('dislike')}
      >
        <Icon name="dislike" size={22} solid={liked === 'dislike'} />
      </IconButton>
      <IconButton
        label="Take back"
        testId="undo"
        disabled={!may}
        busy={busy === 'feedback.undo'}
        onClick={() => void undo()}
      >
        <Icon name="undo" size={22} />
      </IconButton>
    </div>
  );
}
