import { useCallback } from 'react';
import { readMoods } from '../../../api/history';
import { useLoad } from '../../../api/useLoad';
import { Card } from '../../../parts/Card';
import { Empty, Failed, Loading } from '../../../parts/States';
import { Downloads } from '../Downloads';
import { type Span, within } from '../span';
import { MoodChart } from './MoodChart';
import { MoodTable } from './MoodTable';
import { Summary } from './Summary';

/** What is shown of today goes on. */
const againMs = 60_000;

const steps = { hour: 'minute', day: 'minute', week: 'hour', year: 'day' } as const;

/** The mood of an hour or a day by the minute, of a week by the hour, or of a year by the day. */
export function MoodCard({ device, span }: { device: string; span: Span }) {
  const step = steps[span.view];
  const history = useLoad(
    useCallback(() => readMoods(device, span.from, span.to, step), [device, span, step]),
    againMs,
  );
  return (
    <Card
      title="Mood over time"
      hint={`Gaps are times without a reading. They are never filled in.${span.view === 'year' ? ' The days are those of UTC.' : ''}`}
      aside={<Downloads device={device} span={span} kind="mood" what="the moods" />}
    >
      <div data-testid="history-chart" aria-busy={history.state === 'loading'}>
        {history.state === 'failed' ? (
          <Failed error={history.error} retry={history.reload} />
        ) : history.value === undefined ? (
          <Loading what="the moods" />
        ) : history.value.points.length === 0 ? (
          <Empty icon="history" title={`No reading ${within[span.view]}`}>
            <p>The camera was stopped, the box was away, or too few faces were in view.</p>
          </Empty>
        ) : (
          <>
            <Summary points={history.value.points} view={span.view} />
            <MoodChart points={history.value.points} span={span} />
            <MoodTable points={history.value.points} span={span} />
          </>
        )}
      </div>
    </Card>
  );
}
