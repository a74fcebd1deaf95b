import { type ReactNode, useEffect, useRef } from 'react';
import { signOut } from '../api/session';
import { ConnectionBanner } from '../live/ConnectionBanner';
import { Icon, type IconName } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { useWide } from '../parts/useWide';
import { useNotice } from '../parts/notice';
import { isFleet } from '../live/rooms';
import { useChosenRoom, useRoomMood, useRooms } from '../live/useRooms';
import { Link } from './Link';
import { deviceOf, listenPath, usePlace } from './place';
import { remember } from './remembered';
import { useMayChange, useMayLookBack, useSession } from './session';
import styles from './Shell.module.css';
import { ThemeSwitch } from './ThemeSwitch';
import { Wordmark } from './Wordmark';

interface PageLink {
  to: string;
  label: string;
  icon: IconName;
}

const schedule: PageLink = { to: '/schedule', label: 'Schedule', icon: 'calendar' };

const manage: PageLink = { to: '/manage', label: 'Manage', icon: 'people' };

const historyPath = '/history';

const pages: PageLink[] = [
  { to: '/', label: 'Room', icon: 'room' },
  { to: listenPath, label: 'Listen', icon: 'listen' },
  { to: historyPath, label: 'History', icon: 'history' },
  { to: '/devices', label: 'Devices', icon: 'device' },
];

/** Header, navigation and the light of the room around each page. */
export function Shell({ children }: { children: ReactNode }) {
  const mood = useRoomMood();
  useRemembered();
  const main = useFocusOfPages();
  return (
    <div className={styles.shell} data-mood={mood}>
      <div className={styles.light} aria-hidden="true" />
      <a className={styles.skip} href="#page">
        Skip to the page
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand} aria-label="Roomtone, to the room">
          <Wordmark />
        </Link>
        <Navigation />
        <Account />
      </header>
      <ConnectionBanner />
      <main ref={main} id="page" className={styles.page} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** A room that an address names is the one to show where an address names none. */
function useRemembered() {
  const { rooms } = useRooms();
  const named = deviceOf(usePlace());
  const known = named !== null && rooms?.has(named) === true;
  useEffect(() => {
    if (known) remember('device', named);
  }, [known, named]);
}

/** A new page takes the focus, so that readers begin there and no focus is lost with the page before. */
function useFocusOfPages() {
  const { path } = usePlace();
  const wide = useWide();
  // Beside the list the details of a device are a part of the page, in its place they are one of their own.
  const page = wide && path.startsWith('/devices/') ? '/devices' : path;
  const main = useRef<HTMLElement>(null);
  const before = useRef(page);
  useEffect(() => {
    if (before.current !== page) main.current?.focus({ preventScroll: true });
    before.current = page;
  }, [page]);
  return main;
}

function Navigation() {
  const { path } = usePlace();
  const { rooms } = useRooms();
  const { room } = useChosenRoom();
  const mayChange = useMayChange();
  const mayLookBack = useMayLookBack();
  const seen = mayLookBack ? pages : pages.filter(({ to }) => to !== historyPath);
  const shown = mayChange ? [...seen.slice(0, 2), schedule, ...seen.slice(2), manage] : seen;
  // Without a room the first page of a fleet is the list of its boxes.
  const toRoom = rooms !== undefined && isFleet(rooms) && room !== undefined;
  const address = (to: string) => (to === '/' && toRoom ? `/?device=${encodeURIComponent(room.id)}` : to);
  return (
    <nav className={styles.nav} aria-label="Pages">
      {shown.map(({ to, label, icon }) => (
        <Link
          key={to}
          to={address(to)}
          className={styles.tab}
          aria-current={isPart(path, to) ? 'page' : undefined}
        >
          <Icon name={icon} />
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Many boxes are changed from Devices. */
const isPart = (path: string, to: string) =>
  path === to || (to !== '/' && path.startsWith(`${to}/`)) || (to === '/devices' && path === '/many');

function Account() {
  const { session, change } = useSession();
  const tell = useNotice();
  const leave = () => {
    signOut().then(
      () => change(null),
      (error: unknown) => tell({ kind: 'error', text: (error as Error).message }),
    );
  };
  return (
    <div className={styles.account}>
      <ThemeSwitch />
      <Link to="/password" className={styles.name} title="Change the password">
        <Icon name="person" />
        <span>{session.name}</span>
      </Link>
      <IconButton label="Sign out" onClick={leave} testId="sign-out">
        <Icon name="leave" />
      </IconButton>
    </div>
  );
}
