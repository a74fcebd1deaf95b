import { useState } from 'react';
import { useNotice } from '../parts/notice';

/** Does one thing at a time: says what went wrong, and looks again afterwards. */
export function useAct(reload: () => void) {
  const tell = useNotice();
  const [busy, setBusy] = useState(false);
  const act = (doing: Promise<unknown>, done?: string) => {
    setBusy(true);
    doing
      .then(
        () => {
          if (done !== undefined) tell({ kind: 'done', text: done });
        },
        (error: unknown) => tell({ kind: 'error', text: (error as Error).message }),
      )
      .finally(() => {
        setBusy(false);
        reload();
      });
  };
  return { act, busy };
}
