import type { MoodPoint } from '../../api/contracts';
import { duration } from '../../parts/times';
import { moodWords, signed } from '../../parts/words';
import { bucketsOf, mainMood } from '../buckets';
import type { View } from '../span';
import styles from './Summary.module.css';

/** What the points of the long spans are. */
const counted: Partial<Record<View, string>> = { week: 'Hours', year: 'Days' };

/** The span in four figures. */
export function Summary({ points, view }: { points: readonly MoodPoint[]; view: View }) {
  const [all] = bucketsOf(points, 0, Number.MAX_SAFE_INTEGER);
  if (all === undefined) return null;
  const mood = mainMood(all.moods);
  const steps = points.filter(({ known }) => known > 0).length;
  return (
    <dl className={styles.summary}>
      <div data-mood={mood}>
        <dt>Mostly</dt>
        <dd className={styles.mood}>{moodWords[mood]}</dd>
      </div>
      <div>
        <dt>{counted[view] === undefined ? 'With a mood' : `${counted[view]} with a mood`}</dt>
        <dd>{counted[view] === undefined ? duration(steps * 60) : steps}</dd>
      </div>
      <div>
        <dt>Valence, mean</dt>
        <dd>{all.valence === null ? '–' : signed(all.valence)}</dd>
      </div>
      <div>
        <dt>People, mean</dt>
        <dd>{all.people === null ? '–' : all.people.toFixed(1)}</dd>
      </div>
    </dl>
  );
}
