import type { WeeklyHours } from '../api/contracts';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { Select } from '../parts/Select';
import { daysText, weekDays } from './days';
import { DayToggles } from './DayToggles';
import { timesText } from './minutes';
import styles from './Schedule.module.css';
import { TimeFields } from './TimeFields';

interface Props {
  label: string;
  /** What no hours at all are called: Always, or Never. */
  none: string;
  /** Whether the box's own file may say it. */
  mayBeFile?: boolean;
  /** Of a row that is added. */
  usual: WeeklyHours;
  hours: WeeklyHours[] | null;
  onChange: (hours: WeeklyHours[] | null) => void;
  testId: string;
}

const mostHours = 50;

/** Hours of the week: as the box's own file says, none, or rows of days and times. */
export function HoursList({ label, none, mayBeFile = true, usual, hours, onChange, testId }: Props) {
  const kind = hours === null ? 'file' : hours.length === 0 ? 'none' : 'hours';
  return (
    <div className={styles.part} data-testid={testId}>
      <Select
        label={label}
        value={kind}
        choices={[
          ...(mayBeFile ? [{ value: 'file', name: "As the box's own file says" } as const] : []),
          { value: 'none', name: none },
          { value: 'hours', name: 'At these hours' },
        ]}
        onChange={(value) => onChange(value === 'file' ? null : value === 'none' ? [] : [usual])}
        testId={`${testId}-kind`}
      />
      {hours !== null && hours.length > 0 && (
        <>
          <ul className={styles.rows}>
            {hours.map((row, place) => (
              // The place is what stays when hours change.
              <li key={place}>
                <DayToggles
                  label={`${label}, days of row ${place + 1}`}
                  days={row.days}
                  onChange={(days) => days.length > 0 && onChange(hours.with(place, { ...row, days }))}
                />
                <TimeFields
                  times={row}
                  onChange={({ from, to }) => onChange(hours.with(place, { ...row, from, to }))}
                  testId={testId}
                />
                <IconButton
                  label={`Remove ${daysText(row.days)} ${timesText(row)}`}
                  onClick={() => onChange(hours.toSpliced(place, 1))}
                >
                  <Icon name="close" size={16} />
                </IconButton>
              </li>
            ))}
          </ul>
          {hours.length < mostHours && (
            <div>
              <Button
                onClick={() => onChange([...hours, { ...usual, days: restOf(hours) }])}
                testId={`${testId}-add`}
              >
                Add hours
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** The days without hours so far, else the weekend. */
function restOf(hours: readonly WeeklyHours[]) {
  const rest = weekDays.filter((day) => !hours.some(({ days }) => days.includes(day)));
  return rest.length > 0 ? rest : weekDays.slice(5);
}
