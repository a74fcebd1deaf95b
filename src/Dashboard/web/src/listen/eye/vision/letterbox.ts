import { detectorSide } from './anchors';
import { type FilterTaps, inUnits, tapsBetween } from './filterTaps';
import { bytesAPixel, type Frame, roundHalfEven } from './frame';
import type { Region } from './regions';

const rowUnit = 256;

/** So that one weight can be the whole and a sum of bytes still fits 16 bits, as the agent counts with AVX2. */
const columnUnit = 127;

/**
 * Fits a region of a frame into the network's square: same shape, black bars, RGB from -1 to 1, without aliasing. The same
 * whole numbers as the agent's Letterbox, so that both show the network the same square.
 */
export class Letterbox {
  private readonly targetWidth: number;
  private readonly targetHeight: number;
  private readonly rows: FilterTaps;
  private readonly rowWeights: Int32Array;
  private readonly columns: FilterTaps;
  private readonly columnWeights: Int32Array;
  private readonly sums: Int32Array;

  /** Black pixels left of and above the picture. */
  readonly margin: { x: number; y: number };

  /** Pixels of the region a pixel of the square. */
  readonly shrink: { x: number; y: number };

  constructor(
    private readonly width: number,
    height: number,
  ) {
    const scale = Math.fround(detectorSide / Math.max(width, height));
    this.targetWidth = Math.max(1, roundHalfEven(Math.fround(width * scale)));
    this.targetHeight = Math.max(1, roundHalfEven(Math.fround(height * scale)));
    this.margin = {
      x: Math.floor((detectorSide - this.targetWidth) / 2),
      y: Math.floor((detectorSide - this.targetHeight) / 2),
    };
    this.shrink = { x: width / this.targetWidth, y: height / this.targetHeight };
    this.rows = tapsBetween(height, this.targetHeight);
    this.rowWeights = inUnits(this.rows, rowUnit);
    this.columns = tapsBetween(width, this.targetWidth);
    this.columnWeights = inUnits(this.columns, columnUnit);
    this.sums = new Int32Array(width * 3);
  }

  /** Takes 256 x 256 x 3 numbers. */
  fill(frame: Frame, region: Region, square: Float32Array): void {
    square.fill(-1);
    for (let row = 0; row < this.targetHeight; row++) {
      this.sumDown(frame, region, row);
      this.sumAcross(square, ((this.margin.y + row) * detectorSide + this.margin.x) * 3);
    }
  }

  /** A row of bytes from the rows that make it up. */
  private sumDown(frame: Frame, region: Region, row: number): void {
    const { pixels } = frame;
    const { sums, width } = this;
    sums.fill(rowUnit / 2);
    for (let tap = 0; tap < this.rows.count; tap++) {
      const weight = this.rowWeights[row * this.rows.count + tap]!;
      if (weight === 0) continue;
      let at = ((region.y + this.rows.starts[row]! + tap) * frame.width + region.x) * bytesAPixel;
      for (let i = 0; i < width * 3; i += 3, at += bytesAPixel) {
        sums[i]! += weight * pixels[at]!;
        sums[i + 1]! += weight * pixels[at + 1]!;
        sums[i + 2]! += weight * pixels[at + 2]!;
      }
    }
    for (let i = 0; i < sums.length; i++) sums[i]! >>= 8;
  }

  private sumAcross(square: Float32Array, at: number): void {
    const { count, starts } = this.columns;
    const { sums, columnWeights } = this;
    for (let x = 0, place = at, first = 0; x < this.targetWidth; x++, place += 3, first += count) {
      let [red, green, blue] = [0, 0, 0];
      for (let tap = 0, from = 3 * starts[x]!; tap < count; tap++, from += 3) {
        const weight = columnWeights[first + tap]!;
        red += weight * sums[from]!;
        green += weight * sums[from + 1]!;
        blue += weight * sums[from + 2]!;
      }
      square[place] = red * toUnit - 1;
      square[place + 1] = green * toUnit - 1;
      square[place + 2] = blue * toUnit - 1;
    }
  }
}

/** From 0 … 255 to 0 … 2. */
const toUnit = 2 / (255 * columnUnit);
