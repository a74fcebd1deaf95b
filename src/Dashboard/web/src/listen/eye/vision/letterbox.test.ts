import { describe, expect, it } from 'vitest';
import { detectorSide } from './anchors';
import { inUnits, tapsBetween } from './filterTaps';
import { type Frame, roundHalfEven } from './frame';
import { Letterbox } from './letterbox';
import { regionsOfFrame, regionsOfStill } from './regions';

const filled = (width: number, height: number, colour: readonly [number, number, number]): Frame => ({
  width,
  height,
  pixels: Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => colour[i % 4] ?? 255),
});

describe('A picture in the square of the network', () => {
  it('keeps its colour and its shape between black bars', () => {
    const frame = filled(640, 480, [255, 0, 51]);
    const square = new Float32Array(detectorSide * detectorSide * 3);
    const letterbox = new Letterbox(640, 480);
    letterbox.fill(frame, { x: 0, y: 0, width: 640, height: 480, trust: 1 }, square);
    const at = (x: number, y: number) =>
      square.slice((y * detectorSide + x) * 3, (y * detectorSide + x) * 3 + 3);
    expect(letterbox.margin).toEqual({ x: 0, y: 32 });
    expect(letterbox.shrink).toEqual({ x: 2.5, y: 2.5 });
    for (const [x, y] of [
      [0, 32],
      [255, 223],
      [128, 128],
    ] as const) {
      expect(at(x, y)[0]).toBeCloseTo(1, 5);
      expect(at(x, y)[1]).toBeCloseTo(-1, 5);
      expect(at(x, y)[2]).toBeCloseTo(-0.6, 5);
    }
    expect([...at(128, 31), ...at(128, 224)]).toEqual([-1, -1, -1, -1, -1, -1]);
  });

  it('is weighed by whole numbers that sum to the unit', () => {
    for (const [source, target] of [
      [640, 256],
      [100, 256],
      [7, 3],
      [1, 256],
    ] as const) {
      const taps = tapsBetween(source, target);
      const units = inUnits(taps, 127);
      for (let i = 0; i < target; i++) {
        const weights = units.slice(i * taps.count, (i + 1) * taps.count);
        expect(weights.reduce((sum, weight) => sum + weight)).toBe(127);
        expect((taps.starts[i] ?? -1) + taps.count).toBeLessThanOrEqual(source);
      }
    }
  });

  it('rounds as .NET does', () =>
    expect([0.5, 1.5, 2.5, 2.4, -1.5, -2.5].map(roundHalfEven)).toEqual([0, 2, 2, 2, -2, -2]));
});

describe('The regions', () => {
  it('of a frame are two squares at 4:3', () =>
    expect(regionsOfFrame(640, 480)).toEqual([
      { x: 0, y: 0, width: 480, height: 480, trust: 1 },
      { x: 160, y: 0, width: 480, height: 480, trust: 1 },
    ]));

  it('of a photograph come closer, as far as its pixels reach', () => {
    expect(regionsOfStill(200, 200)).toHaveLength(1);
    expect(regionsOfStill(640, 480).map(({ width }) => width)).toEqual([640, 384, 384, 384, 384]);
    const closest = regionsOfStill(1920, 1280).filter(({ width }) => width === 576);
    expect(closest.map(({ x, y }) => [x, y]).slice(0, 6)).toEqual([
      [0, 0],
      [336, 0],
      [672, 0],
      [1008, 0],
      [1344, 0],
      [0, 352],
    ]);
  });
});
