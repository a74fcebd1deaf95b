import { describe, expect, it } from 'vitest';
import { newBlock } from './draft';
import { overlapBetween, overlapsOf } from './overlaps';

const block = (name: string, from: string, to: string, part: Parameters<typeof newBlock>[0] = {}) =>
  newBlock({ name, days: ['monday'], from: `${from}:00`, to: `${to}:00`, ...part });

describe('Two blocks', () => {
  it.each([
    ['meet and do not overlap', '08:00', '12:00', '12:00', '14:00', undefined],
    ['share an hour', '08:00', '13:00', '12:00', '14:00', 'on Monday from 12:00 to 13:00'],
    ['of which one is the whole day', '00:00', '00:00', '12:00', '14:00', 'on Monday from 12:00 to 14:00'],
  ])('%s', (_, from, to, otherFrom, otherTo, when) => {
    expect(overlapBetween(block('A', from, to), block('B', otherFrom, otherTo))).toBe(when);
  });

  it('overlap past midnight, and past the end of the week', () => {
    const late = block('Late', '22:00', '02:00', { days: ['saturday'] });
    const early = block('Early', '01:00', '03:00', { days: ['sunday'] });
    expect(overlapBetween(late, early)).toBe('on Sunday from 01:00 to 02:00');
    const sunday = block('Late', '22:00', '02:00', { days: ['sunday'] });
    const monday = block('Early', '00:00', '03:00');
    expect(overlapBetween(sunday, monday)).toBe('on Monday from 00:00 to 02:00');
  });

  it('of different rank may hold at once: the higher goes before', () => {
    const weekly = block('Weekly', '08:00', '18:00');
    const season = { from: { month: 12, day: 1 }, to: { month: 1, day: 6 } };
    const seasonal = block('Winter', '08:00', '18:00', { season });
    const dated = block('Eve', '08:00', '18:00', { days: [], dates: ['2026-12-24'] });
    expect(overlapsOf([weekly, seasonal, dated])).toEqual([]);
  });

  it('of seasons that share no day do not overlap', () => {
    const winter = { from: { month: 12, day: 1 }, to: { month: 1, day: 6 } };
    const spring = { from: { month: 1, day: 7 }, to: { month: 5, day: 31 } };
    const of = (season: typeof winter) => block('S', '08:00', '18:00', { season });
    expect(overlapBetween(of(winter), of(spring))).toBeUndefined();
    expect(overlapBetween(of(winter), of({ ...spring, from: { month: 1, day: 6 } }))).toBeDefined();
  });

  it('overlap on their dates', () => {
    const of = (dates: string[], from: string, to: string) => block('D', from, to, { days: [], dates });
    expect(overlapBetween(of(['2026-12-31'], '22:00', '02:00'), of(['2027-01-01'], '01:00', '05:00'))).toBe(
      'on 2027-01-01 from 01:00 to 02:00',
    );
  });

  it('are told with the sentence of the box, five pairs at most', () => {
    const blocks = Array.from({ length: 200 }, (_, i) => block(`B${i}`, '08:00', '18:00'));
    const found = overlapsOf(blocks);
    expect(found).toHaveLength(5);
    expect(found[0]?.sentence).toBe(
      "The blocks 'B0' and 'B1' overlap on Monday from 08:00 to 18:00; move or shorten one.",
    );
  });
});
