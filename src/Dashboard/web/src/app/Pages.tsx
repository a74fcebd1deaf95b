import { DevicesPage } from '../pages/devices/DevicesPage';
import { HistoryPage } from '../pages/history/HistoryPage';
import { PasswordPage } from '../pages/login/PasswordPage';
import { ManagePage } from '../pages/manage/ManagePage';
import { MissingPage } from '../pages/missing/MissingPage';
import { RoomPage } from '../pages/room/RoomPage';
import { usePlace } from './place';

/** The page of the address. */
export function Pages() {
  const { path } = usePlace();
  if (path === '/' || path === '/login') return <RoomPage />;
  if (path === '/history') return <HistoryPage />;
  if (path === '/devices') return <DevicesPage />;
  if (path === '/manage' || path.startsWith('/manage/')) return <ManagePage />;
  if (path === '/password') return <PasswordPage />;
  return <MissingPage />;
}
