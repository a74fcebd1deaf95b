import { moods } from '../../api/contracts';
import { moodWords } from '../../parts/words';
import styles from './Legend.module.css';

export function Legend() {
  return (
    <ul className={styles.legend} aria-label="Legend">
      {moods.map((mood) => (
        <li key={mood}>
          <i data-mood={mood} />
          {moodWords[mood]}
        </li>
      ))}
      <li>
        <i data-line="valence" />
        Valence
      </li>
      <li>
        <i data-line="arousal" />
        Arousal
      </li>
    </ul>
  );
}
