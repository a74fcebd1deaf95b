import type { FaceCrop } from './faceCrop';
import { bytesAPixel, clamp, type Frame, type Point, roundHalfEven } from './frame';

/** Pixels of the result. */
export const cropSide = 48;

/** The diagonal of a result at the largest remaining scale, 1.5, and a rim to interpolate in. */
const largestPatch = Math.floor(cropSide * 1.5 * 1.4143) + 4;

// Luma of ITU-R BT.601, in 1/256 of a step.
const [red, green, blue] = [77, 150, 29] as const;

/**
 * Cuts a turned square out of a frame as grey 48 x 48. Large faces are first shrunk by whole blocks of pixels, so that
 * nothing aliases; what lies outside the frame continues its edge. As the agent's FaceWarp.
 */
export class FaceWarp {
  private readonly patch = new Float32Array(largestPatch * largestPatch);

  /** Takes 48 x 48 numbers from 0 to 255. */
  cut(frame: Frame, crop: FaceCrop, face: Float32Array): void {
    const scale = crop.side / cropSide;
    const block = Math.max(1, roundHalfEven(scale));
    const reach = ((Math.abs(crop.right.x) + Math.abs(crop.right.y)) * crop.side) / 2;
    const origin = {
      x: Math.floor(crop.centre.x - reach) - block,
      y: Math.floor(crop.centre.y - reach) - block,
    };
    const side = Math.min(largestPatch, Math.ceil((2 * reach) / block) + 3);
    this.fillPatch(frame, origin, block, side);
    this.sample(crop, scale / block, origin, block, side, face);
  }

  /** Mean luma of each block. */
  private fillPatch(frame: Frame, origin: Point, block: number, side: number): void {
    const share = 1 / (256 * block * block);
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++)
        this.patch[y * side + x] = share * sumOf(frame, origin.x + x * block, origin.y + y * block, block);
  }

  private sample(
    crop: FaceCrop,
    step: number,
    origin: Point,
    block: number,
    side: number,
    face: Float32Array,
  ): void {
    // From the result's pixel centres to the frame's, then to the patch's.
    const right = { x: crop.right.x * step, y: crop.right.y * step };
    const down = { x: -right.y, y: right.x };
    const half = (cropSide - 1) / 2;
    const first = {
      x: (crop.centre.x - origin.x) / block - 0.5 - half * (right.x + down.x),
      y: (crop.centre.y - origin.y) / block - 0.5 - half * (right.y + down.y),
    };
    const most = side - 1.001;
    for (let y = 0; y < cropSide; y++)
      for (let x = 0; x < cropSide; x++)
        face[y * cropSide + x] = this.bilinear(
          clamp(first.x + y * down.x + x * right.x, 0, most),
          clamp(first.y + y * down.y + x * right.y, 0, most),
          side,
        );
  }

  private bilinear(x: number, y: number, side: number): number {
    const { patch } = this;
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const start = row * side + column;
    const [across, along] = [x - column, y - row];
    const upper = patch[start]! + across * (patch[start + 1]! - patch[start]!);
    const lower = patch[start + side]! + across * (patch[start + side + 1]! - patch[start + side]!);
    return upper + along * (lower - upper);
  }
}

function sumOf(frame: Frame, left: number, top: number, block: number): number {
  const { pixels, width, height } = frame;
  let sum = 0;
  for (let y = top; y < top + block; y++) {
    const row = clamp(y, 0, height - 1) * width;
    for (let x = left; x < left + block; x++) {
      const at = (row + clamp(x, 0, width - 1)) * bytesAPixel;
      sum += red * pixels[at]! + green * pixels[at + 1]! + blue * pixels[at + 2]!;
    }
  }
  return sum;
}
