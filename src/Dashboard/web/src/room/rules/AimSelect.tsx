import type { Aim } from '../../api/contracts';
import { aimChoices } from './aims';
import styles from './Rules.module.css';

interface Props {
  label: string;
  value: Aim | '';
  /** What no aim is called, where that may be. */
  open?: string;
  /** Whether the label is for readers only. */
  hidden?: boolean;
  onChange: (aim: Aim | '') => void;
  testId: string;
}

export function AimSelect({ label, value, open, hidden = false, onChange, testId }: Props) {
  return (
    <label className={styles.aim}>
      <span className={hidden ? 'for-readers' : undefined}>{label}</span>
      <select
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.target.value as Aim | '')}
      >
        {open !== undefined && <option value="">{open}</option>}
        {aimChoices.map(([aim, name]) => (
          <option key={aim} value={aim}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
