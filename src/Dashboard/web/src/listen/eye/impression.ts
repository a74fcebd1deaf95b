import { type Expressions, expressionNames } from '../../api/contracts';
import type { Reading } from './networks';
import type { EyeFace, ExpressionName } from './view';

/** The strongest expression and its share. */
export function strongest(shares: Expressions): { name: ExpressionName; share: number } {
  let name: ExpressionName = 'neutral';
  for (const other of expressionNames) if (shares[other] > shares[name]) name = other;
  return { name, share: shares[name] };
}

/** The faces of a reading in parts of its picture. */
export function facesOf({ faces, width, height }: Reading, notSureBelow: number): EyeFace[] {
  return faces.map(({ box, score, expressions }) => {
    const { name, share } = strongest(expressions);
    return {
      x: box.x / width,
      y: box.y / height,
      width: box.width / width,
      height: box.height / height,
      score,
      expressions,
      label: share >= notSureBelow ? name : null,
      confidence: share,
    };
  });
}

/** The mean of the faces' shares; null without a face. */
export function meanOf(faces: readonly EyeFace[]): Expressions | null {
  if (faces.length === 0) return null;
  return mapped((name) => faces.reduce((sum, face) => sum + face.expressions[name], 0) / faces.length);
}

/** The time constant of what is shown, as the agent's Vision:Smoothing. */
const smoothingMs = 500;

/** What was shown, moved towards what is seen now, so that the words do not flicker. */
export function smoothed(
  shown: Expressions | null,
  seen: Expressions | null,
  afterMs: number,
): Expressions | null {
  if (shown === null || seen === null) return seen;
  const step = 1 - Math.exp(-afterMs / smoothingMs);
  return mapped((name) => shown[name] + step * (seen[name] - shown[name]));
}

const mapped = (share: (name: ExpressionName) => number) =>
  Object.fromEntries(expressionNames.map((name) => [name, share(name)])) as Expressions;
