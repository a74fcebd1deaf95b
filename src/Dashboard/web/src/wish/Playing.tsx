import { useState } from 'react';
import { guestCover, type GuestScreen, sayOpinion } from '../api/guests';
import { Icon } from '../parts/Icon';
import { PictureOrRings } from '../parts/TrackCover';
import styles from './Wish.module.css';

/** What sounds, and whether one likes it. */
export function Playing({ code, screen }: { code: string; screen: GuestScreen }) {
  const { track, state, isThere, isOpen } = screen;
  if (track == null)
    return (
      <p className={styles.note}>{isThere ? 'Nothing is playing.' : 'What plays is not known just now.'}</p>
    );
  return (
    <section className={styles.playing} aria-label={state === 'playing' ? 'It sounds now' : 'Paused'}>
      <PictureOrRings
        address={track.hasCover ? guestCover(code, track.mark) : undefined}
        seed={track.mark}
        size={72}
      />
      <div className={styles.what}>
        <p className={styles.over}>{state === 'playing' ? 'Now' : 'Paused'}</p>
        <p className={styles.title} data-testid="wish-now">
          <bdi>{track.title}</bdi>
        </p>
        <p className={styles.artist}>
          <bdi>{track.artist}</bdi>
        </p>
      </div>
      {isOpen && <Opinion code={code} mark={track.mark} />}
    </section>
  );
}

function Opinion({ code, mark }: { code: string; mark: string }) {
  const [said, setSaid] = useState<boolean>();
  const [fault, setFault] = useState('');
  const say = (likes: boolean) => {
    if (said !== undefined) return;
    setSaid(likes);
    setFault('');
    sayOpinion(code, mark, likes).catch((reason: unknown) => {
      setSaid(undefined);
      setFault((reason as Error).message);
    });
  };
  return (
    <div className={styles.opinion}>
      <div className={styles.hearts}>
        <Heart label="I like it" icon="heart" isSaid={said === true} onSay={() => say(true)} />
        <Heart label="I do not like it" icon="dislike" isSaid={said === false} onSay={() => say(false)} />
      </div>
      <p role="status" className={styles.note} data-testid="wish-opinion">
        {fault !== '' ? fault : said === undefined ? '' : 'Thank you, the room has heard it.'}
      </p>
    </div>
  );
}

interface HeartProps {
  label: string;
  icon: 'heart' | 'dislike';
  isSaid: boolean;
  onSay: () => void;
}

const Heart = ({ label, icon, isSaid, onSay }: HeartProps) => (
  <button type="button" className={styles.heart} aria-label={label} aria-pressed={isSaid} onClick={onSay}>
    <Icon name={icon} size={22} />
  </button>
);
