import { useMayChange, useMaySteer } from '../app/session';
import type { Room } from '../live/rooms';

/** Whether the buttons of a room that steer what plays do anything: the account may, and the box is there. */
export function useMayCommand(room: Room): boolean {
  const maySteer = useMaySteer();
  return maySteer && room.state === 'online';
}

/** The same for those that change what stays. */
export function useMayKeep(room: Room): boolean {
  const mayChange = useMayChange();
  return mayChange && room.state === 'online';
}
