import type { Affect, Aim, AimHours } from '../../api/contracts';
import { signed } from '../../parts/words';

/** What each aim is called. */
export const aimWords: Record<Aim, string> = {
  match: 'Match the room',
  lift: 'Lift the room',
  calm: 'Calm the room',
  hold: 'Hold one mood',
};

export const aimChoices = Object.entries(aimWords) as [Aim, string][];

export const affectText = ({ valence, arousal }: Affect) =>
  `pleasant ${signed(valence, 1)}, lively ${signed(arousal, 1)}`;

/** 18:00, of 18:00:00. */
export const short = (time: string) => time.slice(0, 5);

export const hoursText = ({ from, to, aim, hold }: AimHours) =>
  `${short(from)} to ${short(to)} · ${aimWords[aim]}${aim === 'hold' ? ` (${affectText(hold)})` : ''}`;

export const isSame = (a: AimHours, b: AimHours) => JSON.stringify(a) === JSON.stringify(b);

/** The hours with `before` changed to `after`, or without it; an error where somebody else has changed it meanwhile. */
export function withHours(hours: readonly AimHours[], before: AimHours, after?: AimHours): AimHours[] {
  const place = hours.findIndex((one) => isSame(one, before));
  if (place === -1)
    throw new Error('Somebody else has changed these hours meanwhile. Look at them, and try again.');
  return hours.toSpliced(place, 1, ...(after === undefined ? [] : [after]));
}
