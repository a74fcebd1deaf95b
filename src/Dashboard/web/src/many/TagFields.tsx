import { useState } from 'react';
import { tagMany, type Targets } from '../api/many';
import { Chips } from '../devices/settings/Chips';
import type { Room } from '../live/rooms';
import { useLive } from '../live/useRooms';
import { useAct } from '../manage/useAct';
import { Button } from '../parts/Button';
import { count } from '../parts/words';
import styles from './Many.module.css';

interface Props {
  targets: Targets;
  boxes: readonly Room[];
}

/** Words on the boxes; the boxes themselves know nothing of them, so this happens at once. */
export function TagFields({ targets, boxes }: Props) {
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const live = useLive();
  const { act, busy } = useAct(() => void live.refresh());
  const carried = [...new Set(boxes.flatMap(({ tags }) => tags))].sort();
  return (
    <>
      <Chips
        label="Give them tags"
        hint="Words such as terrace or kiosk, to find boxes and to change them together."
        values={add}
        onChange={setAdd}
        testId="many-tags-add"
      />
      {carried.length > 0 && (
        <fieldset className={styles.sources}>
          <legend className={styles.hint}>Take tags away</legend>
          {carried.map((tag) => (
            <label key={tag} className={styles.tick}>
              <input
                type="checkbox"
                checked={remove.includes(tag)}
                onChange={() =>
                  setRemove(remove.includes(tag) ? remove.filter((one) => one !== tag) : [...remove, tag])
                }
              />
              <span>{tag}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div className={styles.foot}>
        <Button
          look="main"
          busy={busy}
          disabled={add.length + remove.length === 0}
          testId="many-tags-save"
          onClick={() =>
            act(
              tagMany(targets, add, remove).then(() => {
                setAdd([]);
                setRemove([]);
              }),
              'The tags are changed.',
            )
          }
        >
          {`Change the tags of ${count(boxes.length, 'box', 'boxes')}`}
        </Button>
      </div>
    </>
  );
}
