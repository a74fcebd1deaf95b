import type { DayCalendar, DayRule, FoundDays, RoomSchedule, SpecialDay } from '../api/contracts';
import { dayName, dateWords } from './days';
import { newId } from './draft';
import { timesText } from './minutes';

export const mostDays = 1000;
export const mostCalendars = 20;

export const noRule: DayRule = { isClosed: false, like: null, open: [] };

export type RuleKind = 'closed' | 'like' | 'hours' | 'name';

export const kindOf = ({ isClosed, like, open }: DayRule): RuleKind =>
  isClosed ? 'closed' : like !== null ? 'like' : open.length > 0 ? 'hours' : 'name';

/** What happens on such a day, as a word or two. */
export function ruleText(rule: DayRule): string {
  if (rule.isClosed) return 'closed';
  const like = rule.like === null ? '' : `like ${dayName(rule.like)}`;
  const open = rule.open.map(timesText).join(', ');
  return [like, open].filter((part) => part !== '').join(', ') || 'only its name';
}

export const dayText = ({ from, to }: Pick<SpecialDay, 'from' | 'to'>) =>
  to === null || to === from ? dateWords(from, '') : `${dateWords(from, '')} to ${dateWords(to, '')}`;

/** By date; those made by hand count before those of calendars. */
export function withDay(schedule: RoomSchedule, day: SpecialDay): RoomSchedule {
  const byHand = [...schedule.days.filter(({ calendar }) => calendar === null), day];
  byHand.sort((a, b) => a.from.localeCompare(b.from));
  return { ...schedule, days: [...byHand, ...schedule.days.filter(({ calendar }) => calendar !== null)] };
}

export const withoutDay = (schedule: RoomSchedule, day: SpecialDay): RoomSchedule => ({
  ...schedule,
  days: schedule.days.filter((one) => one !== day),
});

/** The calendar with its days in place of those that it had; as many as a schedule holds. */
export function withCalendar(
  schedule: RoomSchedule,
  calendar: DayCalendar,
  found: FoundDays['days'],
): RoomSchedule {
  const others = schedule.days.filter((day) => day.calendar !== calendar.id);
  const days = found
    .slice(0, Math.max(0, mostDays - others.length))
    .map(({ from, to, name }) => ({ from, to, name, rule: calendar.rule, calendar: calendar.id }));
  const isKnown = schedule.calendars.some(({ id }) => id === calendar.id);
  return {
    ...schedule,
    calendars: isKnown
      ? schedule.calendars.map((one) => (one.id === calendar.id ? calendar : one))
      : [...schedule.calendars, calendar],
    days: [...others, ...days],
  };
}

/** Another rule for each of a calendar's days. */
export const withRule = (schedule: RoomSchedule, id: string, rule: DayRule): RoomSchedule => ({
  ...schedule,
  calendars: schedule.calendars.map((one) => (one.id === id ? { ...one, rule } : one)),
  days: schedule.days.map((day) => (day.calendar === id ? { ...day, rule } : day)),
});

export const newCalendar = (part: Omit<DayCalendar, 'id'>): DayCalendar => ({ id: newId(), ...part });

/** Calendars write their addresses as webcal://, which is a web address. */
export const webAddress = (text: string) => text.trim().replace(/^webcals?:\/\//i, 'https://');
