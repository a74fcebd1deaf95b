import { expressionNames } from '../../api/contracts';
import type { Room } from '../../live/rooms';
import { Card } from '../../parts/Card';
import { Empty } from '../../parts/States';
import { expressionWords, percent } from '../../parts/words';
import styles from './Expressions.module.css';

/** The eight expressions of the last window, in a fixed order so that no bar jumps. */
export function Expressions({ room }: { room: Room }) {
  const watching = room.state === 'online' && room.sensing?.on !== false;
  const shares = watching ? room.mood?.reading.expressions : undefined;
  if (shares == null)
    return (
      <Card title="Expressions" testId="expressions">
        <Empty icon="eye" title={watching ? 'No reading now' : 'The camera does not look'}>
          {watching && <p>Too few faces are in view, or none is seen well enough.</p>}
        </Empty>
      </Card>
    );
  const top = Math.max(...Object.values(shares));
  return (
    <Card
      title="Expressions"
      hint="What the faces show, as a mean over the last seconds."
      testId="expressions"
    >
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
    </Card>
  );
}
