import { useCallback, useEffect, useState } from 'react';
import { ApiError } from '../api/http';
import { pairWall, readWall, type WallScreen, wallStream } from '../api/walls';
import { keepLine } from '../live/line';

export interface Wall {
  /** Null where this browser is not paired; undefined until that is known. */
  screen: WallScreen | null | undefined;
  error: Error | undefined;
  /** Whether the line to the dashboard is down; the screen shows what was true last. */
  isLost: boolean;
  retry: () => void;
  /** Throws an ApiError with a sentence. */
  pair: (code: string) => Promise<void>;
}

const unpaired = 401;

/** What this screen shows, followed live once it is paired. */
export function useWall(): Wall {
  const [screen, setScreen] = useState<WallScreen | null>();
  const [error, setError] = useState<Error>();
  const [isLost, setLost] = useState(false);

  const look = useCallback(
    () =>
      readWall().then(
        (now) => {
          setScreen(now);
          setError(undefined);
        },
        (reason: unknown) => {
          if (reason instanceof ApiError && reason.status === unpaired) setScreen(null);
          else setError(reason as Error);
        },
      ),
    [],
  );
  useEffect(() => void look(), [look]);

  const isPaired = screen != null;
  useEffect(() => {
    if (!isPaired) return;
    const line = keepLine(wallStream, ['wall'], {
      said: (_, data) => {
        setLost(false);
        setScreen(data as WallScreen);
      },
      lost: () => {
        setLost(true);
        void look(); // A stream does not say whether the screen was put out.
      },
    });
    window.addEventListener('online', line.retry);
    return () => {
      window.removeEventListener('online', line.retry);
      line.close();
    };
  }, [isPaired, look]);

  const pair = useCallback(async (code: string) => {
    const paired = await pairWall(code);
    setLost(false);
    setScreen(paired);
  }, []);
  return { screen, error, isLost, retry: () => void look(), pair };
}
