import type { DayOfWeek } from '../api/contracts';
import { dayName, shortDay, weekDays } from './days';
import { inOrder } from './draft';
import styles from './Schedule.module.css';

interface Props {
  label: string;
  days: readonly DayOfWeek[];
  onChange: (days: DayOfWeek[]) => void;
}

/** The days of the week, each on or off. */
export function DayToggles({ label, days, onChange }: Props) {
  return (
    <div className={styles.toggles} role="group" aria-label={label}>
      {weekDays.map((day) => {
        const isOn = days.includes(day);
        return (
          <button
            key={day}
            type="button"
            aria-pressed={isOn}
            title={dayName(day)}
            data-testid={`day-${day}`}
            onClick={() => onChange(inOrder(isOn ? days.filter((one) => one !== day) : [...days, day]))}
          >
            {shortDay(day)}
          </button>
        );
      })}
    </div>
  );
}
