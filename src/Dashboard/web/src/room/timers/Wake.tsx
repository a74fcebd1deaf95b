import { useRef, useState } from 'react';
import type { WakeRise, WakeUp } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { clock } from '../../parts/times';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './Timers.module.css';
import { WakeForm } from './WakeForm';
import { wakeText } from './wakeText';

interface Props {
  room: Room;
  wake: WakeUp | undefined;
  rise: WakeRise | undefined;
}

export function Wake({ room, wake, rise }: Props) {
  const [open, setOpen] = useState(false);
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const ask = useRef<HTMLButtonElement>(null);

  /** The form goes, so the button that opened it takes the focus back. */
  const close = () => {
    setOpen(false);
    ask.current?.focus();
  };
  const remove = async () => {
    if (await run('wake.remove', undefined, 'No wake-up is set.')) ask.current?.focus();
  };

  return (
    <div className={styles.part} data-testid="wake">
      <p className={styles.state} data-testid="wake-state">
        {rise !== undefined && `The music grows louder until ${clock(rise.endsAt)}. `}
        {wake === undefined ? (rise === undefined ? 'No wake-up is set.' : '') : wakeText(wake)}
      </p>
      <div className={styles.buttons}>
        <button
          ref={ask}
          type="button"
          className={styles.ask}
          data-testid="wake-open"
          aria-expanded={open}
          disabled={!may}
          onClick={() => setOpen(!open)}
        >
          {wake === undefined ? 'Wake me at …' : 'Change'}
        </button>
        {(wake !== undefined || rise !== undefined) && (
          <Button
            testId="wake-remove"
            disabled={!may}
            busy={busy === 'wake.remove'}
            onClick={() => void remove()}
          >
            {wake === undefined ? 'Stay as loud as now' : 'Do not wake me'}
          </Button>
        )}
      </div>
      {open && (
        <WakeForm
          room={room}
          wake={wake}
          busy={busy === 'wake.set'}
          onEscape={close}
          onSubmit={(args) =>
            void run('wake.set', args, `The music wakes at ${args.time}.`).then((done) => done && close())
          }
        />
      )}
    </div>
  );
}
