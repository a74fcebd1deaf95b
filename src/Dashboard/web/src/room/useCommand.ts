import { useState } from 'react';
import { command, type Commands } from '../api/devices';
import { useNotice } from '../parts/notice';

type Run = <N extends keyof Commands>(name: N, args?: Commands[N], said?: string) => Promise<boolean>;

export interface CommandLine {
  /** The command that is on its way to the box. */
  busy: keyof Commands | undefined;
  /** Asks the box; tells `said` when it was done, and the reason when it was not. Says whether it was done. */
  run: Run;
}

export function useCommand(device: string): CommandLine {
  const [busy, setBusy] = useState<keyof Commands>();
  const tell = useNotice();
  const run: Run = async (name, args, said) => {
    setBusy(name);
    try {
      await command(device, name, args);
      if (said !== undefined) tell({ kind: 'done', text: said });
      return true;
    } catch (error) {
      tell({ kind: 'error', text: (error as Error).message });
      return false;
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, run };
}
