import type { DayRule } from '../api/contracts';
import { Select } from '../parts/Select';
import { dayName, weekDays } from './days';
import styles from './Schedule.module.css';
import { kindOf, noRule, type RuleKind } from './specialDays';
import { TimeFields } from './TimeFields';

interface Props {
  label: string;
  rule: DayRule;
  onChange: (rule: DayRule) => void;
  testId: string;
}

const rules: Record<RuleKind, DayRule> = {
  closed: { ...noRule, isClosed: true },
  like: { ...noRule, like: 'sunday' },
  hours: { ...noRule, open: [{ from: '10:00:00', to: '16:00:00' }] },
  name: noRule,
};

const choices: { value: RuleKind; name: string }[] = [
  { value: 'closed', name: 'Closed' },
  { value: 'like', name: 'Like a day of the week' },
  { value: 'hours', name: 'Hours of its own' },
  { value: 'name', name: 'Only a name' },
];

/** What happens on a special day. */
export function RuleFields({ label, rule, onChange, testId }: Props) {
  const kind = kindOf(rule);
  const [hours] = rule.open;
  return (
    <div className={styles.row}>
      <div className={styles.grow}>
        <Select
          label={label}
          value={kind}
          choices={choices}
          onChange={(value) => onChange(rules[value as RuleKind])}
          testId={testId}
        />
      </div>
      {kind === 'like' && (
        <div className={styles.grow}>
          <Select
            label="Which day"
            value={rule.like ?? 'sunday'}
            choices={weekDays.map((value) => ({ value, name: dayName(value) }))}
            onChange={(day) => onChange({ ...noRule, like: weekDays.find((one) => one === day) ?? 'sunday' })}
            testId={`${testId}-like`}
          />
        </div>
      )}
      {kind === 'hours' && hours !== undefined && (
        <TimeFields
          times={hours}
          onChange={({ from, to }) => onChange({ ...rule, open: [{ from, to }, ...rule.open.slice(1)] })}
          testId={testId}
        />
      )}
    </div>
  );
}
