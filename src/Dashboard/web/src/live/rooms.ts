import type {
  Device,
  DeviceStatus,
  LiveHealth,
  LiveMood,
  LiveSensing,
  LiveTrack,
  MoodReading,
} from '../api/contracts';

/** What the stream says of one device. */
export type LiveMessage =
  | { kind: 'status'; device: string; state: DeviceStatus }
  | { kind: 'mood'; device: string; state: LiveMood }
  | { kind: 'track'; device: string; state: LiveTrack }
  | { kind: 'sensing'; device: string; state: LiveSensing }
  | { kind: 'health'; device: string; state: LiveHealth };

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
  const before: Room = rooms.get(message.device) ?? { id: message.device, state: 'online', trail: [] };
  return new Map(rooms).set(message.device, changed(before, message));
}

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
