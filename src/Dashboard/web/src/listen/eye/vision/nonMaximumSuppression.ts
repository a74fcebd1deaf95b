import type { DetectedFace } from './detectedFace';
import type { Box } from './frame';

/** As in MediaPipe's face_detection graph. */
const sameFaceOverlap = 0.3;

/** A box that lies this much inside a better one is a part of the same face. */
const insideShare = 0.7;

/**
 * Many anchors see the same face. Those that overlap the best one are blended into it, each with its score as its weight
 * (Bazarevsky et al. 2019, section 3.4). Leaves one entry a face, the surest first.
 */
export function suppress(faces: readonly DetectedFace[]): DetectedFace[] {
  let left = faces.toSorted((one, other) => other.score - one.score);
  const kept: DetectedFace[] = [];
  for (let first = left[0]; first !== undefined; first = left[0]) {
    const { box } = first;
    const alike = left.filter((face, i) => i === 0 || overlap(box, face.box) >= sameFaceOverlap);
    left = left.filter(
      (face, i) => i > 0 && overlap(box, face.box) < sameFaceOverlap && !isPart(box, face.box),
    );
    kept.push(blend(alike, first.score));
  }
  return kept;
}

/** The overlap of two boxes over their union. */
export function overlap(one: Box, other: Box): number {
  const both = common(one, other);
  return both / (one.width * one.height + other.width * other.height - both);
}

const isPart = (whole: Box, part: Box) => common(whole, part) >= insideShare * part.width * part.height;

function common(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** The mean of boxes and points, weighted by the scores. */
function blend(faces: readonly DetectedFace[], score: number): DetectedFace {
  const weight = faces.reduce((sum, face) => sum + face.score, 0);
  const mean = (of: (face: DetectedFace) => number) =>
    faces.reduce((sum, face) => sum + face.score * of(face), 0) / weight;
  return {
    box: {
      x: mean(({ box }) => box.x),
      y: mean(({ box }) => box.y),
      width: mean(({ box }) => box.width),
      height: mean(({ box }) => box.height),
    },
    score,
    points: (faces[0]?.points ?? []).map((_, i) => ({
      x: mean(({ points }) => points[i]?.x ?? 0),
      y: mean(({ points }) => points[i]?.y ?? 0),
    })),
  };
}
