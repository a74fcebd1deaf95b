import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import type { RoomSchedule, ScheduleBlock } from '../api/contracts';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { BlockMusic } from './BlockMusic';
import { BlockWhen } from './BlockWhen';
import { overlapsOf } from './overlaps';
import styles from './Schedule.module.css';

interface Props {
  block: ScheduleBlock;
  schedule: RoomSchedule;
  playlists: ReadonlyMap<string, string>;
  onDone: (block: ScheduleBlock) => void;
  onDuplicate: (block: ScheduleBlock) => void;
  onRemove: (block: ScheduleBlock) => void;
  onClose: () => void;
}

const longestName = 100;

/** All that a block has; the week changes when it is done. */
export function BlockForm({ block, schedule, playlists, onDone, onDuplicate, onRemove, onClose }: Props) {
  const [draft, setDraft] = useState(block);
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);

  const put = (part: Partial<ScheduleBlock>) => setDraft((now) => ({ ...now, ...part }));
  const others = schedule.blocks.filter(({ id }) => id !== block.id);
  const overlap = overlapsOf([draft, ...others]).find(({ ids }) => ids.includes(draft.id));
  const isNamed = draft.name.trim() !== '';
  const isOnADay = draft.days.length > 0 || draft.dates.length > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isNamed && isOnADay) onDone({ ...draft, name: draft.name.trim() });
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onClose={onClose}
      data-testid="block-form"
    >
      <form className={styles.form} onSubmit={submit}>
        <h2 id={title}>Block</h2>
        <Field
          label="Name"
          value={draft.name}
          maxLength={longestName}
          problem={isNamed ? undefined : 'Give it a name, such as Lunch.'}
          testId="block-name"
          onChange={({ target }) => put({ name: target.value })}
        />
        <BlockWhen block={draft} put={put} />
        {!isOnADay && <p className={styles.problems}>Choose at least one day.</p>}
        {overlap !== undefined && (
          <p className={styles.problems} role="status" data-testid="block-overlap">
            {overlap.sentence}
          </p>
        )}
        <BlockMusic block={draft} put={put} playlists={playlists} />
        <div className={styles.actions}>
          <Button type="submit" look="main" testId="block-done" disabled={!isNamed || !isOnADay}>
            Done
          </Button>
          <Button onClick={() => onDuplicate(draft)} testId="block-duplicate">
            Duplicate
          </Button>
          <Button onClick={() => onRemove(block)} testId="block-remove">
            Remove
          </Button>
          <Button onClick={() => dialog.current?.close()} testId="block-cancel">
            Cancel
          </Button>
        </div>
      </form>
    </dialog>
  );
}
