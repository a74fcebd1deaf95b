import { useRef } from 'react';
import type { SleepTimer } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { clock } from '../../parts/times';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './Timers.module.css';

const choices = [15, 30, 60];

export function Sleep({ room, sleep }: { room: Room; sleep: SleepTimer | undefined }) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const group = useRef<HTMLDivElement>(null);

  /** The button goes with the timer, so the first choice takes the focus. */
  const end = async () => {
    if (await run('sleep.end', undefined, 'The music plays on.'))
      group.current?.querySelector('button')?.focus();
  };

  return (
    <div className={styles.part} data-testid="sleep">
      <p className={styles.state} data-testid="sleep-state">
        {sleep === undefined
          ? 'Fade out and pause in'
          : `Fades out until ${clock(sleep.endsAt)}, asked by ${sleep.by}.`}
      </p>
      <div ref={group} className={styles.buttons} role="group" aria-label="Fade out and pause in">
        {choices.map((minutes) => (
          <Button
            key={minutes}
            look="chip"
            testId={`sleep-${minutes}`}
            disabled={!may || room.track?.state !== 'playing'}
            busy={busy === 'sleep.start'}
            onClick={() => void run('sleep.start', { minutes }, `The music fades out in ${minutes} minutes.`)}
          >
            {`${minutes} min`}
          </Button>
        ))}
        {sleep !== undefined && (
          <Button testId="sleep-end" disabled={!may} busy={busy === 'sleep.end'} onClick={() => void end()}>
            Keep playing
          </Button>
        )}
      </div>
    </div>
  );
}
