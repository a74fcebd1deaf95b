import type { Point } from './frame';

/** Pixels of BlazeFace's square. */
export const detectorSide = 256;

/** Two at each cell of a 16 x 16 grid. */
export const fineAnchors = grid(16, 2);

/** Six at each cell of an 8 x 8 grid. */
export const coarseAnchors = grid(8, 6);

/** The places that BlazeFace-256 measures its boxes from, in parts of its square (MediaPipe, face_detection_back.pbtxt). */
function grid(cells: number, anchorsACell: number): Point[] {
  return Array.from({ length: cells * cells * anchorsACell }, (_, i) => {
    const cell = Math.floor(i / anchorsACell);
    return { x: ((cell % cells) + 0.5) / cells, y: (Math.floor(cell / cells) + 0.5) / cells };
  });
}
