import type { Run, RunBox } from '../api/many';
import { count } from '../parts/words';

/** How a box stands to a change, for people. */
export const standings = ['refused', 'skipped', 'waiting', 'away', 'done', 'unchanged'] as const;
export type Standing = (typeof standings)[number];

export const standingWords: Record<Standing, string> = {
  refused: 'Refused',
  skipped: 'Nothing sent',
  waiting: 'Waiting for its answer',
  away: 'Away; takes it when it is back',
  done: 'Done',
  unchanged: 'Had it already',
};

export function standingOf({ state, isOnline }: RunBox): Standing {
  if (state === 'applied') return 'done';
  if (state === 'queued' || state === 'sent') return isOnline || state === 'queued' ? 'waiting' : 'away';
  return state;
}

export function countsOf(boxes: readonly RunBox[]): Record<Standing, number> {
  const counts = { refused: 0, skipped: 0, waiting: 0, away: 0, done: 0, unchanged: 0 };
  for (const box of boxes) counts[standingOf(box)]++;
  return counts;
}

/** One sentence, for readers too. */
export function progressOf({ boxes }: Pick<Run, 'boxes'>): string {
  const { refused, skipped, waiting, away, done, unchanged } = countsOf(boxes);
  const parts = [
    `${done + unchanged} of ${count(boxes.length, 'box', 'boxes')} ${done + unchanged === 1 ? 'has' : 'have'} it`,
    refused > 0 && `${refused} refused`,
    skipped > 0 && `${skipped} got nothing`,
    away > 0 && `${away} will take it when they are back`,
    waiting > 0 && `${waiting} still to answer`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
