import type { WakeUp } from '../../api/contracts';

/** The day of the week in the wire's words, Monday first. */
export const days = [
  ['monday', 'Mon'],
  ['tuesday', 'Tue'],
  ['wednesday', 'Wed'],
  ['thursday', 'Thu'],
  ['friday', 'Fri'],
  ['saturday', 'Sat'],
  ['sunday', 'Sun'],
] as const;

export type Day = (typeof days)[number][0];

/** One sentence. Its time is that of the wall of the room, not that of whoever reads it. */
export function wakeText({ time, days: on, name, volumePercent, riseMinutes }: WakeUp): string {
  const list = name == null ? '' : ` with ${name}`;
  const rise = riseMinutes === 0 ? '' : ` over ${riseMinutes} minutes`;
  return `Wakes at ${time.slice(0, 5)} by the room’s clock, ${daysText(on)}${list}, up to ${volumePercent} %${rise}.`;
}

function daysText(on: readonly Day[]): string {
  if (on.length === 0) return 'once';
  if (on.length === days.length) return 'every day';
  return days
    .filter(([day]) => on.includes(day))
    .map(([, name]) => name)
    .join(', ');
}
