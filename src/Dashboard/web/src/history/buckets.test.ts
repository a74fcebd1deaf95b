import { describe, expect, it } from 'vitest';
import { point } from '../testing/samples';
import { bucketsOf, mainMood, runsOf } from './buckets';

const minute = 60_000;
const from = Date.parse('2026-11-22T10:00:00.000Z');

describe('The columns of the chart', () => {
  it('add up the windows of their minutes', () => {
    const points = [
      point('2026-11-22T10:01:00.000Z', { happy: 9, unknown: 3 }),
      point('2026-11-22T10:14:00.000Z', { calm: 12 }),
    ];
    const [column] = bucketsOf(points, from, 15 * minute);
    expect(column?.windows).toBe(24);
    expect(column?.known).toBe(21);
    expect(column?.moods).toMatchObject({ happy: 9, calm: 12, unknown: 3 });
  });

  it('weigh valence by the windows that had one', () => {
    const points = [
      point('2026-11-22T10:01:00.000Z', { happy: 9, unknown: 3 }, { valence: 0.8 }),
      point('2026-11-22T10:02:00.000Z', { happy: 3, unknown: 9 }, { valence: 0 }),
    ];
    expect(bucketsOf(points, from, 15 * minute)[0]?.valence).toBeCloseTo(0.6);
  });

  it('are absent where nothing was read: a gap stays a gap', () => {
    const points = [
      point('2026-11-22T10:01:00.000Z', { calm: 12 }),
      point('2026-11-22T11:01:00.000Z', { calm: 12 }),
    ];
    expect(bucketsOf(points, from, 15 * minute).map(({ start }) => (start - from) / minute)).toEqual([0, 60]);
  });

  it('have no valence where every window was unknown', () => {
    expect(
      bucketsOf([point('2026-11-22T10:01:00.000Z', { unknown: 12 })], from, minute)[0]?.valence,
    ).toBeNull();
  });
});

describe('The valence line', () => {
  const at = (m: number, valence: number | null) =>
    point(new Date(from + m * minute).toISOString(), valence === null ? { unknown: 12 } : { calm: 12 }, {
      valence,
    });
  const runs = (...points: ReturnType<typeof at>[]) =>
    runsOf(bucketsOf(points, from, minute)).map((run) => run.length);

  it('breaks where a column is missing', () =>
    expect(runs(at(0, 0.1), at(1, 0.2), at(3, 0.1))).toEqual([2, 1]));

  it('breaks where a column has no valence', () =>
    expect(runs(at(0, 0.1), at(1, null), at(2, 0.1))).toEqual([1, 1]));
});

describe('The main mood', () => {
  it('is the one with most windows', () =>
    expect(mainMood(point('', { calm: 3, tense: 5, unknown: 90 }).moods)).toBe('tense'));

  it('is unknown where none was known', () =>
    expect(mainMood(point('', { unknown: 12 }).moods)).toBe('unknown'));
});
