import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayAndClock, dayWords, utcDay } from './times';

describe('A date', () => {
  afterEach(() => vi.useRealTimers());

  it('tells its year where it is not this one', () => {
    vi.useFakeTimers({ now: new Date(2026, 10, 30, 12) });
    expect(dayAndClock(new Date(2026, 10, 22, 10))).not.toContain('2026');
    expect(dayAndClock(new Date(2025, 10, 22, 10))).toContain('2025');
    expect(dayWords(new Date(2025, 0, 2), { day: 'numeric', month: 'short' })).toBe('2 Jan 2025');
    expect(dayWords(new Date(2026, 0, 2), { day: 'numeric', month: 'short' })).toBe('2 Jan');
    expect(utcDay(Date.UTC(2025, 5, 1))).toContain('2025');
    expect(utcDay(Date.UTC(2026, 5, 1))).not.toContain('2026');
  });
});
