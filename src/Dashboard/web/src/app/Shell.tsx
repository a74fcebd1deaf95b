import { type ReactNode, useEffect, useRef } from 'react';
import { signOut } from '../api/session';
import { ConnectionBanner } from '../live/ConnectionBanner';
import { Icon, type IconName } from '../parts/Icon';
import { IconButton } from '../parts/IconButton';
import { useNotice } from '../parts/notice';
import { useRoomMood } from '../live/useRooms';
import { Link } from './Link';
import { usePlace } from './place';
import { useMayChange, useSession } from './session';
import styles from './Shell.module.css';
import { ThemeSwitch } from './ThemeSwitch';
import { Wordmark } from './Wordmark';

interface PageLink {
  to: string;
  label: string;
  icon: IconName;
}

const manage: PageLink = { to: '/manage', label: 'Manage', icon: 'people' };

const pages: PageLink[] = [
  { to: '/', label: 'Room', icon: 'room' },
  { to: '/history', label: 'History', icon: 'history' },
  { to: '/devices', label: 'Devices', icon: 'device' },
];

/** Header, navigation and the light of the room around each page. */
export function Shell({ children }: { children: ReactNode }) {
  const mood = useRoomMood();
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

/** A new page takes the focus, so that readers begin there and no focus is lost with the page before. */
function useFocusOfPages() {
  const { path } = usePlace();
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
}

function Navigation() {
  const { path } = usePlace();
  const shown = useMayChange() ? [...pages, manage] : pages;
  return (
    <nav className={styles.nav} aria-label="Pages">
      {shown.map(({ to, label, icon }) => (
        <Link
          key={to}
          to={to}
          className={styles.tab}
          aria-current={path === to || (to !== '/' && path.startsWith(`${to}/`)) ? 'page' : undefined}
        >
          <Icon name={icon} />
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}

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
