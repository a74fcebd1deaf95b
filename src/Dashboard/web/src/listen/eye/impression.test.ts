import { describe, expect, it } from 'vitest';
import { expressionNames, type Expressions } from '../../api/contracts';
import { facesOf, meanOf, smoothed } from './impression';

const showing = (shares: Partial<Expressions>): Expressions => ({
  ...(Object.fromEntries(expressionNames.map((name) => [name, 0])) as Expressions),
  ...shares,
});

const face = (expressions: Expressions, x = 0) => ({
  box: { x, y: 20, width: 64, height: 48 },
  score: 0.9,
  expressions,
});

describe('What is read in a picture', () => {
  it('stands in parts of the picture, and is not sure below the threshold of the network', () => {
    const faces = [
      face(showing({ happiness: 0.8, neutral: 0.2 }), 320),
      face(showing({ sadness: 0.4, fear: 0.35 })),
    ];
    const [sure, unsure] = facesOf({ faces, width: 640, height: 480 }, 0.5);
    expect(sure).toMatchObject({
      x: 0.5,
      y: 20 / 480,
      width: 0.1,
      height: 0.1,
      label: 'happiness',
      confidence: 0.8,
    });
    expect(unsure).toMatchObject({ x: 0, label: null, confidence: 0.4 });
  });

  it('is the mean of all faces, and nothing without one', () => {
    const faces = facesOf(
      { faces: [face(showing({ happiness: 1 })), face(showing({ sadness: 1 }))], width: 1, height: 1 },
      0,
    );
    expect(meanOf(faces)).toEqual(showing({ happiness: 0.5, sadness: 0.5 }));
    expect(meanOf([])).toBeNull();
  });

  it('follows a change within half a second, and begins without delay', () => {
    const [before, now] = [showing({ neutral: 1 }), showing({ happiness: 1 })];
    expect(smoothed(null, now, 0)).toBe(now);
    expect(smoothed(before, null, 200)).toBeNull();
    expect(smoothed(before, now, 500)?.happiness).toBeCloseTo(1 - Math.exp(-1));
    expect(smoothed(before, now, 5000)?.happiness).toBeGreaterThan(0.99);
  });
});
