import { useCallback } from 'react';
import { daysOfAddress, daysOfCountry, readCalendars } from '../api/calendars';
import type { DayCalendar, RoomSchedule } from '../api/contracts';
import { useLoad } from '../api/useLoad';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { useNotice } from '../parts/notice';
import { dayAndClock } from '../parts/times';
import { count } from '../parts/words';
import { withoutCalendar } from './draft';
import { RuleFields } from './RuleFields';
import styles from './Schedule.module.css';
import { withCalendar, withRule } from './specialDays';

interface Props {
  device: string;
  schedule: RoomSchedule;
  edit: (schedule: RoomSchedule) => void;
}

/** Where days come from, how each was read last, and what happens on its days. */
export function CalendarRows({ device, schedule, edit }: Props) {
  const load = useLoad(useCallback(() => readCalendars(device), [device]));
  const tell = useNotice();
  const again = async (calendar: DayCalendar) => {
    try {
      const { days } = await (calendar.country !== null
        ? daysOfCountry(calendar.country)
        : daysOfAddress(calendar.address ?? ''));
      edit(withCalendar(schedule, calendar, days));
      tell({ kind: 'done', text: `${calendar.name}: ${count(days.length, 'day')}.` });
    } catch (error) {
      tell({ kind: 'error', text: (error as Error).message });
    }
  };
  if (schedule.calendars.length === 0) return null;
  return (
    <ul className={styles.rows}>
      {schedule.calendars.map((calendar) => {
        const reading = load.value?.find(({ id }) => id === calendar.id);
        const days = schedule.days.filter((day) => day.calendar === calendar.id).length;
        return (
          <li key={calendar.id} data-testid="calendar">
            <span className={styles.grow}>
              <bdi>{calendar.name}</bdi>
              <small>
                {count(days, 'day')}
                {reading !== undefined && ` · read ${dayAndClock(reading.at)}`}
              </small>
            </span>
            {(calendar.address !== null || calendar.country !== null) && (
              <IconButton label={`Read ${calendar.name} again`} onClick={() => void again(calendar)}>
                <Icon name="undo" size={16} />
              </IconButton>
            )}
            <IconButton
              label={`Remove ${calendar.name} with its days`}
              onClick={() => edit(withoutCalendar(schedule, calendar.id))}
              testId="calendar-remove"
            >
              <Icon name="close" size={16} />
            </IconButton>
            {reading?.problem != null && (
              <p className={styles.problems} data-testid="calendar-problem">
                {`It keeps its days, but was not read again: ${reading.problem}`}
              </p>
            )}
            <RuleFields
              label={`On each day of ${calendar.name}`}
              rule={calendar.rule}
              onChange={(rule) => edit(withRule(schedule, calendar.id, rule))}
              testId="calendar-days-rule"
            />
          </li>
        );
      })}
    </ul>
  );
}
