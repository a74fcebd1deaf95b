import { clock, dayAndClock, utcDay } from '../../parts/times';
import { moodWords, percent, signed } from '../../parts/words';
import { type Bucket, mainMood } from '../buckets';
import type { View } from '../span';
import styles from './ReadOut.module.css';

/** What the chosen column holds, in one line that is always there, so that nothing jumps. */
export function ReadOut({ bucket, view }: { bucket: Bucket | undefined; view: View }) {
  return (
    <p className={styles.readout} aria-live="polite" data-testid="history-readout">
      {bucket === undefined ? (
        <span className={styles.hint}>Point at the chart, or touch it, to read it.</span>
      ) : (
        <Words bucket={bucket} view={view} />
      )}
    </p>
  );
}

function Words({ bucket, view }: { bucket: Bucket; view: View }) {
  const mood = mainMood(bucket.moods);
  const share = bucket.windows === 0 ? 0 : bucket.moods[mood] / bucket.windows;
  return (
    <>
      <span>{timeOf(bucket, view)}</span>
      <strong data-mood={mood} className={styles.mood}>
        {`${moodWords[mood]} ${percent(share)}`}
      </strong>
      {bucket.valence !== null && <span>{`valence ${signed(bucket.valence)}`}</span>}
      {bucket.arousal !== null && <span>{`arousal ${signed(bucket.arousal)}`}</span>}
      {bucket.people !== null && <span>{`${bucket.people.toFixed(1)} people`}</span>}
    </>
  );
}

function timeOf({ start, end }: Bucket, view: View): string {
  if (view !== 'year') {
    const from = new Date(start);
    return `${view === 'week' ? dayAndClock(from) : clock(from)} to ${clock(new Date(end))}`;
  }
  const last = utcDay(end - 1);
  return last === utcDay(start) ? last : `${utcDay(start)} to ${last}`;
}
