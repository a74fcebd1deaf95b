import { useCallback } from 'react';
import { readMoods } from '../../api/history';
import { useLoad } from '../../api/useLoad';
import { Card } from '../../parts/Card';
import { Loaded } from '../../parts/Loaded';
import { Empty } from '../../parts/States';
import { Downloads } from '../Downloads';
import { type Span, spanKey, within } from '../span';
import { MoodChart } from './MoodChart';
import { MoodTable } from './MoodTable';
import styles from './MoodCard.module.css';
import { Summary } from './Summary';

/** What is shown of today goes on. */
const againMs = 60_000;

const steps = { hour: 'minute', day: 'minute', week: 'hour', year: 'day' } as const;

/** The mood of an hour or a day by the minute, of a week by the hour, or of a year by the day. */
export function MoodCard({ device, span }: { device: string; span: Span }) {
  return (
    <Card
      title="Mood over time"
      hint={`Gaps are times without a reading. They are never filled in.${span.view === 'year' ? ' The days are those of UTC.' : ''}`}
      aside={<Downloads device={device} span={span} kind="mood" what="the moods" />}
    >
      <Moods key={spanKey(device, span)} device={device} span={span} />
    </Card>
  );
}

/** Of one span alone: what was shown of another day does not stand under this one's name while this one loads. */
function Moods({ device, span }: { device: string; span: Span }) {
  const step = steps[span.view];
  const history = useLoad(
    useCallback(() => readMoods(device, span.from, span.to, step), [device, span, step]),
    againMs,
  );
  return (
    <div className={styles.chart} data-testid="history-chart" aria-busy={history.state === 'loading'}>
      <Loaded load={history} what="the moods">
        {({ points }) =>
          points.length === 0 ? (
            <Empty icon="history" title={`No reading ${within[span.view]}`}>
              <p>The camera was stopped, the box was away, or too few faces were in view.</p>
            </Empty>
          ) : (
            <>
              <Summary points={points} view={span.view} />
              <MoodChart points={points} span={span} />
              <MoodTable points={points} span={span} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
