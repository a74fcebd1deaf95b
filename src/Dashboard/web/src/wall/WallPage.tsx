import { useEffect } from 'react';
import { go, wallPath } from '../app/place';
import { Failed, Loading } from '../parts/States';
import { Pairing } from './Pairing';
import { useWakeLock } from './useWakeLock';
import { useWall } from './useWall';
import { WallView } from './WallView';

/** A tablet on the wall: what plays in its room, or the form that pairs it. */
export default function WallPage() {
  const { screen, error, isLost, retry, pair } = useWall();
  useWakeLock(screen != null);
  const device = screen?.device;
  useEffect(() => {
    if (device !== undefined) go(`${wallPath}/${encodeURIComponent(device)}`, true);
  }, [device]);
  if (screen === undefined && error !== undefined) return <Failed error={error} retry={retry} whole />;
  if (screen === undefined) return <Loading what="the screen" whole />;
  if (screen === null) return <Pairing pair={pair} />;
  return <WallView screen={screen} isLost={isLost} />;
}
