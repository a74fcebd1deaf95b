import type { LiveMessage } from './rooms';

const kinds = ['status', 'mood', 'track', 'sensing', 'health'] as const;
const backoffMs = [500, 1000, 2000, 4000, 8000, 15000];

export interface StreamEvents {
  opened: () => void;
  message: (message: LiveMessage) => void;
  /** Whether the dashboard itself hears from the boxes. */
  broker: (connected: boolean) => void;
  /** Called at each failed try; resolves when it is worth trying again. */
  lost: () => void;
}

export interface Stream {
  retry: () => void;
  close: () => void;
}

/**
 * Keeps /api/live open. The browser's own retries end for good at an error status, such as that of a proxy
 * while the dashboard starts, so each failure is met here, with a growing wait.
 */
export function openStream(events: StreamEvents): Stream {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let failures = 0;
  let closed = false;

  const open = () => {
    window.clearTimeout(timer);
    source?.close();
    source = new EventSource('/api/live');
    source.onopen = () => {
      failures = 0;
      events.opened();
    };
    source.onerror = fail;
    source.addEventListener('broker', (event) => {
      if (!closed)
        events.broker((JSON.parse((event as MessageEvent<string>).data) as { connected: boolean }).connected);
    });
    for (const kind of kinds)
      source.addEventListener(kind, (event) => pass(kind, event as MessageEvent<string>));
  };

  const pass = (kind: LiveMessage['kind'], event: MessageEvent<string>) => {
    if (!closed) events.message({ kind, ...(JSON.parse(event.data) as object) } as LiveMessage);
  };

  const fail = () => {
    source?.close();
    if (closed) return;
    events.lost();
    timer = window.setTimeout(open, backoffMs[Math.min(failures++, backoffMs.length - 1)]);
  };

  open();
  return {
    retry: open,
    close: () => {
      closed = true;
      window.clearTimeout(timer);
      source?.close();
    },
  };
}
