import { useState } from 'react';
import { useNotice } from '../../parts/notice';
import { tellChanged } from './changed';

/** Runs something that changes playlists; says what came of it, and why it was not done. */
export function useAct() {
  const [busy, setBusy] = useState(false);
  const tell = useNotice();
  const act = async (change: () => Promise<string | undefined>): Promise<boolean> => {
    setBusy(true);
    try {
      const said = await change();
      if (said !== undefined) tell({ kind: 'done', text: said });
      return true;
    } catch (error) {
      tell({ kind: 'error', text: (error as Error).message });
      return false;
    } finally {
      setBusy(false);
      tellChanged();
    }
  };
  return { busy, act };
}
