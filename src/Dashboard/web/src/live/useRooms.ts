import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Mood } from '../api/contracts';
import { deviceOf, go, usePlace, withQuery } from '../app/place';
import { recall, remember } from '../app/remembered';
import type { LiveRooms, LiveSnapshot } from './LiveRooms';
import type { Room, Rooms } from './rooms';

export const LiveContext = createContext<LiveRooms | null>(null);

export function useLive(): LiveRooms {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('useLive needs a LiveProvider around it.');
  return live;
}

export function useRooms(): LiveSnapshot {
  const live = useLive();
  return useSyncExternalStore(live.subscribe, live.read);
}

/** The room that the address names, else the last one looked at, else the first that is online. */
export function useChosenRoom(): { room: Room | undefined; choose: (id: string) => void } {
  const { rooms } = useRooms();
  const place = usePlace();
  const choose = (id: string) => {
    remember('device', id);
    go(withQuery(place, { device: id }));
  };
  return { room: pick(rooms, deviceOf(place)), choose };
}

function pick(rooms: Rooms | undefined, wanted: string | null): Room | undefined {
  if (rooms === undefined) return undefined;
  const remembered = recall('device');
  const all = [...rooms.values()].sort((a, b) => a.id.localeCompare(b.id));
  return (
    rooms.get(wanted ?? '') ?? rooms.get(remembered ?? '') ?? all.find((r) => r.state === 'online') ?? all[0]
  );
}

/** The mood whose light fills the page: none while the box or its camera rests. */
export function useRoomMood(): Mood {
  const { room } = useChosenRoom();
  return room === undefined ? 'unknown' : moodOf(room);
}

/** A person's word on the mood goes before the camera's, as it does on the box. */
export function moodOf(room: Room): Mood {
  const said = saidOf(room);
  if (said !== undefined) return said.mood ?? 'unknown';
  return isWatched(room) ? (room.mood?.mood ?? 'unknown') : 'unknown';
}

/** A person's word on the mood while the box goes by it. */
export function saidOf(room: Room) {
  return isThere(room) ? (room.track?.said ?? undefined) : undefined;
}

/** Whether the box is there and answers. */
export const isThere = ({ state, silent }: Room) => state === 'online' && !silent;

/** Whether the last reading still holds: the box is there, and its camera delivers. */
export function isWatched(room: Room): boolean {
  const { sensing } = room;
  return isThere(room) && (sensing == null || (sensing.on && sensing.capturing));
}
