/** A picture in memory: red, green, blue and a fourth byte that means nothing, rows from the top, without padding. */
export interface Frame {
  width: number;
  height: number;
  pixels: Uint8ClampedArray;
}

export const bytesAPixel = 4;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** As .NET rounds: a half goes to the even number. */
export function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

export const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
