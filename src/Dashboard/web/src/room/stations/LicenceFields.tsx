import { useId } from 'react';
import type { RadioLicence } from '../../api/contracts';
import { Field } from '../../parts/Field';
import styles from './Stations.module.css';

interface Props {
  licence: RadioLicence;
  /** Whether the station does not play here without one. */
  needed: boolean;
  problem: string | undefined;
  onChange: (licence: RadioLicence) => void;
}

/** By which licence a station may be played in public. What is stated goes into the audit log. */
export function LicenceFields({ licence, needed, problem, onChange }: Props) {
  const id = useId();
  const set = (part: Partial<RadioLicence>) => onChange({ ...licence, ...part });
  const shared = { 'aria-describedby': id, 'aria-invalid': problem !== undefined };
  return (
    <fieldset className={styles.licence} data-testid="station-licence">
      <legend>Licence to play it in public</legend>
      <p id={id} className={problem === undefined ? styles.note : styles.problem}>
        {problem ??
          `${needed ? 'This box stands in a venue: without a licence the station does not play. ' : ''}What you state is kept in the audit log.`}
      </p>
      <Field
        label="Who gave it"
        placeholder="GEMA"
        maxLength={200}
        value={licence.who}
        onChange={(event) => set({ who: event.target.value })}
        testId="licence-who"
        {...shared}
      />
      <Field
        label="Number"
        maxLength={200}
        value={licence.number}
        onChange={(event) => set({ number: event.target.value })}
        testId="licence-number"
        {...shared}
      />
      <Field
        label="Last day"
        type="date"
        value={licence.until}
        onChange={(event) => set({ until: event.target.value })}
        testId="licence-until"
        {...shared}
      />
    </fieldset>
  );
}

/** All of it, or nothing. */
export function licenceProblem({ who, number, until }: RadioLicence): string | undefined {
  const given = [who, number, until].filter((part) => part.trim() !== '').length;
  return given === 0 || given === 3 ? undefined : 'A licence has who gave it, its number and its last day.';
}

export const licenceOf = ({ who, number, until }: RadioLicence): RadioLicence | null =>
  until === '' ? null : { who: who.trim(), number: number.trim(), until };
