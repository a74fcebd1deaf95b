import type { PieceKey, Pieces } from '../api/many';

// The settings that can be set for many boxes, in the order of the form.

interface PieceField {
  key: PieceKey;
  label: string;
  /** What it begins with; absent where it can only be taken from a room. */
  first?: Pieces;
}

export const pieceFields: PieceField[] = [
  { key: 'maxVolumePercent', label: 'Loudest volume', first: { maxVolumePercent: 80 } },
  { key: 'explicit', label: 'Explicit words', first: { explicit: 'refused' } },
  { key: 'aim', label: 'What the music aims at', first: { aim: 'match' } },
  { key: 'sources', label: 'Where the music comes from', first: { sources: ['library'] } },
  { key: 'genres', label: 'Genres', first: { genres: [] } },
  { key: 'languages', label: 'Languages', first: { languages: [] } },
  { key: 'blockedArtists', label: 'Blocked artists', first: { blockedArtists: [] } },
  { key: 'minPeople', label: 'People for a mood', first: { minPeople: 3 } },
  { key: 'schedule', label: 'Schedule' },
  { key: 'aimHours', label: 'Hours with another aim' },
  { key: 'stations', label: 'Stations of web radio' },
  { key: 'wishes', label: "Guests' wishes" },
];

export const without = (pieces: Pieces, key: PieceKey): Pieces =>
  Object.fromEntries(Object.entries(pieces).filter(([one]) => one !== key));

/** A sentence for what cannot be sent, or undefined. */
export function problemOf({ maxVolumePercent, minPeople }: Pieces): string | undefined {
  if (maxVolumePercent !== undefined && !isWhole(maxVolumePercent, 0, 100))
    return 'The loudest volume is a whole number from 0 to 100.';
  if (minPeople !== undefined && !isWhole(minPeople, 1, 100))
    return 'People for a mood is a whole number from 1 to 100.';
  return undefined;
}

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** What a room's value looks like in short. */
export function takenWords(key: PieceKey, pieces: Pieces): string {
  if (key === 'schedule') {
    const { schedule } = pieces;
    if (schedule == null) return 'No schedule';
    return `${schedule.blocks.length} blocks, ${schedule.open?.length ?? 0} opening hours, ${schedule.days.length} special days`;
  }
  if (key === 'wishes') return pieces.wishes?.isOn === true ? 'Guests may wish' : 'Guests may not wish';
  const list = pieces[key];
  return Array.isArray(list) ? `${list.length} ${list.length === 1 ? 'entry' : 'entries'}` : '';
}
