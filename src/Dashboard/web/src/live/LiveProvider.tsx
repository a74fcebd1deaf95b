import { type ReactNode, useEffect, useState } from 'react';
import { LiveRooms } from './LiveRooms';
import { LiveContext } from './useRooms';

/** Keeps the live stream open while somebody is signed in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(() => new LiveRooms());
  useEffect(() => live.start(), [live]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}
