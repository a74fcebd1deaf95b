import { lazy, Suspense } from 'react';
import { DevicesPage } from '../devices/DevicesPage';
import { HistoryPage } from '../history/HistoryPage';
import { PasswordPage } from '../login/PasswordPage';
import { ManagePage } from '../manage/ManagePage';
import { MissingPage } from '../missing/MissingPage';
import { Loading } from '../parts/States';
import { RoomPage } from '../room/RoomPage';
import { NotLoaded } from './NotLoaded';
import { listenPath, usePlace } from './place';

/** With the players and the eye; it comes when it is opened. */
const ListenPage = lazy(() => import('../listen/ListenPage').catch(() => ({ default: NotLoaded })));

/** With the week and its forms, for those who may change it. */
const SchedulePage = lazy(() => import('../schedule/SchedulePage').catch(() => ({ default: NotLoaded })));

/** For those who look after many boxes. */
const ManyPage = lazy(() => import('../many/ManyPage').catch(() => ({ default: NotLoaded })));

/** The page of the address. */
export function Pages() {
  const { path } = usePlace();
  if (path === '/' || path === '/login') return <RoomPage />;
  if (path === '/history') return <HistoryPage />;
  if (path === '/devices' || path.startsWith('/devices/')) return <DevicesPage />;
  if (path === '/manage' || path.startsWith('/manage/')) return <ManagePage />;
  if (path === listenPath)
    return (
      <Suspense fallback={<Loading what="the page" whole />}>
        <ListenPage />
      </Suspense>
    );
  if (path === '/schedule')
    return (
      <Suspense fallback={<Loading what="the schedule" whole />}>
        <SchedulePage />
      </Suspense>
    );
  if (path === '/many')
    return (
      <Suspense fallback={<Loading what="the page" whole />}>
        <ManyPage />
      </Suspense>
    );
  if (path === '/password') return <PasswordPage />;
  return <MissingPage />;
}
