import { serverNow } from '../api/clock';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** 3:07, or 1:02:03. */
export function trackTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const s = `${whole % 60}`.padStart(2, '0');
  const m = Math.floor(whole / 60) % 60;
  const h = Math.floor(whole / 3600);
  return h > 0 ? `${h}:${`${m}`.padStart(2, '0')}:${s}` : `${m}:${s}`;
}

/** 3 d 4 h, 4 h 12 min, 12 min, 40 s. */
export function duration(seconds: number): string {
  const ms = seconds * second;
  if (ms < minute) return `${Math.round(seconds)} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < day) return joined(Math.floor(ms / hour), 'h', Math.floor((ms % hour) / minute), 'min');
  return joined(Math.floor(ms / day), 'd', Math.floor((ms % day) / hour), 'h');
}

const joined = (a: number, aUnit: string, b: number, bUnit: string) =>
  b === 0 ? `${a} ${aUnit}` : `${a} ${aUnit} ${b} ${bUnit}`;

/** How long ago, from a time in the past. */
export function ago(at: string, now: number): string {
  const ms = now - Date.parse(at);
  return ms < 10 * second ? 'just now' : `${duration(ms / second)} ago`;
}

export const clock = (at: Date | string) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The year of a day, where it is not this one. */
const yearOf = (year: number, now: number) => (year === now ? ({} as const) : ({ year: 'numeric' } as const));

/** Sun, 22 Nov, 10:00; with the year where it is not this one. */
export const dayAndClock = (at: Date | string) =>
  new Date(at).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...yearOf(new Date(at).getFullYear(), new Date(serverNow()).getFullYear()),
    hour: '2-digit',
    minute: '2-digit',
  });

/** 22 Nov, in words as long as asked for; with the year where it is not this one. */
export const dayWords = (at: Date, words: Intl.DateTimeFormatOptions) =>
  at.toLocaleDateString('en-GB', {
    ...words,
    ...yearOf(at.getFullYear(), new Date(serverNow()).getFullYear()),
  });

/** 22 Nov, of a day of UTC; with the year where it is not this one. */
export const utcDay = (ms: number) =>
  new Date(ms).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    ...yearOf(new Date(ms).getUTCFullYear(), new Date(serverNow()).getUTCFullYear()),
    timeZone: 'UTC',
  });

export const weekdayAndClock = (at: Date | string) =>
  `${new Date(at).toLocaleDateString('en-GB', { weekday: 'short' })} ${clock(at)}`;
