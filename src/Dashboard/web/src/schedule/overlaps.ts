import type { ScheduleBlock, Season } from '../api/contracts';
import { addDays, dayName, dayNumber, daysBetween, weekDayOf } from './days';
import { clockOf, lengthOf, minuteOf, minutesADay } from './minutes';

// As BlockOverlap.cs and ScheduleProblems.cs in src/Shared/Contracts say it, so that page and box speak with one voice.

const minutesAWeek = 7 * minutesADay;
const mostTold = 5;
const longestName = 64;

export interface Overlap {
  ids: [string, string];
  sentence: string;
}

/** The first few pairs of blocks of the same rank that hold at one moment. */
export function overlapsOf(blocks: readonly ScheduleBlock[]): Overlap[] {
  const found: Overlap[] = [];
  for (const [i, one] of blocks.entries())
    for (const other of blocks.slice(i + 1)) {
      const when = overlapBetween(one, other);
      if (when === undefined) continue;
      const sentence = `The blocks '${short(one.name)}' and '${short(other.name)}' overlap ${when}; move or shorten one.`;
      found.push({ ids: [one.id, other.id], sentence });
      if (found.length === mostTold) return found;
    }
  return found;
}

/** The higher goes before the lower: one with dates, one of a season, one of every week. */
export const rankOf = ({ dates, season }: ScheduleBlock) => (dates.length > 0 ? 2 : season !== null ? 1 : 0);

/** When, such as: on Monday from 12:00 to 13:00. Undefined where they never do. */
export function overlapBetween(one: ScheduleBlock, other: ScheduleBlock): string | undefined {
  if (rankOf(one) !== rankOf(other)) return undefined;
  if (one.dates.length > 0) return onDates(one, other);
  if (one.season !== null && other.season !== null && !meet(one.season, other.season)) return undefined;
  return inTheWeek(one, other);
}

function inTheWeek(one: ScheduleBlock, other: ScheduleBlock): string | undefined {
  for (const day of one.days)
    for (const another of other.days)
      // Sunday's last hours may reach into the week's first, and the other way round.
      for (const week of [-minutesAWeek, 0, minutesAWeek]) {
        const start = dayNumber(day) * minutesADay + minuteOf(one.from);
        const otherStart = dayNumber(another) * minutesADay + minuteOf(other.from) + week;
        const shared = sharedOf(start, lengthOf(one), otherStart, lengthOf(other));
        if (shared !== undefined)
          return `on ${dayName(weekDayOf(addDays(aSunday, Math.floor(shared[0] / minutesADay))))} from ${clockOf(shared[0])} to ${clockOf(shared[1])}`;
      }
  return undefined;
}

const aSunday = '2023-12-31';

function onDates(one: ScheduleBlock, other: ScheduleBlock): string | undefined {
  for (const date of one.dates)
    for (const another of other.dates) {
      const off = daysBetween(date, another);
      if (Math.abs(off) > 1) continue;
      const start = minuteOf(other.from) + off * minutesADay;
      const shared = sharedOf(minuteOf(one.from), lengthOf(one), start, lengthOf(other));
      if (shared !== undefined)
        return `on ${addDays(date, Math.floor(shared[0] / minutesADay))} from ${clockOf(shared[0])} to ${clockOf(shared[1])}`;
    }
  return undefined;
}

function sharedOf(start: number, length: number, other: number, otherLength: number) {
  const [from, to] = [Math.max(start, other), Math.min(start + length, other + otherLength)];
  return from < to ? ([from, to] as const) : undefined;
}

/** Both ends belong to a season, and it may pass the new year. */
export function isInSeason({ from, to }: Season, date: string): boolean {
  const [first, last] = [from.month * 100 + from.day, to.month * 100 + to.day];
  const day = Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
  return first <= last ? day >= first && day <= last : day >= first || day <= last;
}

/** Two parts of a year share a day where one of them begins in the other. */
const meet = (one: Season, other: Season) =>
  isInSeason(one, dateIn2024(other.from)) || isInSeason(other, dateIn2024(one.from));

const dateIn2024 = ({ month, day }: Season['from']) =>
  `2024-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;

const short = (text: string) => (text.length > longestName ? `${text.slice(0, longestName)}…` : text);
