import type { Room } from './rooms';

/** What people call the room that a box stands in; the box's id where it stands in none. */
export const nameOf = ({ id, place }: Pick<Room, 'id' | 'place'>) => place?.roomName ?? id;

/** With the site, for where several are listed. */
export const fullNameOf = ({ id, place }: Pick<Room, 'id' | 'place'>) =>
  place == null ? id : `${place.roomName}, ${place.siteName}`;
