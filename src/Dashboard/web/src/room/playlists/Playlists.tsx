import { lazy, Suspense } from 'react';
import { useMaySteer } from '../../app/session';
import type { Room } from '../../live/rooms';
import { Card } from '../../parts/Card';
import { Empty, Failed, Loading } from '../../parts/States';

/** It comes after what everybody needs at once. */
const Lists = lazy(() => import('./Lists').catch(() => ({ default: NotLoaded })));

function NotLoaded() {
  const error = new Error('This part of the page could not be loaded. Check the network, then try again.');
  return <Failed error={error} retry={() => window.location.reload()} />;
}

/** The room's playlists: made here, kept by the box, played now. */
export function Playlists({ room }: { room: Room }) {
  if (!useMaySteer()) return null;
  return (
    <Card title="Playlists" hint="Kept by this box." testId="playlists" area="wide">
      {room.state === 'online' ? (
        <Suspense fallback={<Loading what="the playlists" />}>
          <Lists room={room} />
        </Suspense>
      ) : (
        <Empty icon="list" title="The playlists are out of reach">
          <p>They are there as soon as the box is back.</p>
        </Empty>
      )}
    </Card>
  );
}
