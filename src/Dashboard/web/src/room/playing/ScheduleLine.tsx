import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './ScheduleLine.module.css';

/** What the room's calendar has in force, and the way back to it from what somebody set by hand. */
export function ScheduleLine({ room }: { room: Room }) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const schedule = room.track?.schedule;
  if (schedule == null || room.state !== 'online') return null;
  return (
    <div className={styles.schedule} data-testid="schedule-now">
      <Icon name="calendar" size={18} />
      <p>{schedule.sentence}</p>
      {schedule.override != null && (
        <Button
          disabled={!may}
          busy={busy === 'schedule.resume'}
          onClick={() => void run('schedule.resume', undefined, 'The calendar holds again.')}
          testId="schedule-resume"
        >
          Back to the calendar
        </Button>
      )}
    </div>
  );
}
