import { listDevices } from '../api/devices';
import { ApiError, reportSignedOut } from '../api/http';
import { currentSession } from '../api/session';
import { serverNow } from '../api/clock';
import { isFleet, type LiveMessage, type Rooms, withDevices, withMessages, withSilence } from './rooms';
import type { Line } from './line';
import { openStream } from './stream';

/** `standing`: the dashboard is there, but it hears nothing from the boxes. */
export type Connection = 'connecting' | 'open' | 'standing' | 'lost';

export interface LiveSnapshot {
  connection: Connection;
  /** Undefined until the list of devices has come. */
  rooms: Rooms | undefined;
  /** Why the list has not come. */
  error: Error | undefined;
}

/** Several hundred boxes say several hundred things a second; a page that shows them is told of them together. */
const togetherMs = 250;

const lookMs = 1000;

/** A page that was asleep for this long has missed events and asks anew. */
const asleepMs = 30_000;

/** All rooms as they are now; a store for useSyncExternalStore. */
export class LiveRooms {
  private snapshot: LiveSnapshot = { connection: 'connecting', rooms: undefined, error: undefined };
  private readonly listeners = new Set<() => void>();
  private waiting: LiveMessage[] = [];
  private flushing: number | undefined;
  private looking: number | undefined;
  private lookedAt = 0;
  /** Since when the boxes can be heard without a gap. */
  private since = 0;
  private stream: Line | undefined;
  private heardAt = 0;
  private refreshing = 0;

  readonly read = (): LiveSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): () => void {
    this.stream = openStream({
      opened: () => {
        this.heardAt = Date.now();
        this.since = serverNow();
        this.change({ connection: 'open' });
        // A list that is on its way is as new as the stream.
        if (this.refreshing === 0) void this.refresh();
      },
      message: (message) => this.take(message),
      broker: ({ connected, since }) => {
        if (since !== undefined) this.since = Date.parse(since);
        this.change({ connection: connected ? 'open' : 'standing' });
        this.look();
      },
      lost: () => void this.lose(),
    });
    // What is known can be shown before the stream is open, which some proxies hold back for long.
    void this.refresh();
    this.lookedAt = Date.now();
    this.looking = window.setInterval(() => this.look(), lookMs);
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
    window.clearInterval(this.looking);
    window.clearTimeout(this.flushing);
    document.removeEventListener('visibilitychange', this.wake);
    window.removeEventListener('online', this.retry);
    window.removeEventListener('offline', this.drop);
  }

  private readonly wake = (): void => {
    if (document.visibilityState === 'visible' && Date.now() - this.heardAt > asleepMs) this.retry();
  };

  /** Asks for the list again: names of rooms may have changed. */
  readonly refresh = async (): Promise<void> => {
    this.refreshing++;
    try {
      const devices = await listDevices();
      const late = this.waiting;
      this.waiting = [];
      const listed = withMessages(withDevices(this.snapshot.rooms ?? new Map(), devices), late);
      this.change({ rooms: this.heard(listed), error: undefined });
    } catch (error) {
      this.change({ error: error as Error });
    } finally {
      this.refreshing--;
    }
  };

  /** Messages that overtake the first list wait for it; those of many boxes are taken over together. */
  private take(message: LiveMessage): void {
    this.heardAt = Date.now();
    this.waiting.push(message);
    const { rooms } = this.snapshot;
    if (rooms === undefined) return;
    if (!isFleet(rooms)) this.flush();
    else this.flushing ??= window.setTimeout(() => this.flush(), togetherMs);
  }

  private flush(): void {
    this.flushing = undefined;
    const { rooms } = this.snapshot;
    if (rooms === undefined || this.waiting.length === 0) return;
    const said = this.waiting;
    this.waiting = [];
    this.change({ rooms: this.heard(withMessages(rooms, said)) });
    // A box that is new here has a room perhaps; the list knows.
    if (said.some(({ device }) => !rooms.has(device))) void this.refresh();
  }

  /** Who has fallen silent. Nothing is known of it while the line is down, or when the page itself was asleep. */
  private look(): void {
    const asleep = Date.now() - this.lookedAt > 5 * lookMs;
    this.lookedAt = Date.now();
    if (asleep) this.since = serverNow();
    const { rooms } = this.snapshot;
    if (rooms === undefined) return;
    const now = this.heard(rooms);
    if (now !== rooms) this.change({ rooms: now });
  }

  private heard(rooms: Rooms): Rooms {
    return this.snapshot.connection === 'open' ? withSilence(rooms, serverNow(), this.since) : rooms;
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
