import { detectorSide } from './anchors';
import type { Box, Frame, Point } from './frame';
import type { Letterbox } from './letterbox';
import type { Region } from './regions';

/** A face as the detector found it: the network's own square from the brows to the chin, and six points. */
export interface DetectedFace {
  box: Box;
  /** 0 to 1. */
  score: number;
  /** Right eye, left eye, nose tip, mouth, right ear, left ear: the person's own right and left. */
  points: Point[];
}

/** Numbers that the network gives for a face: centre, size, six points. */
export const numbersAFace = 16;

/** In pixels of the network's square; all but the size from the anchor. */
export function decode(numbers: Float32Array, at: number, anchor: Point, score: number): DetectedFace {
  const origin = { x: anchor.x * detectorSide, y: anchor.y * detectorSide };
  const number = (place: number) => numbers[at + place] ?? 0;
  const [width, height] = [number(2), number(3)];
  return {
    box: { x: origin.x + number(0) - width / 2, y: origin.y + number(1) - height / 2, width, height },
    score,
    points: [4, 6, 8, 10, 12, 14].map((place) => ({
      x: origin.x + number(place),
      y: origin.y + number(place + 1),
    })),
  };
}

/** From the network's square to the frame. */
export function inFrame(face: DetectedFace, letterbox: Letterbox, region: Region): DetectedFace {
  const { margin, shrink } = letterbox;
  const placed = ({ x, y }: Point): Point => ({
    x: region.x + (x - margin.x) * shrink.x,
    y: region.y + (y - margin.y) * shrink.y,
  });
  return {
    box: { ...placed(face.box), width: face.box.width * shrink.x, height: face.box.height * shrink.y },
    score: face.score * region.trust,
    points: face.points.map(placed),
  };
}

/** How far a box may reach over the edge, as a part of its own side. */
const slack = 0.05;

/** A face of this part of the square may not be whole anywhere. */
const large = detectorSide * 0.45;

/** A face that a region's edge cuts is seen whole by the region beside it, unless it is larger than what they share. */
export function isWhole(box: Box, { margin, shrink }: Letterbox, region: Region, frame: Frame): boolean {
  if (box.width >= large) return true;
  const right = margin.x + region.width / shrink.x + slack * box.width;
  const bottom = margin.y + region.height / shrink.y + slack * box.height;
  return (
    (region.x === 0 || box.x >= margin.x - slack * box.width) &&
    (region.y === 0 || box.y >= margin.y - slack * box.height) &&
    (region.x + region.width === frame.width || box.x + box.width <= right) &&
    (region.y + region.height === frame.height || box.y + box.height <= bottom)
  );
}

// How people mark faces, in parts of the network's square: the agent's DetectedFace says how they were measured.
const markedWidth = 0.891;
const markedHeight = 1.244;
const markedUp = 0.105;

/** The box as a person would draw it: from the hair to the chin, less of the cheeks. */
export function marked({ x, y, width, height }: Box): Box {
  const [wide, high] = [markedWidth * width, markedHeight * height];
  return {
    x: x + width / 2 - wide / 2,
    y: y + height / 2 - markedUp * height - high / 2,
    width: wide,
    height: high,
  };
}
