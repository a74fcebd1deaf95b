import { useState } from 'react';
import { fullNameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { Button } from '../parts/Button';
import { fold, holdsWords } from '../parts/fold';
import { count } from '../parts/words';
import { BoxName } from './BoxName';
import styles from './Many.module.css';

interface Props {
  boxes: readonly Room[];
  /** Those that were left out. */
  left: ReadonlySet<string>;
  leave: (left: ReadonlySet<string>) => void;
}

const together = 200;

/** The boxes of the choice, folded; each can be left out. */
export function BoxesList({ boxes, left, leave }: Props) {
  const [text, setText] = useState('');
  const [most, setMost] = useState(together);
  const shown = boxes.filter(
    (box) => text.trim() === '' || holdsWords(fold(`${fullNameOf(box)} ${box.id}`), text.trim()),
  );
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    leave(next);
  };
  return (
    <details className={styles.boxes}>
      <summary data-testid="many-list">
        {`${count(boxes.filter(({ id }) => !left.has(id)).length, 'box', 'boxes')} chosen`}
      </summary>
      {boxes.length > 20 && (
        <input
          type="search"
          className={styles.find}
          aria-label="Find among them"
          placeholder="Room, site or box"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <ul className={styles.boxList}>
        {shown.slice(0, most).map((box) => (
          <li key={box.id}>
            <label>
              <input type="checkbox" checked={!left.has(box.id)} onChange={() => toggle(box.id)} />
              <span>
                <BoxName id={box.id} room={box} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length > most && (
        <Button onClick={() => setMost(most + together)}>{`Show more of ${shown.length - most}`}</Button>
      )}
    </details>
  );
}
