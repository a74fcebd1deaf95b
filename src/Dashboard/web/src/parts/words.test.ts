import { describe, expect, it, vi } from 'vitest';
import { affectWords, count, languageName, percent, signed } from './words';
import { ago, dayAndClock, duration, trackTime, utcDay } from './times';

describe('Words', () => {
  it('give a number its sign, but none to zero', () =>
    expect([signed(0.214), signed(-0.1), signed(-0.001)]).toEqual(['+0.21', '−0.10', '0.00']));

  it('say a share in percent', () => expect(percent(0.834)).toBe('83 %'));

  it('describe valence and arousal without claiming a feeling', () =>
    expect(affectWords({ valence: 0.5, arousal: -0.4 })).toBe('pleasant and quiet'));

  it('count', () =>
    expect([count(1, 'box', 'boxes'), count(2, 'box', 'boxes')]).toEqual(['1 box', '2 boxes']));

  it('name a language, or leave its code', () => {
    expect(languageName('de')).toBe('German');
    expect(languageName('zxx')).toBe('Instrumental');
    expect(languageName('no code!')).toBe('no code!');
  });
});

describe('Times', () => {
  it('of tracks', () =>
    expect([trackTime(7), trackTime(187), trackTime(3723)]).toEqual(['0:07', '3:07', '1:02:03']));

  it('that lasted', () =>
    expect([duration(40), duration(7200), duration(15_120), duration(93_600)]).toEqual([
      '40 s',
      '2 h',
      '4 h 12 min',
      '1 d 2 h',
    ]));

  it('of another year, with the year', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00.000Z') });
    expect(dayAndClock('2026-11-21T09:00:00.000Z')).toBe('Sat 21 Nov, 10:00');
    expect(dayAndClock('2025-11-21T09:00:00.000Z')).toBe('Fri, 21 Nov 2025, 10:00');
    expect([utcDay(Date.UTC(2026, 0, 2)), utcDay(Date.UTC(2024, 0, 2))]).toEqual(['2 Jan', '2 Jan 2024']);
    vi.useRealTimers();
  });

  it('of the past', () => {
    const now = Date.parse('2026-11-22T10:00:00.000Z');
    expect(ago('2026-11-22T09:59:57.000Z', now)).toBe('just now');
    expect(ago('2026-11-22T09:13:00.000Z', now)).toBe('47 min ago');
  });
});
