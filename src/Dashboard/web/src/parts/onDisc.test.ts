import { expect, it } from 'vitest';
import { onDisc } from './onDisc';

it('A point of the plot never lies outside the disc', () => {
  const { x, y } = onDisc({ valence: 1, arousal: 1 });
  expect(Math.hypot(x, y)).toBeCloseTo(1);
  expect(y).toBeLessThan(0);
});
