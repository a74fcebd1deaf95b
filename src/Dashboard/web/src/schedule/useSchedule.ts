import { useCallback, useEffect, useState } from 'react';
import type { RoomSchedule, SettingsAnswer } from '../api/contracts';
import { readSettings, writeSettings } from '../api/devices';
import { useLoad } from '../api/useLoad';
import { useNotice } from '../parts/notice';
import { byHand, isSame, scheduleOf, withReadDays } from './saved';

interface Draft {
  /** As it was when the person began. */
  base: RoomSchedule;
  now: RoomSchedule;
  past: RoomSchedule[];
}

/** Unsaved changes outlive the page, until the tab is closed. */
const unsaved = new Map<string, Draft>();

/** For tests: each begins without. */
export const forgetUnsaved = () => unsaved.clear();

const mostPast = 100;

/** How often a box that has not answered is asked about, in milliseconds. */
const askAgainMs = 5_000;

const changedElsewhere =
  'Somebody else has changed this calendar meanwhile. Save again to put yours in its place, or discard yours to see theirs.';

/** The room's calendar as it is, what the person makes of it, and how both come together. */
export function useSchedule(device: string) {
  const [waits, setWaits] = useState(false);
  const load = useLoad(
    useCallback(() => readSettings(device), [device]),
    waits ? askAgainMs : undefined,
  );
  const [kept, setKept] = useState<SettingsAnswer>();
  const [draft, setDraft] = useState(() => unsaved.get(device));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const tell = useNotice();

  const answer = newer(kept, load.value);
  const isWaiting = answer !== undefined && !answer.applied && !hasText(answer.error);
  if (waits !== isWaiting) setWaits(isWaiting);

  const put = (next: Draft | undefined) => {
    if (next === undefined) unsaved.delete(device);
    else unsaved.set(device, next);
    setDraft(next);
  };
  const edit = (next: RoomSchedule) => {
    if (answer === undefined) return;
    const before = draft ?? { base: scheduleOf(answer), now: scheduleOf(answer), past: [] };
    if (isSame(next, before.now)) return;
    setRefused(undefined);
    put({ base: before.base, now: next, past: [...before.past, before.now].slice(-mostPast) });
  };
  const undo = () => {
    const last = draft?.past.at(-1);
    if (draft === undefined || last === undefined) return;
    setRefused(undefined);
    put(
      draft.past.length === 1 && isSame(last, draft.base)
        ? undefined
        : { ...draft, now: last, past: draft.past.slice(0, -1) },
    );
  };
  const discard = () => {
    setRefused(undefined);
    put(undefined);
    load.reload();
  };

  const save = async () => {
    if (draft === undefined) return;
    setBusy(true);
    try {
      const before = await readSettings(device);
      const fresh = scheduleOf(before);
      if (!isSame(byHand(fresh), byHand(draft.base))) {
        put({ ...draft, base: fresh });
        throw new Error(changedElsewhere);
      }
      const schedule = withReadDays(draft.now, draft.base, fresh);
      const done = await writeSettings(device, { ...before.settings, schedule });
      if (hasText(done.error)) throw new Error(`The box refused: ${done.error ?? ''}`);
      setKept(done);
      setRefused(undefined);
      put(undefined);
      tell({ kind: 'done', text: done.applied ? 'The box has the calendar.' : waitingText });
    } catch (error) {
      setRefused((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  useWarnBeforeLeaving(draft !== undefined);
  return {
    load,
    answer,
    schedule: draft?.now ?? (answer === undefined ? undefined : scheduleOf(answer)),
    isUnsaved: draft !== undefined,
    canUndo: draft !== undefined && draft.past.length > 0,
    isWaiting,
    refused,
    busy,
    edit,
    undo,
    discard,
    save,
  };
}

export const waitingText = 'Saved. The box takes the calendar over when it is back.';

const hasText = (text: string | null | undefined) => text != null && text !== '';

const newer = (a: SettingsAnswer | undefined, b: SettingsAnswer | undefined) =>
  a !== undefined && a.revision > (b?.revision ?? 0) ? a : b;

/** A closed tab takes unsaved changes with it, so the browser asks; another page of ours does not, so a word is enough. */
function useWarnBeforeLeaving(isUnsaved: boolean) {
  const tell = useNotice();
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const left = () => {
      if (window.location.pathname.replace(/\/+$/, '') !== '/schedule')
        tell({
          kind: 'error',
          text: 'The calendar has unsaved changes. They wait on its page until you close this tab.',
        });
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      left();
    };
  }, [isUnsaved, tell]);
}
