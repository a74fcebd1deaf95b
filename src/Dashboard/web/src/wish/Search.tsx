import { useEffect, useState } from 'react';
import { type GuestTrack, type GuestWish, searchAsGuest, wishFor } from '../api/guests';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import styles from './Wish.module.css';

/** So long nothing is typed before the room is asked. */
const settleMs = 400;

const longestSearch = 100;
const longestWords = 60;

/** Finds songs that the room may play now, and wishes for one. */
export function Search({ code, wishes }: { code: string; wishes: readonly GuestWish[] }) {
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  const { found, fault, isAsking } = useFound(code, text);
  const [busy, setBusy] = useState<string>();
  const [said, setSaid] = useState<{ text: string; isBad: boolean }>();

  const wish = (track: GuestTrack) => {
    setBusy(track.mark);
    setSaid(undefined);
    wishFor(code, track.track, words)
      .then(
        ({ sentence }) => {
          setSaid({ text: `Wished: ${track.title}. ${sentence}`, isBad: false });
          setText('');
          setWords('');
        },
        (reason: unknown) => setSaid({ text: (reason as Error).message, isBad: true }),
      )
      .finally(() => setBusy(undefined));
  };

  return (
    <section className={styles.part} aria-label="Wish for a song">
      <Field
        label="Wish for a song"
        type="search"
        placeholder="Title or artist"
        value={text}
        maxLength={longestSearch}
        onChange={(event) => {
          setText(event.target.value);
          setSaid(undefined);
        }}
        autoComplete="off"
        enterKeyHint="search"
        testId="wish-search"
      />
      <p
        role="status"
        className={styles.note}
        data-bad={said?.isBad === true || fault !== ''}
        data-testid="wish-said"
      >
        <bdi>{said?.text ?? (fault !== '' ? fault : hint(text, found, isAsking))}</bdi>
      </p>
      {found !== undefined && found.length > 0 && (
        <>
          <ul className={styles.rows} data-testid="wish-found">
            {found.map((track) => (
              <li key={track.mark}>
                <div className={styles.what}>
                  <p className={styles.title}>
                    <bdi>{track.title}</bdi>
                  </p>
                  <p className={styles.artist}>
                    <bdi>{track.artist}</bdi>
                  </p>
                </div>
                <Button
                  busy={busy === track.mark}
                  disabled={busy !== undefined}
                  onClick={() => wish(track)}
                  aria-label={`Wish for ${track.title}`}
                >
                  Wish
                </Button>
              </li>
            ))}
          </ul>
          <Field
            label="A word to the house, if you like"
            hint="Only the house sees it, such as: for table 4."
            value={words}
            maxLength={longestWords}
            onChange={(event) => setWords(event.target.value)}
            autoComplete="off"
            testId="wish-words"
          />
        </>
      )}
      {wishes.length === 0 && text === '' && (
        <p className={styles.note}>Nobody has wished for anything yet.</p>
      )}
    </section>
  );
}

function hint(text: string, found: GuestTrack[] | undefined, isAsking: boolean): string {
  if (text.trim() === '') return '';
  if (isAsking || found === undefined) return 'Searching…';
  return found.length === 0 ? 'Nothing that may play here now is called so.' : '';
}

/** What was found for the text that was typed last. */
function useFound(code: string, text: string) {
  const [answer, setAnswer] = useState<{ of: string; found?: GuestTrack[]; fault: string }>();
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') return;
    let isOver = false;
    const timer = window.setTimeout(() => {
      searchAsGuest(code, wanted).then(
        (found) => !isOver && setAnswer({ of: wanted, found, fault: '' }),
        (reason: unknown) => !isOver && setAnswer({ of: wanted, fault: (reason as Error).message }),
      );
    }, settleMs);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [code, wanted]);
  const isOf = answer?.of === wanted && wanted !== '';
  return {
    found: isOf ? answer.found : undefined,
    fault: isOf ? answer.fault : '',
    isAsking: wanted !== '' && !isOf,
  };
}
