import { type KeyboardEvent, type SubmitEvent, useState } from 'react';
import type { WakeUp } from '../../api/contracts';
import type { Commands } from '../../api/devices';
import type { Room } from '../../live/rooms';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Select } from '../../parts/Select';
import { usePlaylists } from '../playlists/changed';
import styles from './Timers.module.css';
import { type Day, days } from './wakeText';

interface Props {
  room: Room;
  /** The one that is changed. */
  wake: WakeUp | undefined;
  busy: boolean;
  onSubmit: (args: Commands['wake.set']) => void;
  onEscape: () => void;
}

const rises = [0, 5, 10, 20, 30, 60];

/** When, on which days, with what, and how loud. Enter takes it, Escape leaves it. */
export function WakeForm({ room, wake, busy, onSubmit, onEscape }: Props) {
  const lists = usePlaylists(room.id).value ?? [];
  const [time, setTime] = useState(wake?.time.slice(0, 5) ?? '07:00');
  const [on, setOn] = useState<readonly Day[]>(wake?.days ?? []);
  const [playlist, setPlaylist] = useState(wake?.playlist ?? '');
  const [percent, setPercent] = useState(`${wake?.volumePercent ?? room.track?.volumePercent ?? 40}`);
  const [rise, setRise] = useState(`${wake?.riseMinutes ?? 10}`);
  const loud = Number(percent);
  const fits = Number.isInteger(loud) && loud >= 1 && loud <= 100;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!fits || time === '') return;
    onSubmit({
      time,
      ...(on.length > 0 && { days: [...on] }),
      ...(playlist !== '' && { playlist }),
      percent: loud,
      riseMinutes: Number(rise),
    });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onEscape();
  };
  return (
    <form className={styles.form} aria-label="Wake-up" onSubmit={submit} onKeyDown={key}>
      <Field
        label="Time, by the room’s clock"
        type="time"
        required
        autoFocus
        testId="wake-time"
        value={time}
        onChange={(event) => setTime(event.target.value)}
      />
      <fieldset className={styles.days}>
        <legend>On these days; on none: once</legend>
        {days.map(([day, name]) => (
          <label key={day}>
            <input
              type="checkbox"
              data-testid={`wake-${day}`}
              checked={on.includes(day)}
              onChange={({ target }) =>
                setOn(target.checked ? [...on, day] : on.filter((other) => other !== day))
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      <Select
        label="With"
        testId="wake-playlist"
        value={playlist}
        choices={[
          { value: '', name: 'The room’s own choice' },
          ...lists.map(({ id, name }) => ({ value: id, name })),
        ]}
        onChange={setPlaylist}
      />
      <Field
        label="Volume, percent"
        type="number"
        min={1}
        max={100}
        required
        testId="wake-percent"
        value={percent}
        {...(!fits && { problem: 'A whole number from 1 to 100.' })}
        onChange={(event) => setPercent(event.target.value)}
      />
      <Select
        label="It rises"
        testId="wake-rise"
        value={rise}
        choices={rises.map((minutes) => ({
          value: `${minutes}`,
          name: minutes === 0 ? 'at once' : `over ${minutes} minutes`,
        }))}
        onChange={setRise}
      />
      <div className={styles.buttons}>
        <Button type="submit" look="main" busy={busy} testId="wake-set">
          Wake me
        </Button>
        <Button onClick={onEscape} testId="wake-cancel">
          Leave it
        </Button>
      </div>
    </form>
  );
}
