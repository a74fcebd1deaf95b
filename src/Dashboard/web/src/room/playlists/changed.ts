import { useCallback, useEffect } from 'react';
import type { Playlist } from '../../api/contracts';
import { listPlaylists } from '../../api/playlists';
import { type Loading, useLoad } from '../../api/useLoad';

const changed = new EventTarget();
/** Somebody else may change them, too. */
const againMs = 60_000;

/** The playlists of a box have changed in this page. */
export const tellChanged = () => changed.dispatchEvent(new Event('changed'));

export function usePlaylists(device: string): Loading<Playlist[]> {
  const lists = useLoad(
    useCallback(() => listPlaylists(device), [device]),
    againMs,
  );
  const { reload } = lists;
  useEffect(() => {
    changed.addEventListener('changed', reload);
    return () => changed.removeEventListener('changed', reload);
  }, [reload]);
  return lists;
}
