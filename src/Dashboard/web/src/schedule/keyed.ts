import type { ScheduleBlock } from '../api/contracts';
import { addDays } from './days';
import { copiedTo, duplicated, lengthened, onOtherDay, shifted } from './draft';
import { stepMinutes } from './minutes';

interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

export type Keyed = { kind: 'remove' } | { kind: 'changed'; block: ScheduleBlock; on: string };

/** What a key does with a block that stands on a date; undefined where it does nothing. */
export function keyed(
  { key, shiftKey, ctrlKey, metaKey }: Key,
  block: ScheduleBlock,
  began: string,
  date: string,
  week: readonly string[],
): Keyed | undefined {
  const changed = (next: ScheduleBlock, on = began): Keyed => ({ kind: 'changed', block: next, on });
  const isCopy = ctrlKey || metaKey;
  if (key === 'Delete' || key === 'Backspace') return { kind: 'remove' };
  if ((key === 'd' || key === 'D') && !isCopy) return changed(duplicated(block));
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const by = key === 'ArrowUp' ? -stepMinutes : stepMinutes;
    return changed(shiftKey ? lengthened(block, by) : shifted(block, by));
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const to = addDays(began, key === 'ArrowLeft' ? -1 : 1);
  if (shiftKey || began !== date || !week.includes(to)) return undefined;
  if (isCopy) return changed(copiedTo(block, to), to);
  const moved = onOtherDay(block, began, to);
  // It is there already: the focus goes on to it.
  return changed(moved, to);
}
