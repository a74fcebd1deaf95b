import { type SubmitEvent, useState } from 'react';
import type { RoomSettings, SettingsAnswer } from '../../api/contracts';
import { readSettings, writeSettings } from '../../api/devices';
import { useMayChange } from '../../app/session';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Slider } from '../../parts/Slider';
import { languageName } from '../../parts/words';
import { Chips } from './Chips';
import { MusicFields } from './MusicFields';
import styles from './SettingsForm.module.css';
import { settingsProblems } from './settingsProblems';

/** Edits a copy, and asks the box to take it over. */
export function SettingsForm({ device, answer }: { device: string; answer: SettingsAnswer }) {
  const [last, setLast] = useState(answer);
  const [asked, setAsked] = useState<RoomSettings>(answer.settings);
  const [draft, setDraft] = useState<RoomSettings>(answer.settings);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const may = useMayChange();
  const problems = settingsProblems(draft);
  const changed = JSON.stringify(draft) !== JSON.stringify(asked);
  const set = (part: Partial<RoomSettings>) => {
    setDraft({ ...draft, ...part });
    setError('');
  };

  /** A refused change stays in the form, beside the reason. */
  const take = (answered: SettingsAnswer) => {
    const kept = answered.error == null ? answered.settings : draft;
    setLast(answered);
    setAsked(kept);
    setDraft(kept);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (Object.keys(problems).length > 0) return;
    if (!changed && last.error == null) {
      setError('Nothing has changed yet.');
      return;
    }
    setBusy(true);
    setError('');
    // What other cards change meanwhile stays theirs.
    readSettings(device)
      .then(({ settings: { wishes, schedule } }) => writeSettings(device, { ...draft, wishes, schedule }))
      .then(take, (reason: unknown) => setError((reason as Error).message))
      .finally(() => setBusy(false));
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <fieldset disabled={!may || busy} className={styles.fields}>
        <Field
          label="People for a mood"
          type="number"
          min={1}
          max={100}
          step={1}
          hint="With fewer people in view no mood is read. At home 1, in a venue 3."
          problem={problems.minPeople}
          value={Number.isNaN(draft.minPeople) ? '' : draft.minPeople}
          onChange={(event) => set({ minPeople: event.target.valueAsNumber })}
          testId="settings-min-people"
        />
        <div className={styles.volume}>
          <div className={styles.volumeHead} aria-hidden="true">
            <span>Loudest volume</span>
            <output>{draft.maxVolumePercent} %</output>
          </div>
          <Slider
            label="Loudest volume"
            value={draft.maxVolumePercent}
            text={`${draft.maxVolumePercent} percent`}
            onChange={(maxVolumePercent) => set({ maxVolumePercent })}
            testId="settings-max-volume"
          />
        </div>
        <Chips
          label="Languages"
          hint="Codes such as en or de. Empty means all."
          values={draft.languages}
          name={languageName}
          onChange={(languages) => set({ languages })}
          testId="settings-languages"
        />
        <Chips
          label="Genres"
          hint="As the tracks are tagged. Empty means all."
          values={draft.genres}
          onChange={(genres) => set({ genres })}
          testId="settings-genres"
        />
        <MusicFields draft={draft} set={set} />
      </fieldset>
      <div className={styles.foot}>
        <Button type="submit" look="main" busy={busy} disabled={!may} testId="settings-save">
          {busy ? 'Asking the box…' : 'Save'}
        </Button>
        <p
          role="status"
          className={styles.status}
          data-bad={error !== '' || last.error != null}
          data-testid="settings-status"
        >
          {error !== '' ? error : changed ? 'Not saved yet.' : statusWords(last)}
        </p>
      </div>
    </form>
  );
}

function statusWords({ revision, applied, error }: SettingsAnswer): string {
  if (error != null && error !== '') return `The box refused: ${error}`;
  if (revision === 0) return 'As they came with the box.';
  return applied ? `Change ${revision} is in use.` : `Change ${revision} waits for the box.`;
}
