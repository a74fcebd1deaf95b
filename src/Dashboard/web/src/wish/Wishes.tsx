import { useState } from 'react';
import { type GuestWish, withdrawWish } from '../api/guests';
import { Button } from '../parts/Button';
import styles from './Wish.module.css';

/** What guests have wished for, and when it comes; one's own can be taken back. */
export function Wishes({ code, wishes }: { code: string; wishes: readonly GuestWish[] }) {
  if (wishes.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="wishes">
      <h2 id="wishes" className={styles.over}>
        Wishes
      </h2>
      <ol className={styles.rows} data-testid="wish-list">
        {wishes.map((wish) => (
          <Row key={wish.id} code={code} wish={wish} />
        ))}
      </ol>
    </section>
  );
}

function Row({ code, wish }: { code: string; wish: GuestWish }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const withdraw = () => {
    setBusy(true);
    withdrawWish(code, wish.id)
      .catch((reason: unknown) => setFault((reason as Error).message))
      .finally(() => setBusy(false));
  };
  return (
    <li data-state={wish.state} data-yours={wish.isYours}>
      <div className={styles.what}>
        <p className={styles.title}>
          <bdi>{wish.title}</bdi>
          {wish.isYours && <span className={styles.yours}>Yours</span>}
        </p>
        <p className={styles.artist}>
          <bdi>{wish.artist}</bdi>
        </p>
        <p className={styles.when} data-testid="wish-when">
          {fault !== '' ? fault : wish.sentence}
        </p>
      </div>
      {wish.isYours && wish.state !== 'sounding' && (
        <Button busy={busy} onClick={withdraw} aria-label={`Take back ${wish.title}`}>
          Take back
        </Button>
      )}
    </li>
  );
}
