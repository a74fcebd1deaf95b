import { Field } from '../../parts/Field';
import { Select } from '../../parts/Select';
import { Slider } from '../../parts/Slider';
import { explicits, feels, type LinkWords } from './linkWords';
import styles from './OnlineMusic.module.css';

interface Props {
  words: LinkWords;
  onChange: (words: LinkWords) => void;
}

/** The owner's words on what is added: nothing of it is learned from the music itself. */
export function LinkWordsForm({ words, onChange }: Props) {
  return (
    <fieldset className={styles.words}>
      <legend>Your words on what you add</legend>
      <Select
        label="Mood"
        value={words.feel}
        choices={feels}
        onChange={(feel) => onChange({ ...words, feel: feel as LinkWords['feel'] })}
        testId="link-mood"
      />
      {words.feel === 'point' && (
        <>
          <Point
            label="Unpleasant to pleasant"
            value={words.valence}
            onChange={(valence) => onChange({ ...words, valence })}
            testId="link-valence"
          />
          <Point
            label="Quiet to lively"
            value={words.arousal}
            onChange={(arousal) => onChange({ ...words, arousal })}
            testId="link-arousal"
          />
        </>
      )}
      <Field
        label="Language"
        value={words.language}
        placeholder="en, de … or zxx without words"
        maxLength={20}
        autoComplete="off"
        onChange={(event) => onChange({ ...words, language: event.target.value })}
        testId="link-language"
      />
      <Select
        label="Words that children should not hear"
        value={words.explicit}
        choices={explicits}
        onChange={(explicit) => onChange({ ...words, explicit: explicit as LinkWords['explicit'] })}
        testId="link-explicit"
      />
    </fieldset>
  );
}

interface PointProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  testId: string;
}

/** A slider counts from 0. */
function Point({ label, value, onChange, testId }: PointProps) {
  return (
    <div className={styles.point}>
      <span aria-hidden="true">{label}</span>
      <Slider
        label={label}
        value={value + 100}
        max={200}
        text={`${value} of 100`}
        onChange={(place) => onChange(place - 100)}
        testId={testId}
      />
    </div>
  );
}
