import { expressionWords, percent } from '../../parts/words';
import type { EyeFace } from './view';

/** Draws a picture and a box with its words around each face. */
export function draw(
  canvas: HTMLCanvasElement,
  picture: HTMLVideoElement | ImageBitmap,
  [width, height]: readonly [number, number],
  faces: readonly EyeFace[],
  isMirror: boolean,
): void {
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.save();
  if (isMirror) context.setTransform(-1, 0, 0, 1, width, 0);
  context.drawImage(picture, 0, 0, width, height);
  context.restore();
  for (const face of faces) drawFace(context, face, isMirror);
}

export function wipe(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}

function drawFace(context: CanvasRenderingContext2D, face: EyeFace, isMirror: boolean): void {
  const { width, height } = context.canvas;
  const size = Math.max(12, Math.round(width / 40));
  const left = (isMirror ? 1 - face.x - face.width : face.x) * width;
  const top = face.y * height;
  context.lineWidth = Math.max(2, width / 250);
  context.strokeStyle = '#fff';
  context.shadowColor = '#000';
  context.shadowBlur = 4;
  context.strokeRect(left, top, face.width * width, face.height * height);
  context.font = `600 ${size}px system-ui, sans-serif`;
  context.fillStyle = '#fff';
  const words =
    face.label === null ? 'Not sure' : `${expressionWords[face.label]} ${percent(face.confidence)}`;
  context.fillText(words, left, top > 1.5 * size ? top - size / 2 : top + face.height * height + 1.2 * size);
  context.shadowBlur = 0;
}
