import type { DesiredSound, Device, DeviceStatus, LiveEvents, MoodReading } from '../api/contracts';
import type { LiveWishes } from '../api/guests';

type Kind = Exclude<keyof LiveEvents, 'broker' | 'ping'>;

/** What the stream says of one device. */
export type LiveMessage = { [K in Kind]: { kind: K } & LiveEvents[K] }[Kind];

/** Where the room was in valence and arousal. */
export interface TrailPoint {
  at: number;
  valence: number;
  arousal: number;
}

export interface Room extends Device {
  trail: readonly TrailPoint[];
  /** What should sound in the page that is the speaker; absent where the box has never had one. */
  sound?: DesiredSound;
  /** What guests wish for; absent where the box has never said. */
  wishes?: LiveWishes;
  /** Online by the broker's word, but the box itself says nothing any more: it hangs, or its network is gone. */
  silent: boolean;
}

export type Rooms = ReadonlyMap<string, Room>;

/** From this many boxes on, people look for one rather than read them all. */
const many = 8;

export const isFleet = ({ size }: Rooms) => size >= many;

/** Two minutes of windows of five seconds. */
const trailLength = 24;

/** Takes over the list of devices; trails stay. */
export function withDevices(rooms: Rooms, devices: readonly Device[]): Rooms {
  return new Map(
    devices.map((device) => {
      const { trail = [], silent = false, sound, track, wishes } = rooms.get(device.id) ?? {};
      return [
        device.id,
        {
          ...device,
          track: fuller(track, device.track),
          trail: grow(trail, device.mood?.reading),
          silent,
          ...(sound && { sound }),
          ...(wishes && { wishes }),
        },
      ];
    }),
  );
}

/** The list of a large fleet leaves out what comes next, which the stream has told. */
const fuller = (told: Device['track'] | undefined, listed: Device['track']) =>
  told != null && listed != null && told.at >= listed.at ? told : listed;

/** Takes over one message of the stream. */
export function withMessage(rooms: Rooms, message: LiveMessage): Rooms {
  return withMessages(rooms, [message]);
}

/** Takes over what the stream has said since. */
export function withMessages(rooms: Rooms, messages: readonly LiveMessage[]): Rooms {
  const next = new Map(rooms);
  for (const message of messages)
    next.set(message.device, changed(next.get(message.device) ?? heardOf(message.device), message));
  return next;
}

/** How often a box says how it is, where it does not tell. */
const usualSeconds = 2;

/** So many words of a box may be missed before it is said not to answer. */
const missed = 3;

/**
 * Notices the boxes that have fallen silent, and those that speak again. The same rooms where nothing has changed.
 * `since`: from when on they could be heard at all.
 */
export function withSilence(rooms: Rooms, now: number, since: number): Rooms {
  const changed = [...rooms.values()].filter((room) => isSilent(room, now, since) !== room.silent);
  if (changed.length === 0) return rooms;
  const next = new Map(rooms);
  for (const room of changed) next.set(room.id, { ...room, silent: !room.silent });
  return next;
}

function isSilent({ state, lastSeen, health }: Room, now: number, since: number): boolean {
  // A box that has never said how it is has no rhythm to miss.
  if (state !== 'online' || lastSeen == null || health == null) return false;
  const heard = Math.max(Date.parse(lastSeen), since);
  return now - heard > missed * 1000 * (health.everySeconds ?? usualSeconds);
}

/** A device that is not in the list yet. */
const heardOf = (id: string): Room => ({
  id,
  state: 'online',
  lastSeen: null,
  firstSeen: null,
  version: null,
  boot: null,
  health: null,
  sensing: null,
  mood: null,
  track: null,
  place: null,
  tags: [],
  template: null,
  trail: [],
  silent: false,
});

function changed(before: Room, message: LiveMessage): Room {
  // The dashboard's own clock, where it has heard the box: the box's may be wrong.
  const room = { ...before, lastSeen: later(before.lastSeen, message.heard ?? message.state.at) };
  switch (message.kind) {
    case 'status':
      return { ...room, ...statusOf(message.state) };
    case 'mood':
      return { ...room, mood: message.state, trail: grow(room.trail, message.state.reading) };
    case 'track':
      return { ...room, track: message.state };
    case 'sensing':
      return { ...room, sensing: message.state };
    case 'health':
      return { ...room, health: message.state };
    case 'wishes':
      return { ...room, wishes: message.state };
    case 'speaker':
      return { ...room, sound: message.state };
  }
}

const statusOf = ({ state, version, boot }: DeviceStatus) => ({ state, version, boot });

/** A last will carries the time of the connection, which is earlier than the last word. */
const later = (a: string | null | undefined, b: string) =>
  a != null && Date.parse(a) > Date.parse(b) ? a : b;

function grow(trail: readonly TrailPoint[], reading: MoodReading | undefined): readonly TrailPoint[] {
  if (reading?.valence == null || reading.arousal == null) return trail;
  const at = Date.parse(reading.to);
  const last = trail.at(-1);
  if (last !== undefined && last.at >= at) return trail;
  return [...trail, { at, valence: reading.valence, arousal: reading.arousal }].slice(-trailLength);
}
