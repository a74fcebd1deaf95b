import type { DayOfWeek, RoomSchedule, ScheduleBlock, SpecialDay, WeeklyHours } from '../api/contracts';
import { addDays, daysText, weekDayOf } from './days';
import { clockOf, joined, lengthOf, minuteOf, minutesADay, type Span, type Times, without } from './minutes';
import { isInSeason, rankOf } from './overlaps';

/** A block on one day, or the part of one that began the day before. Minutes of this day. */
export interface Piece extends Span {
  block: ScheduleBlock;
  /** The date on which the block began. */
  began: string;
}

export interface Day {
  date: string;
  special: SpecialDay | undefined;
  /** Closed all day by a special day. */
  isClosed: boolean;
  /** Opening hours; undefined: as the box's own file says. */
  open: Span[] | undefined;
  quiet: Span[];
  pieces: Piece[];
}

/** The seven days from `first` on. */
export const weekOf = (schedule: RoomSchedule, first: string): [Day, ...Day[]] => [
  dayOf(schedule, first),
  ...Array.from({ length: 6 }, (_, i) => dayOf(schedule, addDays(first, i + 1))),
];

export const specialOf = ({ days }: RoomSchedule, date: string) =>
  days.find(({ from, to }) => date >= from && date <= (to ?? from));

/** Which day of the week this date is like. */
const likeOf = (schedule: RoomSchedule, date: string): DayOfWeek =>
  specialOf(schedule, date)?.rule.like ?? weekDayOf(date);

export function dayOf(schedule: RoomSchedule, date: string): Day {
  const special = specialOf(schedule, date);
  return {
    date,
    special,
    isClosed: special?.rule.isClosed === true,
    open: schedule.open === null ? ownHours(special) : openOf(schedule, date),
    quiet: spansOf(schedule.quiet ?? [], schedule, date),
    pieces: schedule.blocks
      .flatMap((block) => piecesOf(block, schedule, date))
      .sort((a, b) => rankOf(a.block) - rankOf(b.block) || a.from - b.from),
  };
}

const ownHours = (special: SpecialDay | undefined) =>
  special !== undefined && special.rule.open.length > 0 ? joined(special.rule.open.map(spanOf)) : undefined;

function openOf(schedule: RoomSchedule, date: string): Span[] {
  const today = openFrom(schedule, date).map(spanOf);
  const yesterday = openFrom(schedule, addDays(date, -1)).map(spanOf);
  const isClosed = specialOf(schedule, date)?.rule.isClosed === true;
  const late = yesterday.map(({ from, to }) => ({ from: from - minutesADay, to: to - minutesADay }));
  return isClosed ? [] : cut([...late, ...today]);
}

/** The hours that begin on this date. */
function openFrom(schedule: RoomSchedule, date: string): Times[] {
  const rule = specialOf(schedule, date)?.rule;
  if (rule?.isClosed === true) return [];
  if (rule !== undefined && rule.open.length > 0) return rule.open;
  if (schedule.open?.length === 0) return [{ from: '00:00:00', to: '00:00:00' }];
  return (schedule.open ?? []).filter(({ days }) => days.includes(likeOf(schedule, date)));
}

function spansOf(hours: readonly WeeklyHours[], schedule: RoomSchedule, date: string): Span[] {
  const on = (day: DayOfWeek, off: number) =>
    hours
      .filter(({ days }) => days.includes(day))
      .map(spanOf)
      .map(({ from, to }) => ({ from: from + off, to: to + off }));
  return cut([...on(likeOf(schedule, addDays(date, -1)), -minutesADay), ...on(likeOf(schedule, date), 0)]);
}

const spanOf = (times: Times): Span => ({
  from: minuteOf(times.from),
  to: minuteOf(times.from) + lengthOf(times),
});

/** What of it lies on the day. */
const cut = (spans: readonly Span[]) =>
  joined(
    spans
      .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(minutesADay, to) }))
      .filter(({ from, to }) => from < to),
  );

function piecesOf(block: ScheduleBlock, schedule: RoomSchedule, date: string): Piece[] {
  const yesterday = addDays(date, -1);
  const { from, to } = spanOf(block);
  const pieces: Piece[] = [];
  if (begins(block, schedule, date)) pieces.push({ block, began: date, from, to: Math.min(to, minutesADay) });
  if (to > minutesADay && begins(block, schedule, yesterday))
    pieces.push({ block, began: yesterday, from: 0, to: to - minutesADay });
  return pieces;
}

function begins(block: ScheduleBlock, schedule: RoomSchedule, date: string): boolean {
  if (specialOf(schedule, date)?.rule.isClosed === true) return false;
  if (block.dates.length > 0) return block.dates.includes(date);
  if (block.season !== null && !isInSeason(block.season, date)) return false;
  return block.days.includes(likeOf(schedule, date));
}

/** Open and no block, such as: 08:00 to 12:00 on Mon, Tue. */
export function gapsOf(days: readonly Day[]): string[] {
  const daysOf = new Map<string, DayOfWeek[]>();
  for (const { date, open, pieces } of days)
    for (const { from, to } of without(open ?? [], pieces)) {
      const times = `${clockOf(from)} to ${to === minutesADay ? '24:00' : clockOf(to)}`;
      daysOf.set(times, [...(daysOf.get(times) ?? []), weekDayOf(date)]);
    }
  return [...daysOf].map(([times, on]) => `${times} ${on.length === 7 ? 'every day' : `on ${daysText(on)}`}`);
}
