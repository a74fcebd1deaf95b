import { listDevices } from '../api/devices';
import { ApiError, reportSignedOut } from '../api/http';
import { currentSession } from '../api/session';
import { type LiveMessage, type Rooms, withDevices, withMessage } from './rooms';
import { openStream, type Stream } from './stream';

/** `standing`: the dashboard is there, but it hears nothing from the boxes. */
export type Connection = 'connecting' | 'open' | 'standing' | 'lost';

export interface LiveSnapshot {
  connection: Connection;
  /** Undefined until the list of devices has come. */
  rooms: Rooms | undefined;
  /** Why the list has not come. */
  error: Error | undefined;
}

/** A page that was asleep for this long has missed events and asks anew. */
const asleepMs = 30_000;

/** All rooms as they are now; a store for useSyncExternalStore. */
export class LiveRooms {
  private snapshot: LiveSnapshot = { connection: 'connecting', rooms: undefined, error: undefined };
  private readonly listeners = new Set<() => void>();
  private early: LiveMessage[] = [];
  private stream: Stream | undefined;
  private heardAt = 0;

  readonly read = (): LiveSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): () => void {
    this.stream = openStream({
      opened: () => {
        this.heardAt = Date.now();
        this.change({ connection: 'open' });
        void this.refresh();
      },
      message: (message) => this.take(message),
      broker: (connected) => this.change({ connection: connected ? 'open' : 'standing' }),
      lost: () => void this.lose(),
    });
    // What is known can be shown before the stream is open, which some proxies hold back for long.
    void this.refresh();
    document.addEventListener('visibilitychange', this.wake);
    window.addEventListener('online', this.retry);
    window.addEventListener('offline', this.drop);
    return () => this.stop();
  }

  /** Opens the stream again at once, and asks for the list. */
  readonly retry = (): void => this.stream?.retry();

  /** A network that is gone leaves an open line silent; so it is not waited for. */
  private readonly drop = (): void => this.stream?.drop();

  private stop(): void {
    this.stream?.close();
    document.removeEventListener('visibilitychange', this.wake);
    window.removeEventListener('online', this.retry);
    window.removeEventListener('offline', this.drop);
  }

  private readonly wake = (): void => {
    if (document.visibilityState === 'visible' && Date.now() - this.heardAt > asleepMs) this.retry();
  };

  private async refresh(): Promise<void> {
    try {
      const devices = await listDevices();
      const late = this.early;
      this.early = [];
      const listed = withDevices(this.snapshot.rooms ?? new Map(), devices);
      this.change({ rooms: late.reduce(withMessage, listed), error: undefined });
    } catch (error) {
      this.change({ error: error as Error });
    }
  }

  /** Messages that overtake the first list wait for it. */
  private take(message: LiveMessage): void {
    this.heardAt = Date.now();
    if (this.snapshot.rooms === undefined) this.early.push(message);
    else this.change({ rooms: withMessage(this.snapshot.rooms, message) });
  }

  private async lose(): Promise<void> {
    this.change({ connection: 'lost' });
    try {
      if ((await currentSession()) === null) reportSignedOut();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (this.snapshot.rooms === undefined) this.change({ error });
    }
  }

  private change(part: Partial<LiveSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    for (const listener of this.listeners) listener();
  }
}
