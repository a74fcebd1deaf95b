import type { DayOfWeek } from '../api/contracts';

// Dates are texts such as 2026-12-24, and belong to no zone.

/** In the order in which a week is read. */
export const weekDays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies DayOfWeek[];

/** As System.DayOfWeek counts them. */
const fromSunday = ['sunday', ...weekDays.slice(0, 6)] as const;

export const dayNumber = (day: DayOfWeek) => fromSunday.indexOf(day);

export const dayName = (day: DayOfWeek) => `${day.charAt(0).toUpperCase()}${day.slice(1)}`;

export const shortDay = (day: DayOfWeek) => dayName(day).slice(0, 3);

const msOf = (date: string) => Date.parse(`${date}T00:00:00Z`);

const dayMs = 24 * 60 * 60 * 1000;

export const addDays = (date: string, days: number) =>
  new Date(msOf(date) + days * dayMs).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string) => Math.round((msOf(to) - msOf(from)) / dayMs);

export const weekDayOf = (date: string) => fromSunday[new Date(msOf(date)).getUTCDay()] as DayOfWeek;

/** 24 Dec; with its year where `year` is another. */
export function dateWords(date: string, year?: string): string {
  return new Date(msOf(date)).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(year === undefined || date.startsWith(year) ? {} : { year: 'numeric' }),
  });
}

/** Monday to Friday, or Monday, Wednesday; shortened to Mon–Fri, Mon, Wed. */
export function daysText(days: readonly DayOfWeek[]): string {
  if (days.length === 7) return 'every day';
  const sorted = weekDays.filter((day) => days.includes(day));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return 'no day';
  const inRow = weekDays.indexOf(last) - weekDays.indexOf(first) === sorted.length - 1;
  if (inRow && sorted.length > 2) return `${shortDay(first)}–${shortDay(last)}`;
  return sorted.map(shortDay).join(', ');
}

/** The date and the minute of the day on a wall of this zone; the browser's own where the zone is not known to it. */
export function wallClock(ms: number, zone: string | undefined): { date: string; minute: number } {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const get = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return {
    date: `${get('year')}-${get('month')}-${get('day')}`,
    minute: Number(get('hour')) * 60 + Number(get('minute')),
  };
}

function formatOf(zone: string | undefined): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-CA', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-CA', options);
  }
}
