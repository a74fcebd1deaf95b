import { describe, expect, it } from 'vitest';
import type { DetectedFace } from './detectedFace';
import { overlap, suppress } from './nonMaximumSuppression';

const face = (x: number, y: number, side: number, score: number): DetectedFace => ({
  box: { x, y, width: side, height: side },
  score,
  points: [{ x, y }],
});

describe('What many anchors see of the same face', () => {
  it('is blended by the scores, the surest first', () => {
    const [first, second, ...rest] = suppress([
      face(100, 100, 10, 0.7),
      face(4, 0, 10, 0.3),
      face(0, 0, 10, 0.9),
    ]);
    expect(first).toMatchObject({
      score: 0.9,
      box: { x: 1, y: 0, width: 10, height: 10 },
      points: [{ x: 1, y: 0 }],
    });
    expect(second).toMatchObject({ score: 0.7, box: { x: 100 } });
    expect(rest).toEqual([]);
  });

  it('leaves out a box that lies inside of a better one', () => {
    expect(suppress([face(0, 0, 100, 0.9), face(10, 10, 20, 0.8)])).toHaveLength(1);
    expect(suppress([face(0, 0, 100, 0.9), face(95, 95, 20, 0.8)])).toHaveLength(2);
  });

  it('overlaps by the common part of the union', () => {
    expect(overlap(face(0, 0, 2, 1).box, face(1, 0, 2, 1).box)).toBeCloseTo(1 / 3);
    expect(overlap(face(0, 0, 1, 1).box, face(5, 5, 1, 1).box)).toBe(0);
  });
});
