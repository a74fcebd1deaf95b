import { dayWords } from '../parts/times';

// The last hour, or a day or a week in the person's own time zone, where a day may have 23 or 25 hours; or a year of UTC,
// because the history's days are those of UTC.

export type View = 'hour' | 'day' | 'week' | 'year';

export interface Span {
  view: View;
  from: Date;
  to: Date;
}

const minute = 60_000;

/** The hour up to `now`, in whole minutes. */
export function lastHour(now: number): Span {
  const to = Math.ceil(now / minute) * minute;
  return { view: 'hour', from: new Date(to - 60 * minute), to: new Date(to) };
}

/** The day, the week from Monday, or the year, that holds `day` (2026-11-22). */
export function spanOf(view: 'day' | 'week' | 'year', day: string): Span {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  if (view === 'year')
    return { view, from: new Date(Date.UTC(year, 0, 1)), to: new Date(Date.UTC(year + 1, 0, 1)) };
  const start = new Date(year, month - 1, date);
  if (view === 'day') return { view, from: start, to: shift(start, 1) };
  const monday = shift(start, -((start.getDay() + 6) % 7));
  return { view, from: monday, to: shift(monday, 7) };
}

const shift = (day: Date, days: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);

/** 2026-11-22 in the person's own time. */
export function dayOf(date: Date): string {
  const two = (n: number) => `${n}`.padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The day that the day, week or year before or after starts with. */
export const neighbour = ({ view, from }: Span, direction: -1 | 1) =>
  view === 'year'
    ? `${from.getUTCFullYear() + direction}-01-01`
    : dayOf(shift(from, direction * (view === 'day' ? 1 : 7)));

export const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export function spanTitle({ view, from, to }: Span): string {
  if (view === 'hour') return 'The last hour';
  if (view === 'year') return `${from.getUTCFullYear()}`;
  const long = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  if (view === 'day') return dayWords(from, long);
  const last = shift(to, -1);
  const short = { day: 'numeric', month: 'short' } as const;
  return `${dayWords(from, short)} to ${dayWords(last, short)}`;
}

/** The same for as long as the same is shown: an hour moves on and is still the last hour. */
export const spanKey = (device: string, { view, from }: Span) =>
  `${device} ${view} ${view === 'hour' ? '' : from.getTime()}`;

/** Where a span stands in a sentence: nothing was read … */
export const within: Record<View, string> = {
  hour: 'in the last hour',
  day: 'on this day',
  week: 'in this week',
  year: 'in this year',
};
