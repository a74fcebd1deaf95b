import type { Room } from '../../live/rooms';

/** The kind of camera of a room that goes by a page's readings. */
const byPage = 'browser';

/** Whether the room goes by what this page reads. */
export const takesPages = ({ sensing }: Room) => sensing?.camera === byPage;

/** One sentence where the room does not go by this page's camera; undefined where it does. */
export function cameraNote(room: Room): string | undefined {
  const { sensing } = room;
  if (room.state !== 'online') return 'The box is away, so nothing that this page reads arrives.';
  if (sensing == null) return undefined;
  if (!takesPages(room))
    return 'This room goes by a camera of its own: set Camera:Source to browser on the box to let this page be its camera.';
  if (!sensing.on)
    return 'The room’s camera is stopped: start it in the Room page, and this page is looked at again.';
  return sensing.capturing ? undefined : sensing.detail;
}
