import { useRef } from 'react';
import { type Mood, moods } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { saidOf } from '../../live/useRooms';
import { Button } from '../../parts/Button';
import { moodWords } from '../../parts/words';
import { useCommand } from '../../room/useCommand';
import { useMayCommand } from '../../room/useMayCommand';
import styles from './MoodHere.module.css';

const choices = moods.filter((mood) => mood !== 'unknown');

/** The mood by hand: where no camera looks, or where it is mistaken. */
export function ByHand({ room }: { room: Room }) {
  const { busy, run } = useCommand(room.id);
  const may = useMayCommand(room);
  const said = saidOf(room);
  const first = useRef<HTMLSpanElement>(null);

  const say = (mood: Mood) =>
    void run('feedback.wrong-mood', { mood }, `Noted: ${moodWords[mood].toLowerCase()}.`);
  /** The button goes with the word, so the choices take the focus. */
  const end = async () => {
    if (await run('feedback.wrong-mood-end', undefined, 'The music goes by the camera again.'))
      first.current?.querySelector('button')?.focus();
  };
  return (
    <div className={styles.byHand} role="group" aria-labelledby="by-hand">
      <p id="by-hand" className={styles.question}>
        Wrong mood, or no camera? Say it by hand.
      </p>
      {choices.map((mood, i) => (
        <span key={mood} ref={i === 0 ? first : undefined} data-mood={mood}>
          <Button
            look="chip"
            testId={`by-hand-${mood}`}
            aria-pressed={said?.mood === mood}
            disabled={!may}
            busy={busy === 'feedback.wrong-mood'}
            onClick={() => say(mood)}
          >
            {moodWords[mood]}
          </Button>
        </span>
      ))}
      {said !== undefined && (
        <Button
          testId="mood-said-end"
          disabled={!may}
          busy={busy === 'feedback.wrong-mood-end'}
          onClick={() => void end()}
        >
          Go by the camera again
        </Button>
      )}
    </div>
  );
}
