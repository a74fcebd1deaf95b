import type { Device, DeviceStatus, LiveEvents, MoodReading } from '../api/contracts';

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
}

export type Rooms = ReadonlyMap<string, Room>;

/** Two minutes of windows of five seconds. */
const trailLength = 24;

/** Takes over the list of devices; trails stay. */
export function withDevices(rooms: Rooms, devices: readonly Device[]): Rooms {
  return new Map(
    devices.map((device) => {
      const trail = rooms.get(device.id)?.trail ?? [];
      return [device.id, { ...device, trail: grow(trail, device.mood?.reading) }];
    }),
  );
}

/** Takes over one message of the stream. */
export function withMessage(rooms: Rooms, message: LiveMessage): Rooms {
  const before: Room = rooms.get(message.device) ?? heardOf(message.device);
  return new Map(rooms).set(message.device, changed(before, message));
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
  trail: [],
});

function changed(room: Room, message: LiveMessage): Room {
  switch (message.kind) {
    case 'status':
      return { ...room, ...statusOf(message.state), lastSeen: later(room.lastSeen, message.state.at) };
    case 'mood':
      return {
        ...room,
        mood: message.state,
        trail: grow(room.trail, message.state.reading),
        lastSeen: later(room.lastSeen, message.state.at),
      };
    case 'track':
      return { ...room, track: message.state, lastSeen: later(room.lastSeen, message.state.at) };
    case 'sensing':
      return { ...room, sensing: message.state, lastSeen: later(room.lastSeen, message.state.at) };
    case 'health':
      return { ...room, health: message.state, lastSeen: later(room.lastSeen, message.state.at) };
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
