import type { DetectedFace } from './detectedFace';
import type { Point } from './frame';

/** The square of a frame that the expression network should see: upright by the eyes. */
export interface FaceCrop {
  /** Pixels of the frame. */
  centre: Point;
  /** The direction of the crop's rows in the frame, of length one. */
  right: Point;
  /** Pixels of the frame. */
  side: number;
}

// The agent's FaceCrop says how these were measured.
const sideABox = 1 / 0.863;
const eyesAboveCentre = 0.5 - 0.395;

export function cropOf({ box, points }: DetectedFace): FaceCrop {
  const [rightEye, leftEye] = [points[0] ?? box, points[1] ?? box];
  const eyes = { x: leftEye.x - rightEye.x, y: leftEye.y - rightEye.y };
  const length = Math.hypot(eyes.x, eyes.y);
  const right = length > 0 ? { x: eyes.x / length, y: eyes.y / length } : { x: 1, y: 0 };
  const side = Math.max(1, (sideABox * (box.width + box.height)) / 2);
  return {
    centre: {
      x: (rightEye.x + leftEye.x) / 2 - right.y * side * eyesAboveCentre,
      y: (rightEye.y + leftEye.y) / 2 + right.x * side * eyesAboveCentre,
    },
    right,
    side,
  };
}
