import styles from './Chip.module.css';
import { Icon } from './Icon';

interface Props {
  /** What sort of thing it is, where a list has several. */
  kind?: string;
  name: string;
  /** Of the button, for readers. */
  removeLabel: string;
  onRemove: () => void;
}

/** A word of a list, with a button that takes it away. */
export function Chip({ kind, name, removeLabel, onRemove }: Props) {
  return (
    <span className={styles.chip} title={name}>
      {kind !== undefined && <span className={styles.kind}>{kind}</span>}
      <span className={styles.name}>{name}</span>
      <button type="button" aria-label={removeLabel} onClick={onRemove}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}
