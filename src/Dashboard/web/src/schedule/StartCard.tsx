import type { RoomSchedule } from '../api/contracts';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { Empty } from '../parts/States';
import { usualWeek } from './draft';
import styles from './Schedule.module.css';

interface Props {
  onStart: (schedule: RoomSchedule) => void;
  onEmpty: () => void;
}

/** Before the first block: a week to begin with. */
export function StartCard({ onStart, onEmpty }: Props) {
  return (
    <Card title="A week that runs itself" testId="schedule-start">
      <Empty icon="calendar" title="No calendar yet">
        <p>
          Say once when the room is open and what plays when. The box keeps to it by itself, also without a
          network. Until then it plays as its settings say.
        </p>
      </Empty>
      <div className={styles.row} style={{ justifyContent: 'center' }}>
        <Button look="main" onClick={() => onStart(usualWeek())} testId="start-usual">
          Begin with Mon–Fri, 08:00 to 18:00
        </Button>
        <Button onClick={onEmpty} testId="start-empty">
          Begin with an empty week
        </Button>
      </div>
    </Card>
  );
}
