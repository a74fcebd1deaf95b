import { useRef, useState } from 'react';
import { type Mood, moods } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { saidOf } from '../../live/useRooms';
import { Button } from '../../parts/Button';
import { moodWords } from '../../parts/words';
import { useCommand } from '../useCommand';
import { useMayCommand } from '../useMayCommand';
import styles from './WrongMood.module.css';

const choices = moods.filter((mood) => mood !== 'unknown');

/** Tells the box that it is mistaken, and what the person would call it. */
export function WrongMood({ room }: { room: Room }) {
  const [open, setOpen] = useState(false);
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const ask = useRef<HTMLButtonElement>(null);

  /** The choices go, so the question takes the focus back. */
  const close = () => {
    setOpen(false);
    ask.current?.focus();
  };
  const say = async (mood: Mood) => {
    const said = `Noted: ${moodWords[mood].toLowerCase()}. Thank you.`;
    if (await run('feedback.wrong-mood', { mood }, said)) close();
  };

  /** The button goes with the word, so the question takes the focus. */
  const end = async () => {
    if (await run('feedback.wrong-mood-end', undefined, 'The music goes by the camera again.'))
      ask.current?.focus();
  };

  return (
    <div className={styles.wrong}>
      {saidOf(room) !== undefined && (
        <Button
          testId="mood-said-end"
          disabled={!may}
          busy={busy === 'feedback.wrong-mood-end'}
          onClick={() => void end()}
        >
          Go by the camera again
        </Button>
      )}
      <button
        ref={ask}
        type="button"
        className={styles.ask}
        data-testid="wrong-mood"
        aria-expanded={open}
        disabled={!may}
        onClick={() => setOpen(!open)}
      >
        Wrong mood?
      </button>
      {open && (
        <div
          className={styles.choices}
          role="group"
          aria-label="What would you call it?"
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <span className={styles.question}>What would you call it?</span>
          {choices.map((mood) => (
            <span key={mood} data-mood={mood}>
              <Button
                look="chip"
                testId={`wrong-mood-${mood}`}
                busy={busy !== undefined}
                onClick={() => void say(mood)}
              >
                {moodWords[mood]}
              </Button>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
