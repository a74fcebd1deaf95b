import styles from './Library.module.css';
import type { Range } from './ranges';

interface Props {
  name: string;
  /** How many digits an end may have. */
  digits: number;
  value: Range;
  wrong: boolean;
  onChange: (value: Range) => void;
}

/** From and to, side by side in one pill; either may stay open. */
export function RangeField({ name, digits, value, wrong, onChange }: Props) {
  const word = name.toLowerCase();
  const end = (side: keyof Range, label: string) => (
    <input
      aria-label={label}
      aria-invalid={wrong}
      aria-describedby="library-notes"
      inputMode="numeric"
      autoComplete="off"
      maxLength={digits}
      size={digits}
      placeholder={side}
      value={value[side]}
      data-testid={`library-${word}-${side}`}
      onChange={(event) => onChange({ ...value, [side]: event.target.value.replace(/\D/g, '') })}
    />
  );
  return (
    <div
      role="group"
      aria-label={name}
      className={styles.range}
      data-set={value.from !== '' || value.to !== ''}
      data-wrong={wrong}
    >
      <span aria-hidden="true">{name}</span>
      {end('from', `${name} from`)}
      <span aria-hidden="true">–</span>
      {end('to', `${name} to`)}
    </div>
  );
}
