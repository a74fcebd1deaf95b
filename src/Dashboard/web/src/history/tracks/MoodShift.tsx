import type { Affect, Lift } from '../../api/contracts';
import { affectWords, signed } from '../../parts/words';
import { onDisc } from '../../parts/onDisc';
import { regionOf } from './regionOf';
import styles from './MoodShift.module.css';

interface Props {
  before: Affect | null | undefined;
  after: Affect | null | undefined;
  lift?: Lift | null | undefined;
}

/** From where to where the room went, on a small circumplex, and the change of valence with its uncertainty. */
export function MoodShift({ before, after, lift }: Props) {
  if (before == null && after == null) return <p className={styles.none}>No reading around it</p>;
  return (
    <div className={styles.shift} data-mood={regionOf(after ?? before)} title={describe(before, after)}>
      <Disc before={before ?? undefined} after={after ?? undefined} />
      <div aria-hidden="true">
        <p className={styles.values}>{`${value(before)} → ${value(after)}`}</p>
        <p className={styles.name} data-testid="lift">
          {lift == null
            ? 'valence'
            : `valence ${signed(lift.valence)} ±\u00a0${lift.valenceError.toFixed(2)}`}
        </p>
      </div>
      <span className="for-readers">{describe(before, after)}</span>
    </div>
  );
}

const value = (affect: Affect | null | undefined) => (affect == null ? '?' : signed(affect.valence, 1));

function describe(before: Affect | null | undefined, after: Affect | null | undefined): string {
  const words = (affect: Affect | null | undefined) => (affect == null ? 'no reading' : affectWords(affect));
  return `Before: ${words(before)}. After: ${words(after)}.`;
}

/** A faint point, a line to where it went, and a strong point. */
function Disc({ before, after }: { before: Affect | undefined; after: Affect | undefined }) {
  const a = before === undefined ? undefined : onDisc(before);
  const b = after === undefined ? undefined : onDisc(after);
  return (
    <svg viewBox="-1.1 -1.1 2.2 2.2" width="48" height="48" className={styles.disc} aria-hidden="true">
      <circle r="1" />
      <path d="M-1 0H1M0 -1V1" />
      {a !== undefined && b !== undefined && <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />}
      {a !== undefined && <circle r="0.12" cx={a.x} cy={a.y} className={styles.before} />}
      {b !== undefined && <circle r="0.17" cx={b.x} cy={b.y} className={styles.after} />}
    </svg>
  );
}
