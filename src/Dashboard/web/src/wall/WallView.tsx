import { useState } from 'react';
import { skipOnWall, wallCover, type WallScreen } from '../api/walls';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { PictureOrRings } from '../parts/TrackCover';
import { moodWords } from '../parts/words';
import styles from './WallView.module.css';

/** Readable from across the room: the cover, the title, and the mood where the owner wants it. */
export function WallView({ screen, isLost }: { screen: WallScreen; isLost: boolean }) {
  const { track, mood } = screen;
  return (
    <main className={styles.wall} data-mood={mood ?? undefined} data-state={screen.state}>
      <title>{`${screen.name} · Roomtone`}</title>
      <div className={styles.light} aria-hidden="true" />
      {track != null && (
        <div className={styles.cover} key={track.mark}>
          <PictureOrRings
            address={track.hasCover ? wallCover(track.mark) : undefined}
            seed={track.mark}
            size={480}
          />
        </div>
      )}
      <div className={styles.words}>
        {mood != null && (
          <p className={styles.mood} data-testid="wall-mood">
            {moodWords[mood]}
          </p>
        )}
        <h1 className={styles.title} data-testid="wall-title">
          <bdi>{track?.title ?? quiet(screen)}</bdi>
        </h1>
        {track != null && (
          <p className={styles.artist}>
            <bdi>{track.artist}</bdi>
          </p>
        )}
        {screen.state === 'paused' && track != null && <p className={styles.note}>Paused</p>}
        {screen.maySkip && track != null && <Skip key={track.mark} />}
      </div>
      <p className={styles.foot} role="status">
        {isLost ? 'No line to Roomtone. It is tried again.' : screen.name}
      </p>
    </main>
  );
}

const quiet = ({ isThere }: WallScreen) => (isThere ? 'Nothing is playing' : 'The box is not there');

function Skip() {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const skip = () => {
    setBusy(true);
    setFault('');
    skipOnWall()
      .catch((reason: unknown) => setFault((reason as Error).message))
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles.skip}>
      <Button onClick={skip} busy={busy} testId="wall-skip">
        <Icon name="skip" size={26} />
        Skip
      </Button>
      <p role="alert" className={styles.note}>
        {fault}
      </p>
    </div>
  );
}
