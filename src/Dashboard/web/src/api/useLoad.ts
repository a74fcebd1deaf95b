import { useCallback, useEffect, useState } from 'react';

export type Load<T> =
  | { state: 'loading'; value?: T }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: Error; value?: T };

export type Loading<T> = Load<T> & { reload: () => void };

/**
 * Runs `read` whenever it changes (wrap it in useCallback), and again after `againMs` where that is given;
 * keeps the last value while the next is on its way and when it fails, and drops answers that come too late.
 */
export function useLoad<T>(read: () => Promise<T>, againMs?: number): Loading<T> {
  const [turn, setTurn] = useState(0);
  const [held, setHeld] = useState<{ key: unknown; turn: number; load: Load<T> }>();

  useEffect(() => {
    let late = false;
    read().then(
      (value) => {
        if (!late) setHeld({ key: read, turn, load: { state: 'ready', value } });
      },
      (reason: unknown) => {
        const error = reason as Error;
        if (late) return;
        setHeld((before) => {
          const value = before?.key === read ? before.load.value : undefined;
          return { key: read, turn, load: { state: 'failed', error, value } };
        });
      },
    );
    return () => {
      late = true;
    };
  }, [read, turn]);

  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => {
    if (againMs === undefined) return;
    const timer = window.setInterval(reload, againMs);
    return () => window.clearInterval(timer);
  }, [reload, againMs]);

  const current = held?.key === read && held.turn === turn;
  const load: Load<T> = current ? held.load : { state: 'loading', value: held?.load.value };
  return { ...load, reload };
}
