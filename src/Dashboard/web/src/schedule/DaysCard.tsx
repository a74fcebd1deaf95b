import { useState } from 'react';
import type { RoomSchedule } from '../api/contracts';
import { Button } from '../parts/Button';
import { Card } from '../parts/Card';
import { Icon } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { CalendarForm } from './CalendarForm';
import { CalendarRows } from './CalendarRows';
import { DayForm } from './DayForm';
import styles from './Schedule.module.css';
import { dayText, mostCalendars, mostDays, ruleText, withDay, withoutDay } from './specialDays';

interface Props {
  device: string;
  schedule: RoomSchedule;
  today: string;
  edit: (schedule: RoomSchedule) => void;
}

const mostShown = 12;

/** Holidays and other days with a rule of their own. */
export function DaysCard({ device, schedule, today, edit }: Props) {
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<'day' | 'calendar'>();
  const coming = schedule.days
    .filter(({ from, to }) => (to ?? from) >= today)
    .sort((a, b) => a.from.localeCompare(b.from));
  const shown = all ? coming : coming.slice(0, mostShown);
  return (
    <Card title="Special days" hint="Holidays, fairs, a day off: each with a rule." testId="days-card">
      {coming.length === 0 && <p className={styles.note}>No special days are coming.</p>}
      <ul className={styles.rows}>
        {shown.map((day) => (
          <li key={`${day.from} ${day.name} ${day.calendar ?? ''}`} data-testid="special-day">
            <span className={styles.grow}>
              <bdi>{day.name}</bdi>
              <small>{`${dayText(day)} · ${ruleText(day.rule)}`}</small>
            </span>
            {day.calendar === null && (
              <IconButton
                label={`Remove ${day.name}, ${dayText(day)}`}
                onClick={() => edit(withoutDay(schedule, day))}
              >
                <Icon name="close" size={16} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {coming.length > mostShown && (
        <div>
          <Button onClick={() => setAll(!all)}>{all ? 'Show fewer' : `Show all ${coming.length}`}</Button>
        </div>
      )}
      <CalendarRows device={device} schedule={schedule} edit={edit} />
      <div className={styles.row}>
        {open !== 'day' && schedule.days.length < mostDays && (
          <Button onClick={() => setOpen('day')} testId="day-open">
            Add a day
          </Button>
        )}
        {open !== 'calendar' && schedule.calendars.length < mostCalendars && (
          <Button onClick={() => setOpen('calendar')} testId="calendar-open">
            Add holidays or a calendar
          </Button>
        )}
      </div>
      {open === 'day' && (
        <DayForm
          today={today}
          onDone={(day) => {
            edit(withDay(schedule, day));
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'calendar' && (
        <CalendarForm schedule={schedule} edit={edit} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  );
}
