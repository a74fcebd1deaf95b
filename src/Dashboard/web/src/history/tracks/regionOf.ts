import type { Affect, Mood } from '../../api/contracts';

/** Within this of the middle no region has a claim. */
const middle = 0.15;

/** The region of the circumplex, for its colour only; the room's mood itself comes from the box. */
export function regionOf(affect: Affect | null | undefined): Mood {
  if (affect == null) return 'unknown';
  if (Math.hypot(affect.valence, affect.arousal) < middle) return 'neutral';
  if (affect.valence >= 0) return affect.arousal >= 0 ? 'happy' : 'calm';
  return affect.arousal >= 0 ? 'tense' : 'sad';
}
