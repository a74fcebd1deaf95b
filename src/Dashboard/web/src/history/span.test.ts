import { describe, expect, it, vi } from 'vitest';
import { dayOf, isDay, lastHour, neighbour, spanOf, spanTitle } from './span';

const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

// The tests run in Europe/Berlin (vite.config.ts), where clocks change.
describe('A span of the history', () => {
  it('is a day in the time zone of the person', () => {
    const { from } = spanOf('day', '2026-11-22');
    expect(from.toISOString()).toBe('2026-11-21T23:00:00.000Z');
  });

  it('has 23 or 25 hours when the clocks change', () => {
    const spring = spanOf('day', '2026-03-29');
    const autumn = spanOf('day', '2026-10-25');
    expect(hours(spring.from, spring.to)).toBe(23);
    expect(hours(autumn.from, autumn.to)).toBe(25);
  });

  it('is a week from Monday, whatever its day', () => {
    for (const day of ['2026-11-16', '2026-11-19', '2026-11-22'])
      expect(dayOf(spanOf('week', day).from)).toBe('2026-11-16');
  });

  it('is the last hour, in whole minutes', () => {
    const { from, to } = lastHour(Date.parse('2026-11-22T10:30:20.000Z'));
    expect([from.toISOString(), to.toISOString()]).toEqual([
      '2026-11-22T09:31:00.000Z',
      '2026-11-22T10:31:00.000Z',
    ]);
  });

  it('is a year of UTC, as the days of the history are', () => {
    const { from, to } = spanOf('year', '2026-11-22');
    expect([from.toISOString(), to.toISOString()]).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ]);
    expect(neighbour(spanOf('year', '2026-11-22'), -1)).toBe('2025-01-01');
    expect(spanTitle(spanOf('year', '2026-11-22'))).toBe('2026');
  });

  it('has a neighbour on each side', () => {
    expect(neighbour(spanOf('day', '2026-03-01'), -1)).toBe('2026-02-28');
    expect(neighbour(spanOf('week', '2026-11-22'), 1)).toBe('2026-11-23');
  });

  it('is named so that a person knows it, with the year where it is not this one', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00.000Z') });
    expect(spanTitle(spanOf('day', '2025-11-22'))).toBe('Saturday, 22 November 2025');
    expect(spanTitle(spanOf('week', '2026-01-01'))).toBe('29 Dec 2025 to 4 Jan');
    expect(spanTitle(spanOf('day', '2026-11-22'))).toBe('Sunday 22 November');
    expect(spanTitle(spanOf('week', '2026-11-22'))).toBe('16 Nov to 22 Nov');
    vi.useRealTimers();
  });

  it('is not made from a text that is no day', () => {
    expect([isDay('2026-11-22'), isDay('yesterday'), isDay('2026-13-40'), isDay(null)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
