import { describe, expect, it } from 'vitest';
import type { RoomSchedule, SpecialDay } from '../api/contracts';
import { wallClock } from './days';
import { freeOn, newBlock, noSchedule, usualWeek } from './draft';
import { dayOf, gapsOf, weekOf } from './week';

const monday = '2026-11-30';
const sunday = '2026-12-06';

const special = (part: Partial<SpecialDay['rule']>, date = monday): SpecialDay => ({
  from: date,
  to: null,
  name: 'Fair',
  rule: { isClosed: false, like: null, open: [], ...part },
  calendar: null,
});

const named = (schedule: RoomSchedule, date: string) =>
  dayOf(schedule, date).pieces.map(({ block, from, to }) => [block.name, from / 60, to / 60]);

describe('A day of the week', () => {
  it('has its hours and its blocks', () => {
    expect(dayOf(usualWeek(), monday).open).toEqual([{ from: 480, to: 1080 }]);
    expect(named(usualWeek(), monday)).toEqual([['Day', 8, 18]]);
    expect(dayOf(usualWeek(), sunday).open).toEqual([]);
    expect(named(usualWeek(), sunday)).toEqual([]);
  });

  it('keeps what began the day before', () => {
    const bar = newBlock({ name: 'Bar', days: ['sunday'], from: '20:00:00', to: '02:00:00' });
    const schedule = { ...noSchedule, blocks: [bar] };
    expect(named(schedule, sunday)).toEqual([['Bar', 20, 24]]);
    expect(named(schedule, '2026-12-07')).toEqual([['Bar', 0, 2]]);
  });

  it('is closed, like another, or has hours of its own where it is special', () => {
    const at = (rule: Partial<SpecialDay['rule']>) => ({ ...usualWeek(), days: [special(rule)] });
    expect(dayOf(at({ isClosed: true }), monday).open).toEqual([]);
    expect(named(at({ isClosed: true }), monday)).toEqual([]);
    expect(named(at({ like: 'sunday' }), monday)).toEqual([]);
    expect(dayOf(at({ open: [{ from: '10:00:00', to: '14:00:00' }] }), monday).open).toEqual([
      { from: 600, to: 840 },
    ]);
  });

  it('shows a block of a season in that season alone', () => {
    const winter = { from: { month: 12, day: 1 }, to: { month: 2, day: 28 } };
    const block = newBlock({ name: 'Winter', days: ['monday', 'tuesday'], season: winter });
    const schedule = { ...noSchedule, blocks: [block] };
    expect(named(schedule, monday)).toEqual([]);
    expect(named(schedule, '2026-12-01')).toEqual([['Winter', 8, 18]]);
  });
});

describe('Gaps', () => {
  it('are open hours without a block, the same on several days told once', () => {
    const usual = usualWeek();
    const schedule = { ...usual, blocks: usual.blocks.map((block) => ({ ...block, to: '12:00:00' })) };
    expect(gapsOf(weekOf(schedule, monday))).toEqual(['12:00 to 18:00 on Mon–Fri']);
    expect(gapsOf(weekOf(usual, monday))).toEqual([]);
  });

  it('are where a new block goes first', () => {
    const usual = usualWeek();
    expect(freeOn({ ...usual, blocks: [] }, monday)).toEqual({ from: 480, to: 600 });
    expect(freeOn(usual, monday)).toEqual({ from: 0, to: 120 });
  });
});

describe('The clock on the wall', () => {
  it('is that of the zone, across summer time', () => {
    expect(wallClock(Date.parse('2026-03-29T00:59:00Z'), 'Europe/Berlin').minute).toBe(119);
    expect(wallClock(Date.parse('2026-03-29T01:01:00Z'), 'Europe/Berlin').minute).toBe(181);
    expect(wallClock(Date.parse('2026-12-31T23:30:00Z'), 'Asia/Tokyo').date).toBe('2027-01-01');
  });

  it('is the own one where nobody knows the zone', () => {
    expect(wallClock(0, 'Nowhere/Land')).toEqual(wallClock(0, undefined));
  });
});
