import { useMayChange } from '../app/session';
import type { Room } from '../live/rooms';

/** Whether the buttons of a room do anything: the account may, and the box is there. */
export function useMayCommand(room: Room): boolean {
  const mayChange = useMayChange();
  return mayChange && room.state === 'online';
}
