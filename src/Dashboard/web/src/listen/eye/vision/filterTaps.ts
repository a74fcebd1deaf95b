import { clamp, roundHalfEven } from './frame';

/**
 * Which source pixels make up each target pixel of a resized line, and with which weights. A triangle as wide as the scale
 * asks for (at least two pixels): bilinear when it enlarges, free of aliasing when it shrinks. As the agent's FilterTaps.
 */
export interface FilterTaps {
  /** The first source pixel of each target pixel. */
  starts: Int32Array;
  /** Source pixels a target pixel; weights of zero fill up. */
  count: number;
  /** `count` weights a target pixel, which sum to one. */
  weights: Float32Array;
}

export function tapsBetween(source: number, target: number): FilterTaps {
  const scale = Math.fround(source / target);
  const reach = Math.max(1, scale);
  const count = Math.min(source, Math.ceil(2 * reach));
  const starts = new Int32Array(target);
  const weights = new Float32Array(target * count);
  for (let i = 0; i < target; i++) {
    const centre = Math.fround(Math.fround((i + 0.5) * scale) - 0.5);
    const start = clamp(Math.floor(Math.fround(centre - reach)) + 1, 0, source - count);
    starts[i] = start;
    weigh(weights.subarray(i * count, (i + 1) * count), start, centre, reach);
  }
  return { starts, count, weights };
}

function weigh(weights: Float32Array, start: number, centre: number, reach: number): void {
  let sum = 0;
  for (let tap = 0; tap < weights.length; tap++) {
    const weight = Math.max(0, 1 - Math.abs(start + tap - centre) / reach);
    weights[tap] = weight;
    sum += weight;
  }
  for (let tap = 0; tap < weights.length; tap++) weights[tap] = (weights[tap] ?? 0) / sum;
}

/** The weights in parts of a unit, rounded so that each pixel's still sum to it: the largest takes what rounding left. */
export function inUnits({ weights, count }: FilterTaps, unit: number): Int32Array {
  const units = new Int32Array(weights.length);
  for (let start = 0; start < units.length; start += count) {
    let left = unit;
    let largest = start;
    for (let i = start; i < start + count; i++) {
      const rounded = roundHalfEven(Math.fround((weights[i] ?? 0) * unit));
      units[i] = rounded;
      left -= rounded;
      if (rounded > (units[largest] ?? 0)) largest = i;
    }
    units[largest] = (units[largest] ?? 0) + left;
  }
  return units;
}
