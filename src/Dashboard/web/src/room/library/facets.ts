import type { TrackInfo } from '../../api/contracts';

export interface Facets {
  genres: string[];
  languages: string[];
}

/** The genres and languages that the tracks have, each once, in order. */
export function facetsOf(tracks: readonly TrackInfo[]): Facets {
  return { genres: distinct(tracks.map((t) => t.genre)), languages: distinct(tracks.map((t) => t.language)) };
}

const distinct = (values: string[]) =>
  [...new Set(values)].filter((value) => value !== '').sort((a, b) => a.localeCompare(b));
