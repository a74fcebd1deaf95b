import { type KeyboardEvent, type SubmitEvent, useState } from 'react';
import type { Mood, RadioStation } from '../../api/contracts';
import { Button } from '../../parts/Button';
import { Field } from '../../parts/Field';
import { Select } from '../../parts/Select';
import { moodWords } from '../../parts/words';
import { PointFields } from '../rules/PointFields';
import { LicenceFields, licenceOf, licenceProblem } from './LicenceFields';
import styles from './Stations.module.css';
import { moodChoices } from './stations';

interface Props {
  station: RadioStation;
  /** Whether only stations with a stated licence play here. */
  needsLicence: boolean;
  label: string;
  /** On the button that takes it. */
  word: string;
  onSave: (station: RadioStation) => void;
  onLeave: () => void;
}

const fits = [
  { value: '', name: 'Any mood' },
  ...moodChoices.map((mood) => ({ value: mood, name: moodWords[mood] })),
  { value: 'point', name: 'A point' },
];

/** What the owner says of a station: its name, what it fits, and by which licence it plays in public. */
export function StationForm({ station, needsLicence, label, word, onSave, onLeave }: Props) {
  const [address, setAddress] = useState(station.address);
  const [name, setName] = useState(station.name);
  const [fit, setFit] = useState(station.mood ?? (station.valence == null ? '' : 'point'));
  const [point, setPoint] = useState({ valence: station.valence ?? 0, arousal: station.arousal ?? 0 });
  const [licence, setLicence] = useState(station.licence ?? { who: '', number: '', until: '' });
  const [tried, setTried] = useState(false);
  const problems = {
    address: /^https?:\/\/\S+$/.test(address.trim()) ? undefined : 'Give an http:// or https:// address.',
    name: name.trim() === '' ? 'Give it a name.' : undefined,
    licence: licenceProblem(licence),
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    onSave({
      ...station,
      address: address.trim(),
      name: name.trim(),
      mood: fit === '' || fit === 'point' ? null : (fit as Mood),
      valence: fit === 'point' ? point.valence : null,
      arousal: fit === 'point' ? point.arousal : null,
      licence: licenceOf(licence),
    });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave();
  };
  return (
    <form className={styles.form} aria-label={label} onSubmit={submit} onKeyDown={key} noValidate>
      {station.address === '' && (
        <Field
          label="Address"
          type="url"
          hint="Of the stream, or of its list (.pls, .m3u, HLS)."
          problem={tried ? problems.address : undefined}
          value={address}
          autoFocus
          maxLength={2000}
          onChange={(event) => setAddress(event.target.value)}
          testId="station-address"
        />
      )}
      <Field
        label="Name"
        problem={tried ? problems.name : undefined}
        value={name}
        autoFocus={station.address !== ''}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
        testId="station-name"
      />
      <Select label="It fits" value={fit} choices={fits} onChange={setFit} testId="station-fit" />
      {fit === 'point' && <PointFields point={point} onChange={setPoint} testId="station-point" />}
      {(needsLicence || station.licence != null) && (
        <LicenceFields
          licence={licence}
          needed={needsLicence}
          problem={tried ? problems.licence : undefined}
          onChange={setLicence}
        />
      )}
      <div className={styles.buttons}>
        <Button type="submit" look="main" testId="station-save">
          {word}
        </Button>
        <Button onClick={onLeave} testId="station-leave">
          Cancel
        </Button>
      </div>
    </form>
  );
}
