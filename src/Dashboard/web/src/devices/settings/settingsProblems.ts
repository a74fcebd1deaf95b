import type { RoomSettings } from '../../api/contracts';

export type Problems = Partial<Record<keyof RoomSettings, string>>;

/** The same bounds as RoomSettings.Problems in src/Shared/Contracts; the box has the last word. */
export function settingsProblems({ minPeople, maxVolumePercent }: RoomSettings): Problems {
  const problems: Problems = {};
  if (!Number.isInteger(minPeople) || minPeople < 1 || minPeople > 100)
    problems.minPeople = 'Choose a whole number from 1 to 100.';
  if (!Number.isInteger(maxVolumePercent) || maxVolumePercent < 0 || maxVolumePercent > 100)
    problems.maxVolumePercent = 'Choose a whole number from 0 to 100.';
  return problems;
}
