import { Card } from '../parts/Card';
import { overlapsOf } from './overlaps';
import styles from './Schedule.module.css';
import { gapsOf, weekOf } from './week';
import { Week } from './Week';
import type { ComponentProps } from 'react';

const mostGaps = 6;

/** Told in the page, so that nobody has to guess. */
export const whoWins =
  'What this calendar says goes before the settings and the box’s own file, which hold where it says nothing; what a person sets by hand goes before all of it until the next block or the time set below; and the room’s limits (loudest, quiet hours, a stricter explicit rule, what is blocked) hold always.';

/** The next seven days, what is wrong with them, and who wins. */
export function WeekCard(props: ComponentProps<typeof Week>) {
  const { schedule, today } = props;
  const overlaps = overlapsOf(schedule.blocks);
  const gaps = gapsOf(weekOf(schedule, today));
  return (
    <Card title="The next seven days" testId="week-card">
      <Week {...props} />
      <div className={styles.legend}>
        <span>
          <i data-kind="closed" /> Closed
        </span>
        <span>
          <i data-kind="quiet" /> Quiet hours
        </span>
      </div>
      <div role="status" className={styles.part}>
        {overlaps.map(({ sentence }) => (
          <p key={sentence} className={styles.problems} data-testid="overlap">
            {sentence}
          </p>
        ))}
        {gaps.length > 0 && schedule.blocks.length > 0 && (
          <p className={styles.hint} data-testid="gaps">
            {`Open without a block, so the settings hold: ${gaps.slice(0, mostGaps).join('; ')}${gaps.length > mostGaps ? ` and ${gaps.length - mostGaps} more` : ''}.`}
          </p>
        )}
      </div>
      <p className={styles.note} data-testid="who-wins">
        {whoWins}
      </p>
    </Card>
  );
}
