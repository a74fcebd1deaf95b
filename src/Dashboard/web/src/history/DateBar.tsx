import { usePlace } from '../app/place';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { useNow } from '../parts/useNow';
import styles from './DateBar.module.css';
import { dayOf, neighbour, type Span, type View } from './span';

interface Props {
  span: Span;
  show: (view: View, day: string | null) => void;
}

const views: { view: View; label: string }[] = [
  { view: 'hour', label: 'Hour' },
  { view: 'day', label: 'Day' },
  { view: 'week', label: 'Week' },
  { view: 'year', label: 'Year' },
];

/** Hour, day, week or year; back and forth, and any date. */
export function DateBar({ span, show }: Props) {
  const asked = usePlace().query.get('day');
  return (
    <div className={styles.bar}>
      <div className={styles.views} role="group" aria-label="Length">
        {views.map(({ view, label }) => (
          <button
            key={view}
            type="button"
            aria-pressed={span.view === view}
            data-testid={`history-${view}`}
            onClick={() => show(view, asked)}
          >
            {label}
          </button>
        ))}
      </div>
      {span.view !== 'hour' && <Steps span={span} show={show} />}
    </div>
  );
}

function Steps({ span, show }: Props) {
  const now = useNow(60_000);
  const today = dayOf(new Date(now));
  const asked = usePlace().query.get('day');
  const current = now >= span.from.getTime() && now < span.to.getTime();
  return (
    <div className={styles.steps}>
      <IconButton
        label={`The ${span.view} before`}
        testId="history-before"
        onClick={() => show(span.view, neighbour(span, -1))}
      >
        <Icon name="left" />
      </IconButton>
      <input
        type="date"
        aria-label="Date"
        className={styles.date}
        value={span.view === 'day' ? dayOf(span.from) : (asked ?? today)}
        max={today}
        onChange={(event) => show(span.view, event.target.value === '' ? null : event.target.value)}
      />
      <IconButton
        label={`The ${span.view} after`}
        testId="history-after"
        disabled={current}
        onClick={() => show(span.view, neighbour(span, 1))}
      >
        <Icon name="right" />
      </IconButton>
    </div>
  );
}
