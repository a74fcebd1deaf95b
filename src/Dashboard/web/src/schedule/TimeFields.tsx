import type { Times } from './minutes';
import styles from './Schedule.module.css';

interface Props {
  times: Times;
  onChange: (times: Times) => void;
  testId: string;
}

/** From when to when; a time that is not whole is not taken over. */
export function TimeFields({ times, onChange, testId }: Props) {
  const put = (part: Partial<Times>) => onChange({ ...times, ...part });
  return (
    <div className={styles.times}>
      <Time label="From" value={times.from} onChange={(from) => put({ from })} testId={`${testId}-from`} />
      <Time label="to" value={times.to} onChange={(to) => put({ to })} testId={`${testId}-to`} />
    </div>
  );
}

interface TimeProps {
  label: string;
  value: string;
  onChange: (time: string) => void;
  testId: string;
}

function Time({ label, value, onChange, testId }: TimeProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="time"
        value={value.slice(0, 5)}
        data-testid={testId}
        onChange={({ target }) => /^\d\d:\d\d$/.test(target.value) && onChange(`${target.value}:00`)}
      />
    </label>
  );
}
