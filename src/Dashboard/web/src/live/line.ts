/** The dashboard says something at least every 30 s; a line that is quiet for longer is dead, though nobody has said so. */
const quietMs = 45_000;

const backoffMs = [500, 1000, 2000, 4000, 8000, 15000];

export interface LineEvents<Kind extends string> {
  opened?: () => void;
  said: (kind: Kind, data: unknown) => void;
  /** Called at each failed try; the next one follows by itself. */
  lost: () => void;
}

export interface Line {
  retry: () => void;
  /** Takes the line as dead at once. */
  drop: () => void;
  close: () => void;
}

/**
 * Keeps a stream of the dashboard's events open. The browser's own retries end for good at an error status, such as that
 * of a proxy while the dashboard starts, so each failure is met here, with a growing wait.
 */
export function keepLine<Kind extends string>(
  address: string,
  kinds: readonly Kind[],
  events: LineEvents<Kind>,
): Line {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let watch: number | undefined;
  let failures = 0;
  let closed = false;

  const open = () => {
    window.clearTimeout(timer);
    source?.close();
    source = new EventSource(address);
    listen();
    source.onopen = () => {
      listen();
      failures = 0;
      events.opened?.();
    };
    source.onerror = fail;
    source.addEventListener('ping', listen);
    for (const kind of kinds)
      source.addEventListener(kind, (event) => {
        listen();
        if (!closed) events.said(kind, JSON.parse((event as MessageEvent<string>).data));
      });
  };

  /** Waits anew for the next word. */
  const listen = () => {
    window.clearTimeout(watch);
    if (!closed) watch = window.setTimeout(fail, quietMs);
  };

  const fail = () => {
    source?.close();
    window.clearTimeout(watch);
    if (closed) return;
    events.lost();
    timer = window.setTimeout(open, backoffMs[Math.min(failures++, backoffMs.length - 1)]);
  };

  open();
  return {
    retry: open,
    drop: fail,
    close: () => {
      closed = true;
      window.clearTimeout(timer);
      window.clearTimeout(watch);
      source?.close();
    },
  };
}
