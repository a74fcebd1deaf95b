import type { Affect } from '../api/contracts';

/** A point of the plot: x to the right is pleasant, y upwards (negative in SVG) is lively; never outside the disc. */
export function onDisc({ valence, arousal }: Affect): { x: number; y: number } {
  const length = Math.hypot(valence, arousal);
  const scale = length > 1 ? 1 / length : 1;
  return { x: valence * scale, y: -arousal * scale };
}
