import { type KeyboardEvent, useId, useState } from 'react';
import { Chip } from '../../parts/Chip';
import field from '../../parts/Field.module.css';
import styles from './Chips.module.css';

interface Props {
  label: string;
  hint: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  testId: string;
  /** How a value is shown. */
  name?: (value: string) => string;
}

/** A list of words: Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function Chips({ label, hint, values, onChange, testId, name = (value) => value }: Props) {
  const [text, setText] = useState('');
  const id = useId();

  const add = () => {
    const value = text.trim();
    if (value !== '' && !values.includes(value)) onChange([...values, value]);
    setText('');
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    }
    if (event.key === 'Backspace' && text === '') onChange(values.slice(0, -1));
  };

  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box}>
        {values.map((value) => (
          <Chip
            key={value}
            name={name(value)}
            removeLabel={`Remove ${name(value)}`}
            onRemove={() => onChange(values.filter((v) => v !== value))}
          />
        ))}
        <input
          id={id}
          data-testid={testId}
          aria-describedby={`${id}-hint`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={key}
          onBlur={add}
        />
      </div>
      <p id={`${id}-hint`} className={field.hint}>
        {hint}
      </p>
    </div>
  );
}
