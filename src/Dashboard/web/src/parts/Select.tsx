import { useId } from 'react';
import styles from './Field.module.css';

interface Props {
  label: string;
  hint?: string;
  value: string;
  choices: readonly { value: string; name: string }[];
  onChange: (value: string) => void;
  testId: string;
}

/** One of a few choices, with its label and a hint. */
export function Select({ label, hint, value, choices, onChange, testId }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.input}
        data-testid={testId}
        aria-describedby={hint === undefined ? undefined : `${id}-note`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-note`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
