import { useState } from 'react';
import { readSettings, writeSettings } from '../../api/devices';
import type { RoomWishes } from '../../api/guests';
import manage from '../../manage/Manage.module.css';
import { Button } from '../../parts/Button';
import { weekDays } from '../../schedule/days';
import { HoursList } from '../../schedule/HoursList';
import styles from './Guests.module.css';

const off: RoomWishes = { isOn: false, hours: [] };
const usual = { days: [...weekDays], from: '18:00:00', to: '23:00:00' };

/** Whether guests may wish, and when. Kept at once: there is little to think over. */
export function HoursForm({ device, wishes }: { device: string; wishes: RoomWishes | null }) {
  const [kept, setKept] = useState(wishes ?? off);
  const [draft, setDraft] = useState(wishes ?? off);
  const [busy, setBusy] = useState(false);
  const [status, setStatus] = useState('');
  const changed = JSON.stringify(draft) !== JSON.stringify(kept);
  const save = () => {
    setBusy(true);
    // Of the rest of the settings, as they are now.
    readSettings(device)
      .then(({ settings }) => writeSettings(device, { ...settings, wishes: draft }))
      .then(
        ({ error, applied }) => {
          if (error == null) setKept(draft);
          setStatus(error ?? (applied ? 'Saved.' : 'Saved; the box takes it over when it is there.'));
        },
        (reason: unknown) => setStatus((reason as Error).message),
      )
      .finally(() => setBusy(false));
  };
  const change = (next: Partial<RoomWishes>) => {
    setDraft({ ...draft, ...next });
    setStatus('');
  };
  return (
    <div className={styles.part}>
      <label className={manage.choice}>
        <input
          type="checkbox"
          checked={draft.isOn}
          onChange={(event) => change({ isOn: event.target.checked })}
          data-testid="guests-on"
        />
        Guests may wish for songs
      </label>
      {draft.isOn && (
        <HoursList
          label="When"
          none="Whenever the room is open"
          mayBeFile={false}
          usual={usual}
          hours={draft.hours}
          onChange={(hours) => change({ hours: hours ?? [] })}
          testId="guests-hours"
        />
      )}
      <div className={styles.row}>
        <Button look="main" busy={busy} disabled={!changed} onClick={save} testId="guests-save">
          Save
        </Button>
        <p role="status" className={styles.note} data-testid="guests-status">
          {status !== '' ? status : changed ? 'Not saved yet.' : ''}
        </p>
      </div>
    </div>
  );
}
