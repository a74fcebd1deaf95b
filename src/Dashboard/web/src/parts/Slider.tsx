import type { CSSProperties } from 'react';
import styles from './Slider.module.css';

interface Props {
  label: string;
  value: number;
  /** The value as a reader says it. */
  text: string;
  onChange: (value: number) => void;
  max?: number;
  disabled?: boolean;
  testId?: string;
}

/** A range whose left part is filled with the room's colour. */
export function Slider({ label, value, text, onChange, max = 100, disabled, testId }: Props) {
  return (
    <input
      type="range"
      className={styles.slider}
      style={{ '--filled': `${(100 * value) / max}%` } as CSSProperties}
      aria-label={label}
      aria-valuetext={text}
      data-testid={testId}
      min={0}
      max={max}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}
