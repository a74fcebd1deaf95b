import { type Expressions as Shares, expressionNames } from '../api/contracts';
import type { Room } from '../live/rooms';
import { isWatched } from '../live/useRooms';
import { Card } from '../parts/Card';
import { Empty } from '../parts/States';
import { expressionWords, percent } from '../parts/words';
import styles from './Expressions.module.css';

/** The eight expressions of the last window, in a fixed order so that no bar jumps. */
export function Expressions({ room }: { room: Room }) {
  const shares = isWatched(room) ? room.mood?.reading.expressions : undefined;
  if (shares == null)
    return (
      <Card title="Expressions" testId="expressions">
        <Empty icon="eye" title="No reading now">
          <p>{whyNone(room)}</p>
        </Empty>
      </Card>
    );
  return (
    <Card
      title="Expressions"
      hint="What the faces show, as a mean over the last seconds."
      testId="expressions"
    >
      <ExpressionBars shares={shares} />
    </Card>
  );
}

export function ExpressionBars({ shares }: { shares: Shares }) {
  const top = Math.max(...Object.values(shares));
  return (
    <ul className={styles.bars}>
      {expressionNames.map((name) => (
        <li
          key={name}
          className={styles.row}
          data-top={shares[name] === top}
          data-testid={`expression-${name}`}
        >
          <span>{expressionWords[name]}</span>
          <span className={styles.track} aria-hidden="true">
            <i style={{ transform: `scaleX(${shares[name]})` }} />
          </span>
          <span className={styles.value}>{percent(shares[name])}</span>
        </li>
      ))}
    </ul>
  );
}

function whyNone(room: Room): string {
  if (room.state !== 'online') return 'The box is away.';
  if (room.silent) return 'The box does not answer.';
  if (room.sensing?.on === false) return 'The camera is stopped.';
  if (room.sensing?.capturing === false) return 'No pictures come from the camera.';
  return 'Too few faces are in view, or none is seen well enough.';
}
