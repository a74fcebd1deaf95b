import { lazy, Suspense, useEffect, useState } from 'react';
import type { Session } from '../api/contracts';
import { onSignedOut } from '../api/http';
import { currentSession } from '../api/session';
import { useLoad } from '../api/useLoad';
import { LiveProvider } from '../live/LiveProvider';
import { LoginPage } from '../login/LoginPage';
import { PasswordPage } from '../login/PasswordPage';
import { Failed, Loading } from '../parts/States';
import { NoticeProvider } from '../parts/Notices';
import { NotLoaded } from './NotLoaded';
import { Pages } from './Pages';
import { usePlace, wallPath } from './place';
import { SessionContext } from './session';
import { Shell } from './Shell';

/** Of a tablet, which needs none of the rest. */
const WallPage = lazy(() => import('../wall/WallPage').catch(() => ({ default: NotLoaded })));

/** To be printed, so without the rest of the page. */
const TablePage = lazy(() => import('../table/TablePage').catch(() => ({ default: NotLoaded })));

/** A screen on the wall has no session; all other pages have. */
export function App() {
  const { path } = usePlace();
  if (path !== wallPath && !path.startsWith(`${wallPath}/`)) return <SessionApp />;
  return (
    <Suspense fallback={<Loading what="the screen" whole />}>
      <WallPage />
    </Suspense>
  );
}

/** Asks who is signed in, and shows the login or the pages. */
function SessionApp() {
  const start = useLoad(currentSession);
  const [changed, setChanged] = useState<Session | null>();
  const [ended, setEnded] = useState(false);

  useEffect(
    () =>
      onSignedOut(() => {
        setEnded(true);
        setChanged(null);
      }),
    [],
  );

  if (changed === undefined && start.state === 'loading') return <Loading what="Roomtone" whole />;
  if (changed === undefined && start.state === 'failed')
    return <Failed error={start.error} retry={start.reload} whole />;

  const session = changed === undefined ? (start.value ?? null) : changed;
  if (session === null) return <LoginPage onSignedIn={setChanged} ended={ended} />;
  return (
    <SessionContext.Provider value={{ session, change: setChanged }}>
      <SignedInApp session={session} />
    </SessionContext.Provider>
  );
}

function SignedInApp({ session }: { session: Session }) {
  const { path } = usePlace();
  if (session.mustChange) return <PasswordPage forced />;
  const [, table] = /^\/table\/([^/]+)$/.exec(path) ?? [];
  if (table !== undefined)
    return (
      <Suspense fallback={<Loading what="the code" whole />}>
        <TablePage device={decodeURIComponent(table)} />
      </Suspense>
    );
  return (
    <NoticeProvider>
      <LiveProvider>
        <Shell>
          <Pages />
        </Shell>
      </LiveProvider>
    </NoticeProvider>
  );
}
