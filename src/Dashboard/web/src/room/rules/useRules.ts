import { useCallback, useRef, useState } from 'react';
import type { RoomSettings, SettingsAnswer } from '../../api/contracts';
import { readSettings, writeSettings } from '../../api/devices';
import { useLoad } from '../../api/useLoad';
import { useNotice } from '../../parts/notice';

/** The room's settings, changed one part at a time: each change is asked of the box at once, one after another. */
export function useRules(device: string) {
  const load = useLoad(useCallback(() => readSettings(device), [device]));
  const [kept, setKept] = useState<SettingsAnswer>();
  const [waiting, setWaiting] = useState(0);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const tell = useNotice();
  const { reload } = load;

  /** Changes the settings as they are now, so that nothing is taken back that somebody else has changed meanwhile. */
  const ask = async (part: (now: RoomSettings) => Partial<RoomSettings>, said: string) => {
    try {
      const { settings } = await readSettings(device);
      const answer = await writeSettings(device, { ...settings, ...part(settings) });
      if (answer.error != null && answer.error !== '') throw new Error(`The box refused: ${answer.error}`);
      setKept(answer);
      tell({
        kind: 'done',
        text: answer.applied ? said : `${said} The box takes it over when it is back.`,
      });
      return true;
    } catch (error) {
      tell({ kind: 'error', text: (error as Error).message });
      reload();
      return false;
    }
  };

  /** Says whether the change is made. */
  const change = (...of: Parameters<typeof ask>): Promise<boolean> => {
    setWaiting((n) => n + 1);
    const done = before.current.then(() => ask(...of)).finally(() => setWaiting((n) => n - 1));
    before.current = done;
    return done;
  };
  return { load, shown: newer(kept, load.value), busy: waiting > 0, change };
}

const newer = (a: SettingsAnswer | undefined, b: SettingsAnswer | undefined) =>
  a !== undefined && a.revision >= (b?.revision ?? 0) ? a : b;

export type ChangeRules = ReturnType<typeof useRules>['change'];
