import { DevicesPage } from '../devices/DevicesPage';
import { HistoryPage } from '../history/HistoryPage';
import { PasswordPage } from '../login/PasswordPage';
import { ManagePage } from '../manage/ManagePage';
import { MissingPage } from '../missing/MissingPage';
import { RoomPage } from '../room/RoomPage';
import { usePlace } from './place';

/** The page of the address. */
export function Pages() {
  const { path } = usePlace();
  if (path === '/' || path === '/login') return <RoomPage />;
  if (path === '/history') return <HistoryPage />;
  if (path === '/devices' || path.startsWith('/devices/')) return <DevicesPage />;
  if (path === '/manage' || path.startsWith('/manage/')) return <ManagePage />;
  if (path === '/password') return <PasswordPage />;
  return <MissingPage />;
}
