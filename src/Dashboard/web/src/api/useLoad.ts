import { useCallback, useEffect, useRef, useState } from 'react';

export type Load<T> =
  | { state: 'loading'; value?: T }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: Error; value?: T };

export type Loading<T> = Load<T> & { reload: () => void };

/** Pauses before what failed is asked again: nobody should have to press a button because a box was busy. */
const firstPauseMs = 3_000;
const longestPauseMs = 60_000;

/**
 * Runs `read` whenever it changes (wrap it in useCallback), after a failure again and again with growing pauses, and after
 * `againMs` where that is given; keeps the last value while the next is on its way and when it fails, and drops answers
 * that come too late.
 */
export function useLoad<T>(read: () => Promise<T>, againMs?: number): Loading<T> {
  const [turn, setTurn] = useState({ asked: 0, retried: 0 });
  const [held, setHeld] = useState<{ key: unknown; asked: number; load: Load<T> }>();
  const reload = useCallback(() => setTurn(({ asked }) => ({ asked: asked + 1, retried: 0 })), []);
  const failures = useRef(0);
  useEffect(() => {
    failures.current = 0;
  }, [read]);

  useEffect(() => {
    let late = false;
    let timer: number | undefined;
    read().then(
      (value) => {
        if (late) return;
        failures.current = 0;
        setHeld({ key: read, asked: turn.asked, load: { state: 'ready', value } });
      },
      (reason: unknown) => {
        const error = reason as Error;
        if (late) return;
        setHeld((before) => {
          const value = before?.key === read ? before.load.value : undefined;
          return { key: read, asked: turn.asked, load: { state: 'failed', error, value } };
        });
        timer = window.setTimeout(
          () => setTurn(({ asked, retried }) => ({ asked, retried: retried + 1 })),
          Math.min(firstPauseMs * 2 ** failures.current++, longestPauseMs),
        );
      },
    );
    return () => {
      late = true;
      window.clearTimeout(timer);
    };
  }, [read, turn]);

  useEffect(() => {
    if (againMs === undefined) return;
    const timer = window.setInterval(reload, againMs);
    return () => window.clearInterval(timer);
  }, [reload, againMs]);

  const current = held?.key === read && held.asked === turn.asked; // What failed stays in sight while it is retried.
  const load: Load<T> = current ? held.load : { state: 'loading', value: held?.load.value };
  return { ...load, reload };
}
