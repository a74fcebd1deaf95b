import type { DayOfWeek, RoomSchedule, ScheduleBlock } from '../api/contracts';
import { weekDayOf, weekDays } from './days';
import { lengthOf, minuteOf, minutesADay, stepMinutes, timeOf, without } from './minutes';
import { dayOf } from './week';

// What is done with a schedule in the page: each returns another one.

export const mostBlocks = 200;

export const noSchedule: RoomSchedule = {
  isOn: true,
  timeZone: null,
  open: null,
  quiet: null,
  quietVolumePercent: null,
  blocks: [],
  days: [],
  calendars: [],
  overrideMinutes: null,
};

export const newId = () => crypto.randomUUID();

export const newBlock = (part: Partial<ScheduleBlock>): ScheduleBlock => ({
  id: newId(),
  name: 'New block',
  days: [],
  dates: [],
  season: null,
  from: '08:00:00',
  to: '18:00:00',
  playlist: null,
  sources: [],
  aim: null,
  hold: { valence: 0, arousal: 0 },
  volumeFrom: null,
  volumeTo: null,
  explicit: null,
  moodShare: null,
  ...part,
});

const workDays: DayOfWeek[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** Mon–Fri from 8 to 18, with one block. */
export const usualWeek = (): RoomSchedule => ({
  ...noSchedule,
  open: [{ days: workDays, from: '08:00:00', to: '18:00:00' }],
  blocks: [newBlock({ name: 'Day', days: workDays })],
});

export const withBlock = (schedule: RoomSchedule, block: ScheduleBlock): RoomSchedule => ({
  ...schedule,
  blocks: schedule.blocks.some(({ id }) => id === block.id)
    ? schedule.blocks.map((one) => (one.id === block.id ? block : one))
    : [...schedule.blocks, block],
});

export const withoutBlock = (schedule: RoomSchedule, id: string): RoomSchedule => ({
  ...schedule,
  blocks: schedule.blocks.filter((block) => block.id !== id),
});

/** Up or down on all its days; it keeps its length, and begins on the same day. */
export function shifted(block: ScheduleBlock, minutes: number): ScheduleBlock {
  const length = lengthOf(block);
  const from = Math.min(Math.max(minuteOf(block.from) + minutes, 0), minutesADay - stepMinutes);
  return { ...block, from: timeOf(from), to: timeOf(from + length) };
}

/** Its end earlier or later; from a quarter of an hour to 24 hours. */
export function lengthened(block: ScheduleBlock, minutes: number): ScheduleBlock {
  const length = Math.min(Math.max(lengthOf(block) + minutes, stepMinutes), minutesADay);
  return { ...block, to: timeOf(minuteOf(block.from) + length) };
}

/** Its beginning earlier or later, and its end where it was. */
export function begunAt(block: ScheduleBlock, minute: number): ScheduleBlock {
  const end = minuteOf(block.from) + lengthOf(block);
  const from = Math.min(Math.max(minute, 0, end - minutesADay), end - stepMinutes, minutesADay - stepMinutes);
  return { ...block, from: timeOf(from), to: timeOf(end) };
}

/** On another day in place of one of its days; as it is where it is on that day already. */
export function onOtherDay(block: ScheduleBlock, from: string, to: string): ScheduleBlock {
  if (block.dates.length > 0)
    return block.dates.includes(to)
      ? block
      : { ...block, dates: block.dates.map((date) => (date === from ? to : date)).sort() };
  const [before, after] = [weekDayOf(from), weekDayOf(to)];
  if (block.days.includes(after)) return block;
  return { ...block, days: inOrder(block.days.map((day) => (day === before ? after : day))) };
}

export const inOrder = (days: readonly DayOfWeek[]) => weekDays.filter((day) => days.includes(day));

/** A copy right behind it, on the same days. */
export const duplicated = (block: ScheduleBlock): ScheduleBlock => ({
  ...shifted(block, Math.min(lengthOf(block), minutesADay - stepMinutes)),
  id: newId(),
  name: nameOfCopy(block.name),
});

const longestName = 100;

export const nameOfCopy = (name: string) => `${name.slice(0, longestName - 5).trim()} copy`;

/** A copy of it on one day alone. */
export const copiedTo = (block: ScheduleBlock, date: string): ScheduleBlock => ({
  ...block,
  id: newId(),
  name: nameOfCopy(block.name),
  ...(block.dates.length > 0 ? { dates: [date] } : { days: [weekDayOf(date)] }),
});

/** A block on this date from one minute to another. */
export const madeOn = (date: string, from: number, to: number): ScheduleBlock =>
  newBlock({ days: [weekDayOf(date)], from: timeOf(from), to: timeOf(to) });

/** The first free hours of a day: two at most, in the opening hours where there are any. */
export function freeOn(schedule: RoomSchedule, date: string): { from: number; to: number } {
  const { open, pieces } = dayOf(schedule, date);
  const hours = open ?? [{ from: 8 * 60, to: 22 * 60 }];
  const free = without(hours, pieces)[0] ?? without([{ from: 0, to: minutesADay }], pieces)[0];
  if (free === undefined) return { from: 8 * 60, to: 10 * 60 };
  return { from: free.from, to: Math.min(free.to, free.from + 120) };
}

/** Without what belongs to nobody: the days of calendars that are no more. */
export function withoutCalendar(schedule: RoomSchedule, id: string): RoomSchedule {
  return {
    ...schedule,
    calendars: schedule.calendars.filter((calendar) => calendar.id !== id),
    days: schedule.days.filter((day) => day.calendar !== id),
  };
}
