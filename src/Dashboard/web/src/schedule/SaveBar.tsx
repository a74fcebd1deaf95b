import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { overlapsOf } from './overlaps';
import styles from './Schedule.module.css';
import { type useSchedule, waitingText } from './useSchedule';

type Held = ReturnType<typeof useSchedule>;

/** What waits to be saved; it stays in sight. */
export function SaveBar({ held }: { held: Held }) {
  const { schedule, isUnsaved, refused, busy } = held;
  if (!isUnsaved || schedule === undefined) return null;
  const overlap = overlapsOf(schedule.blocks)[0];
  return (
    <div className={styles.bar} role="region" aria-label="Unsaved changes" data-testid="save-bar">
      <p>{overlap?.sentence ?? 'Unsaved changes'}</p>
      <Button onClick={held.undo} disabled={!held.canUndo} testId="schedule-undo">
        <Icon name="undo" size={16} />
        Undo
      </Button>
      <Button onClick={held.discard} testId="schedule-discard">
        Discard all
      </Button>
      <Button
        look="main"
        busy={busy}
        disabled={overlap !== undefined}
        onClick={() => void held.save()}
        testId="schedule-save"
      >
        Save
      </Button>
      {refused !== undefined && (
        <p className={styles.refused} role="alert" data-testid="schedule-refused">
          {refused}
        </p>
      )}
    </div>
  );
}

/** Whether the box has what is shown. */
export function SavedState({ held: { answer, isWaiting, isUnsaved } }: { held: Held }) {
  if (answer === undefined || isUnsaved) return null;
  const error = answer.error ?? '';
  if (answer.revision === 0) return null;
  if (error !== '')
    return (
      <p className={styles.state} data-kind="bad" data-testid="schedule-state" data-value="refused">
        <Icon name="alert" size={16} />
        {`The box refused its settings: ${error}`}
      </p>
    );
  return (
    <p className={styles.state} data-testid="schedule-state" data-value={isWaiting ? 'waiting' : 'applied'}>
      <Icon name={isWaiting ? 'history' : 'check'} size={16} />
      {isWaiting ? waitingText : 'The box keeps to this calendar.'}
    </p>
  );
}
