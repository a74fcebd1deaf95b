import { type Mood, moods } from '../../api/contracts';
import type { LibraryQuery } from '../../api/devices';
import { Icon } from '../../parts/Icon';
import { languageName, moodWords } from '../../parts/words';
import type { Facets } from './facets';
import styles from './Library.module.css';
import { RangeField } from './RangeField';
import type { Ranges, ReadRanges } from './ranges';

interface Props {
  query: LibraryQuery;
  facets: Facets;
  onChange: (query: LibraryQuery) => void;
  ranges: Ranges;
  read: ReadRanges;
  onRanges: (ranges: Ranges) => void;
}

const moodChoices = moods
  .filter((mood) => mood !== 'unknown')
  .map((mood) => ({ value: mood, name: moodWords[mood] }));

/** One field to type in, and what to narrow it by. */
export function Filters({ query, facets, onChange, ranges, read, onRanges }: Props) {
  return (
    <form className={styles.filters} role="search" onSubmit={(event) => event.preventDefault()}>
      <label className={styles.search}>
        <span className="for-readers">Title, artist or album</span>
        <Icon name="search" />
        <input
          type="search"
          placeholder="Title, artist or album"
          value={query.text ?? ''}
          data-testid="library-search"
          onChange={(event) => onChange({ ...query, text: orNothing(event.target.value) })}
        />
      </label>
      <Choice
        name="Mood"
        value={query.mood}
        choices={moodChoices}
        onChange={(mood) => onChange({ ...query, mood: mood as Mood | undefined })}
      />
      <Choice
        name="Genre"
        value={query.genre}
        choices={facets.genres.map((value) => ({ value, name: value }))}
        onChange={(genre) => onChange({ ...query, genre })}
      />
      <Choice
        name="Language"
        value={query.language}
        choices={facets.languages.map((value) => ({ value, name: languageName(value) }))}
        onChange={(language) => onChange({ ...query, language })}
      />
      <RangeField
        name="Year"
        digits={4}
        value={ranges.year}
        wrong={read.wrong.year}
        onChange={(year) => onRanges({ ...ranges, year })}
      />
      <RangeField
        name="Tempo"
        digits={3}
        value={ranges.tempo}
        wrong={read.wrong.tempo}
        onChange={(tempo) => onRanges({ ...ranges, tempo })}
      />
      <p className={styles.notes} id="library-notes" role="status" data-testid="library-notes">
        {read.notes.join(' ')}
      </p>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  value: string | undefined;
  choices: { value: string; name: string }[];
  onChange: (value: string | undefined) => void;
}

function Choice({ name, value, choices, onChange }: ChoiceProps) {
  if (choices.length === 0) return null;
  return (
    <select
      aria-label={name}
      className={styles.choice}
      data-set={value !== undefined}
      data-testid={`library-${name.toLowerCase()}`}
      value={value ?? ''}
      onChange={(event) => onChange(orNothing(event.target.value))}
    >
      <option value="">{`Any ${name.toLowerCase()}`}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.name}
        </option>
      ))}
    </select>
  );
}

const orNothing = (text: string) => (text === '' ? undefined : text);
