import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Affect, AimHours } from '../../api/contracts';
import { Button } from '../../parts/Button';
import { Icon } from '../../parts/Icon';
import { IconButton } from '../../parts/IconButton';
import { aimWords, hoursText, isSame, short, withHours } from './aims';
import { type HoursDraft, HoursForm } from './HoursForm';
import styles from './Rules.module.css';
import type { ChangeRules } from './useRules';

interface Props {
  hours: AimHours;
  change: ChangeRules;
  /** What hours hold that begin to hold. */
  point: Affect;
  onRemoved: () => void;
}

/** Hours with an aim of their own; they are changed in their place. */
export function HoursRow({ hours, change, point, onRemoved }: Props) {
  const [edited, setEdited] = useState<AimHours>();
  const row = useRef<HTMLLIElement>(null);
  const open = edited !== undefined && isSame(edited, hours);

  /** The form goes, so the button that opened it takes the focus back. */
  const close = () => {
    flushSync(() => setEdited(undefined));
    row.current?.querySelector('button')?.focus();
  };
  const save = (draft: HoursDraft) => {
    const after = { ...hours, ...draft, hold: draft.aim === hours.aim ? hours.hold : point };
    if (isSame(after, hours)) {
      close();
      return;
    }
    void change(
      (now) => ({ aimHours: withHours(now.aimHours, hours, after) }),
      `${aimWords[draft.aim]} from ${short(draft.from)} to ${short(draft.to)}.`,
    ).then((done) => done && close());
  };
  const remove = () =>
    void change(
      (now) => ({ aimHours: withHours(now.aimHours, hours) }),
      `${short(hours.from)} to ${short(hours.to)} is as usual.`,
    ).then((done) => done && onRemoved());

  return (
    <li ref={row} data-testid="aim-hours">
      {open ? (
        <HoursForm
          label={`Change ${hoursText(hours)}`}
          start={hours}
          onSubmit={save}
          onEscape={close}
          testId="edit"
          atOnce
        >
          {(ready) => (
            <span className={styles.pair}>
              <Button type="submit" disabled={!ready} testId="edit-save">
                Save
              </Button>
              <Button onClick={close} testId="edit-cancel">
                Cancel
              </Button>
            </span>
          )}
        </HoursForm>
      ) : (
        <>
          <span className={styles.when}>{hoursText(hours)}</span>
          <IconButton
            label={`Change ${hoursText(hours)}`}
            onClick={() => setEdited(hours)}
            testId="hours-change"
          >
            <Icon name="pen" size={16} />
          </IconButton>
          <IconButton label={`Remove ${hoursText(hours)}`} onClick={remove}>
            <Icon name="close" size={16} />
          </IconButton>
        </>
      )}
    </li>
  );
}
