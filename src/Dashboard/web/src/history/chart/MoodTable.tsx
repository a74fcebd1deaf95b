import type { MoodPoint } from '../../api/contracts';
import { clock, dayWords, utcDay } from '../../parts/times';
import { moodWords, signed } from '../../parts/words';
import { bucketsOf, mainMood } from '../buckets';
import type { Span } from '../span';
import styles from './MoodTable.module.css';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The chart in words, for those who would rather read: by five minutes, the hour, the day, or seven days. */
export function MoodTable({ points, span }: { points: readonly MoodPoint[]; span: Span }) {
  const rows = bucketsOf(
    points,
    span.from.getTime(),
    { hour: 5 * minuteMs, day: hourMs, week: dayMs, year: 7 * dayMs }[span.view],
  );
  return (
    <details className={styles.details}>
      <summary>As a table</summary>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                {{ hour: 'From', day: 'From', week: 'Day', year: 'Seven days from' }[span.view]}
              </th>
              <th scope="col">Mostly</th>
              <th scope="col">Valence</th>
              <th scope="col">Arousal</th>
              <th scope="col">People</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.start}>
                <th scope="row">{rowName(row.start, span)}</th>
                <td>{moodWords[mainMood(row.moods)]}</td>
                <td>{row.valence === null ? '–' : signed(row.valence)}</td>
                <td>{row.arousal === null ? '–' : signed(row.arousal)}</td>
                <td>{row.people === null ? '–' : row.people.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function rowName(start: number, { view }: Span): string {
  if (view === 'year') return utcDay(start);
  if (view !== 'week') return clock(new Date(start));
  // Noon, so that a day of 23 or 25 hours keeps its name.
  return dayWords(new Date(start + dayMs / 2), { weekday: 'short', day: 'numeric', month: 'short' });
}
