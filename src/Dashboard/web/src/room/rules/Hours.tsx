import { useRef } from 'react';
import type { Affect, RoomSettings } from '../../api/contracts';
import { Button } from '../../parts/Button';
import { aimWords, short } from './aims';
import { type HoursDraft, HoursForm } from './HoursForm';
import { HoursRow } from './HoursRow';
import styles from './Rules.module.css';
import type { ChangeRules } from './useRules';

/** As many as a box takes: RoomSettings.MostAimHours in src/Shared/Contracts. */
const most = 24;

const evening: HoursDraft = { from: '18:00:00', to: '22:00:00', aim: 'calm' };

interface Props {
  settings: RoomSettings;
  change: ChangeRules;
  point: Affect;
}

/** Hours of the day with another aim: each can be changed or removed, others added. */
export function Hours({ settings: { aimHours }, change, point }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const add = (draft: HoursDraft) =>
    void change(
      (now) => ({ aimHours: [...now.aimHours, { ...draft, hold: point }] }),
      `${aimWords[draft.aim]} from ${short(draft.from)} to ${short(draft.to)}.`,
    );
  return (
    <>
      <h4 ref={heading} tabIndex={-1} className={styles.label}>
        In some hours of the day
      </h4>
      <ul className={styles.hours}>
        {aimHours.map((hours, place) => (
          // The place is what stays when hours change.
          <HoursRow
            key={place}
            hours={hours}
            change={change}
            point={point}
            onRemoved={() => heading.current?.focus()}
          />
        ))}
      </ul>
      {aimHours.length < most && (
        <HoursForm label="Add hours" start={evening} onSubmit={add} testId="hours">
          {(ready) => (
            <Button type="submit" testId="hours-add" disabled={!ready}>
              Add hours
            </Button>
          )}
        </HoursForm>
      )}
    </>
  );
}
