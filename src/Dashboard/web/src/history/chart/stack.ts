import { type Mood, moods } from '../../api/contracts';
import type { Bucket } from '../buckets';

export interface Part {
  mood: Mood;
  /** Share of the column from its foot to this part's top, 0 to 1. */
  top: number;
  share: number;
}

/** From the foot: pleasant moods come last, so that they stand on top. */
const order: readonly Mood[] = moods.filter((mood) => mood !== 'unknown').toReversed();

/** The parts of a column, without those that are empty. What is left to 1 is unknown. */
export function stackOf({ moods: counts, windows }: Bucket): Part[] {
  const parts: Part[] = [];
  for (const mood of order) {
    const share = counts[mood] / windows;
    if (share > 0) parts.push({ mood, share, top: (parts.at(-1)?.top ?? 0) + share });
  }
  return parts;
}
