import { useCallback, useEffect, useState } from 'react';
import { type GuestScreen, guestStream, readGuest } from '../api/guests';
import { ApiError } from '../api/http';
import { keepLine } from '../live/line';

export interface Guest {
  /** Undefined until it is known. */
  screen: GuestScreen | undefined;
  error: Error | undefined;
  /** Whether the code counts no more. */
  isOut: boolean;
  /** Whether the line is down; the screen shows what was true last. */
  isLost: boolean;
  look: () => void;
}

const unknownCode = 401;

/** What a guest sees of the room, followed live. */
export function useGuest(code: string): Guest {
  const [screen, setScreen] = useState<GuestScreen>();
  const [error, setError] = useState<Error>();
  const [isLost, setLost] = useState(false);

  const look = useCallback(
    () =>
      void readGuest(code).then(
        (now) => {
          setScreen(now);
          setError(undefined);
        },
        (reason: unknown) => setError(reason as Error),
      ),
    [code],
  );
  useEffect(look, [look]);

  const isOut = error instanceof ApiError && error.status === unknownCode;
  const isIn = screen !== undefined && !isOut;
  useEffect(() => {
    if (!isIn) return;
    const line = keepLine(guestStream(code), ['guest'], {
      said: (_, data) => {
        setLost(false);
        setScreen(data as GuestScreen);
      },
      lost: () => {
        setLost(true);
        look(); // A stream does not say whether the code was put out.
      },
    });
    window.addEventListener('online', line.retry);
    return () => {
      window.removeEventListener('online', line.retry);
      line.close();
    };
  }, [isIn, code, look]);

  return { screen, error, isOut, isLost, look };
}
