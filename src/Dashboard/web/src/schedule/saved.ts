import type { RoomSchedule, SettingsAnswer, SpecialDay } from '../api/contracts';
import { noSchedule } from './draft';

export const scheduleOf = ({ settings }: SettingsAnswer): RoomSchedule => settings.schedule ?? noSchedule;

export const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What people write of a schedule: all but the days that calendars bring. */
export const byHand = (schedule: RoomSchedule) => ({
  ...schedule,
  days: schedule.days.filter((day) => day.calendar === null),
});

/**
 * What is to be saved: a calendar's days are those that the dashboard has read meanwhile, where the person has not
 * changed them.
 */
export function withReadDays(draft: RoomSchedule, base: RoomSchedule, fresh: RoomSchedule): RoomSchedule {
  const untouched = draft.calendars
    .map(({ id }) => id)
    .filter((id) => isSame(ofCalendar(draft.days, id), ofCalendar(base.days, id)));
  if (untouched.length === 0 || isSame(base.days, fresh.days)) return draft;
  const isRead = ({ calendar }: SpecialDay) => calendar !== null && untouched.includes(calendar);
  return {
    ...draft,
    days: [...draft.days.filter((day) => !isRead(day)), ...fresh.days.filter(isRead)],
  };
}

const ofCalendar = (days: readonly SpecialDay[], id: string) =>
  days.filter(({ calendar }) => calendar === id);
