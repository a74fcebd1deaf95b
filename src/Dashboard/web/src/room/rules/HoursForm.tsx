import { type KeyboardEvent, type ReactNode, type SubmitEvent, useId, useState } from 'react';
import type { Aim, AimHours } from '../../api/contracts';
import { AimSelect } from './AimSelect';
import { short } from './aims';
import styles from './Rules.module.css';

export type HoursDraft = Pick<AimHours, 'from' | 'to' | 'aim'>;

interface Props {
  label: string;
  start: HoursDraft;
  onSubmit: (draft: HoursDraft) => void;
  onEscape?: () => void;
  /** Whether the first field takes the focus. */
  atOnce?: boolean;
  /** The buttons; `ready` says whether the times are whole. */
  children: (ready: boolean) => ReactNode;
  /** The test ids are this with -from, -to and -aim. */
  testId: string;
}

/** From when to when, and which aim. Enter takes it, Escape leaves it. */
export function HoursForm({ label, start, onSubmit, onEscape, atOnce = false, children, testId }: Props) {
  const [from, setFrom] = useState(short(start.from));
  const [to, setTo] = useState(short(start.to));
  const [aim, setAim] = useState<Aim>(start.aim);
  const note = useId();
  const ready = from !== '' && to !== '' && from !== to;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (ready) onSubmit({ from: `${from}:00`, to: `${to}:00`, aim });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape?.();
  };
  const time = { described: ready ? undefined : note, wrong: !ready };
  return (
    <form className={styles.add} aria-label={label} onSubmit={submit} onKeyDown={key}>
      <TimeOfDay
        label="From"
        value={from}
        onChange={setFrom}
        atOnce={atOnce}
        testId={`${testId}-from`}
        {...time}
      />
      <TimeOfDay label="to" value={to} onChange={setTo} testId={`${testId}-to`} {...time} />
      <AimSelect
        label="Aim"
        value={aim}
        onChange={(value) => value !== '' && setAim(value)}
        testId={`${testId}-aim`}
        hidden
      />
      {children(ready)}
      <p id={note} className={styles.note} role="status">
        {!ready && 'Give two times that differ; the hours may pass midnight.'}
      </p>
    </form>
  );
}

interface TimeProps {
  label: string;
  /** As HH:MM; empty while it is not whole. */
  value: string;
  onChange: (time: string) => void;
  atOnce?: boolean;
  described: string | undefined;
  wrong: boolean;
  testId: string;
}

function TimeOfDay({ label, value, onChange, atOnce, described, wrong, testId }: TimeProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="time"
        value={value}
        autoFocus={atOnce}
        aria-invalid={wrong}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
        data-testid={testId}
      />
    </label>
  );
}
