import { detectorSide } from './anchors';

/** A part of a frame that the detector looks at, in whole pixels. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
  /** What a score found here is multiplied by: the closer the look, the more there is to mistake for a face. */
  trust: number;
}

// The agent's Regions says how these were measured.
const frameSquare = 0.75;
const closeSquare = 0.6;
const closeTrust = Math.fround(0.9);
const closerSquare = 0.3;
const closerTrust = Math.fround(0.7);

/** For the frames of a camera: squares of three quarters of the longer side, which are two at 4:3. */
export const regionsOfFrame = (width: number, height: number): Region[] =>
  squares(width, height, Math.floor(frameSquare * Math.max(width, height)), 1);

/** For a photograph, where time does not matter: the whole, then closer and closer. */
export function regionsOfStill(width: number, height: number): Region[] {
  const longer = Math.max(width, height);
  const regions: Region[] = [{ x: 0, y: 0, width, height, trust: 1 }];
  if (longer > detectorSide)
    regions.push(...squares(width, height, Math.floor(closeSquare * longer), closeTrust));
  if (closerSquare * longer > detectorSide)
    regions.push(...squares(width, height, Math.floor(closerSquare * longer), closerTrust));
  return regions;
}

/** Squares of this side, evenly spread, each overlapping the next by at least a third. */
function squares(width: number, height: number, side: number, trust: number): Region[] {
  return starts(height, side).flatMap((y) =>
    starts(width, side).map((x) => ({
      x,
      y,
      width: Math.min(side, width),
      height: Math.min(side, height),
      trust,
    })),
  );
}

function starts(length: number, side: number): number[] {
  if (length <= side) return [0];
  const steps = Math.ceil((length - side) / ((side * 2) / 3));
  return Array.from({ length: steps + 1 }, (_, step) => Math.floor(((length - side) * step) / steps));
}
