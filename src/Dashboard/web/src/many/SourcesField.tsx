import { sources, sourceWords } from '../room/rules/sources';
import styles from './Many.module.css';

interface Props {
  value: readonly string[];
  change: (value: string[]) => void;
}

/** The sources in the order in which they were ticked, the best first. */
export function SourcesField({ value, change }: Props) {
  return (
    <fieldset className={styles.sources}>
      <legend className={styles.hint}>
        In the order in which you tick them. None: as each box is set up.
      </legend>
      {sources.map((source) => (
        <label key={source} className={styles.tick}>
          <input
            type="checkbox"
            checked={value.includes(source)}
            onChange={() =>
              change(value.includes(source) ? value.filter((one) => one !== source) : [...value, source])
            }
          />
          <span>
            {value.includes(source) ? `${value.indexOf(source) + 1}. ` : ''}
            {sourceWords[source]}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
