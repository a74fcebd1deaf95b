import type { LiveEvents } from '../api/contracts';
import type { LiveMessage } from './rooms';

type BrokerState = Pick<LiveEvents['broker'], 'connected'> & Partial<LiveEvents['broker']>;

const kinds = ['status', 'mood', 'track', 'sensing', 'health', 'speaker'] as const;
/** The dashboard says something at least every 30 s; a line that is quiet for longer is dead, though nobody has said so. */
const quietMs = 45_000;

const backoffMs = [500, 1000, 2000, 4000, 8000, 15000];

export interface StreamEvents {
  opened: () => void;
  message: (message: LiveMessage) => void;
  /** Whether the dashboard itself hears from the boxes. */
  broker: (state: BrokerState) => void;
  /** Called at each failed try; resolves when it is worth trying again. */
  lost: () => void;
}

export interface Stream {
  retry: () => void;
  /** Takes the line as dead at once. */
  drop: () => void;
  close: () => void;
}

/**
 * Keeps /api/live open. The browser's own retries end for good at an error status, such as that of a proxy
 * while the dashboard starts, so each failure is met here, with a growing wait.
 */
export function openStream(events: StreamEvents): Stream {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let watch: number | undefined;
  let failures = 0;
  let closed = false;

  const open = () => {
    window.clearTimeout(timer);
    source?.close();
    source = new EventSource('/api/live');
    listen();
    source.onopen = () => {
      listen();
      failures = 0;
      events.opened();
    };
    source.onerror = fail;
    source.addEventListener('ping', listen);
    source.addEventListener('broker', (event) => {
      listen();
      if (!closed) events.broker(JSON.parse((event as MessageEvent<string>).data) as BrokerState);
    });
    for (const kind of kinds)
      source.addEventListener(kind, (event) => pass(kind, event as MessageEvent<string>));
  };

  /** Waits anew for the next word. */
  const listen = () => {
    window.clearTimeout(watch);
    if (!closed) watch = window.setTimeout(fail, quietMs);
  };

  const pass = (kind: LiveMessage['kind'], event: MessageEvent<string>) => {
    listen();
    if (!closed) events.message({ kind, ...(JSON.parse(event.data) as object) } as LiveMessage);
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
