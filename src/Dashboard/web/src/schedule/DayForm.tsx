import { type SubmitEvent, useState } from 'react';
import type { SpecialDay } from '../api/contracts';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { RuleFields } from './RuleFields';
import styles from './Schedule.module.css';
import { noRule } from './specialDays';

interface Props {
  today: string;
  onDone: (day: SpecialDay) => void;
  onClose: () => void;
}

const longestName = 100;

/** A day by hand, or some in a row. */
export function DayForm({ today, onDone, onClose }: Props) {
  const [name, setName] = useState('');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const [rule, setRule] = useState({ ...noRule, isClosed: true });
  const isBackwards = to !== '' && to < from;
  const isReady = name.trim() !== '' && from !== '' && !isBackwards;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isReady)
      onDone({ from, to: to === '' || to === from ? null : to, name: name.trim(), rule, calendar: null });
  };
  return (
    <form className={styles.part} aria-label="A special day" onSubmit={submit}>
      <Field
        label="Name"
        value={name}
        maxLength={longestName}
        autoFocus
        onChange={({ target }) => setName(target.value)}
        testId="day-name"
      />
      <Field
        label="Date"
        type="date"
        value={from}
        onChange={({ target }) => setFrom(target.value)}
        testId="day-from"
      />
      <Field
        label="Last day, where it is more than one"
        type="date"
        value={to}
        problem={isBackwards ? 'It ends before it begins.' : undefined}
        onChange={({ target }) => setTo(target.value)}
        testId="day-to"
      />
      <RuleFields label="On this day" rule={rule} onChange={setRule} testId="day-rule" />
      <div className={styles.row}>
        <Button type="submit" look="main" disabled={!isReady} testId="day-done">
          Add
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
