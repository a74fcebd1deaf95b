import { describe, expect, it } from 'vitest';
import { playing } from '../../testing/samples';
import { elapsedAt } from './elapsedAt';

const at = '2026-11-22T10:00:00.000Z';
const after = (seconds: number) => Date.parse(at) + seconds * 1000;

describe('The progress of a track', () => {
  it('runs on between two updates', () => expect(elapsedAt(playing({ at }), after(5))).toBe(15));

  it('stands still while paused', () =>
    expect(elapsedAt(playing({ at, state: 'paused' }), after(5))).toBe(10));

  it('never runs past the end', () => expect(elapsedAt(playing({ at }), after(5000))).toBe(200));

  it('never runs backwards when the box is ahead', () =>
    expect(elapsedAt(playing({ at }), after(-30))).toBe(10));
});
