import type { Room } from '../../live/rooms';
import { isWatched, moodOf } from '../../live/useRooms';
import { percent } from '../../parts/words';
import styles from './ReadingFigures.module.css';

/** How many people the last window rests on, and how sure it is. */
export function ReadingFigures({ room }: { room: Room }) {
  const reading = isWatched(room) ? room.mood?.reading : undefined;
  return (
    <dl className={styles.figures} data-mood={moodOf(room)}>
      <Figure name="People" hint="How many faces the last window rests on." testId="people">
        {reading === undefined ? '–' : reading.people === 0 ? 'Too few' : reading.people}
      </Figure>
      <Figure
        name="Confidence"
        hint="How sure the reading is."
        testId="confidence"
        share={reading?.confidence}
      >
        {reading?.confidence == null ? '–' : percent(reading.confidence)}
      </Figure>
      <Figure
        name="Coverage"
        hint="Share of the looks at faces that were sure enough to count."
        testId="coverage"
        share={reading?.coverage}
      >
        {reading?.coverage == null ? '–' : percent(reading.coverage)}
      </Figure>
    </dl>
  );
}

interface FigureProps {
  name: string;
  hint: string;
  testId: string;
  share?: number | null;
  children: string | number;
}

function Figure({ name, hint, testId, share, children }: FigureProps) {
  return (
    <div className={styles.figure} title={hint}>
      <dt>{name}</dt>
      <dd data-testid={testId}>{children}</dd>
      {share !== undefined && (
        <span className={styles.track} aria-hidden="true">
          <i style={{ transform: `scaleX(${share ?? 0})` }} />
        </span>
      )}
    </div>
  );
}
