import { expect, it } from 'vitest';
import { point } from '../../testing/samples';
import { bucketsOf } from '../buckets';
import { stackOf } from './stack';

it('A column is as high as the share of windows with a mood', () => {
  const [column] = bucketsOf(
    [point('1970-01-01T00:00:00.000Z', { happy: 3, sad: 6, unknown: 3 })],
    0,
    60_000,
  );
  const parts = column === undefined ? [] : stackOf(column);
  expect(parts.map(({ mood }) => mood)).toEqual(['sad', 'happy']);
  expect(parts.at(-1)?.top).toBeCloseTo(0.75);
});
