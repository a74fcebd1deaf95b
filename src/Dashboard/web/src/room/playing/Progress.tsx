import type { LiveTrack } from '../../api/contracts';
import { trackTime } from '../../parts/times';
import { useNow } from '../../parts/useNow';
import { elapsedAt } from './elapsedAt';
import styles from './Progress.module.css';

/** Runs on by itself between the box's updates. */
export function Progress({ live }: { live: LiveTrack }) {
  const now = useNow(500, live.state === 'playing');
  const length = live.track?.durationSeconds ?? 0;
  const elapsed = elapsedAt(live, now);
  return (
    <div className={styles.progress}>
      <span>{trackTime(elapsed)}</span>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="How far into the track"
        aria-valuemin={0}
        aria-valuemax={Math.round(length)}
        aria-valuenow={Math.round(elapsed)}
        aria-valuetext={length > 0 ? `${trackTime(elapsed)} of ${trackTime(length)}` : trackTime(elapsed)}
      >
        <i style={{ transform: `scaleX(${length > 0 ? elapsed / length : 0})` }} />
      </div>
      <span>{length > 0 ? trackTime(length) : '–:––'}</span>
    </div>
  );
}
