import { Button } from '../parts/Button';
import { Playing } from './Playing';
import { Search } from './Search';
import { useGuest } from './useGuest';
import { Wishes } from './Wishes';
import styles from './Wish.module.css';

/** A guest at a table: what plays, what comes, and a song to wish for. No account, nothing to install. */
export function WishPage({ code }: { code: string }) {
  const { screen, error, isOut, isLost, look } = useGuest(code);
  if (screen === undefined || isOut)
    return (
      <main className={styles.page}>
        <h1 className={styles.room}>Wish for a song</h1>
        <p role={error === undefined ? 'status' : 'alert'} className={styles.note} data-testid="wish-refusal">
          {error?.message ?? 'One moment…'}
        </p>
        {error !== undefined && !isOut && <Button onClick={look}>Try again</Button>}
      </main>
    );
  return (
    <main className={styles.page}>
      <header>
        <h1 className={styles.room}>
          {screen.room === '' ? 'Wish for a song' : <bdi data-testid="wish-room">{screen.room}</bdi>}
        </h1>
        <p role="status" className={styles.note} data-testid="wish-state">
          {isLost ? 'No line to the room. It is tried again.' : screen.sentence}
        </p>
      </header>
      <Playing code={code} screen={screen} key={screen.track?.mark} />
      {screen.isOpen && <Search code={code} wishes={screen.wishes} />}
      <Wishes code={code} wishes={screen.wishes} />
      <footer className={styles.foot}>
        The room decides what comes when: its rules first, then what fits, and everybody in turn. Of you
        nothing is kept but the wish, until the song has begun.
      </footer>
    </main>
  );
}
