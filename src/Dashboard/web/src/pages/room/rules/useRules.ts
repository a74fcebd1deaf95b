import { useCallback, useState } from 'react';
import type { RoomSettings } from '../../../api/contracts';
import { readSettings, writeSettings } from '../../../api/devices';
import { useLoad } from '../../../api/useLoad';
import { useNotice } from '../../../parts/notice';

/** The room's settings, changed one part at a time: each change is asked of the box at once. */
export function useRules(device: string) {
  const load = useLoad(useCallback(() => readSettings(device), [device]));
  const [busy, setBusy] = useState(false);
  const tell = useNotice();

  /** Changes the settings as they are now, so that nothing is taken back that somebody else has changed meanwhile. */
  const change = async (part: (now: RoomSettings) => Partial<RoomSettings>, said: string) => {
    setBusy(true);
    try {
      const { settings } = await readSettings(device);
      const { error, applied } = await writeSettings(device, { ...settings, ...part(settings) });
      if (error != null && error !== '') tell({ kind: 'error', text: `The box refused: ${error}` });
      else
        tell({
          kind: 'done',
          text: applied === true ? said : `${said} The box takes it over when it is back.`,
        });
    } catch (error) {
      tell({ kind: 'error', text: (error as Error).message });
    } finally {
      setBusy(false);
      load.reload();
    }
  };
  return { load, busy, change };
}

export type ChangeRules = ReturnType<typeof useRules>['change'];
