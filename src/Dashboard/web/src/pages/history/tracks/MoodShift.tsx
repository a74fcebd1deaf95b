import { useId } from 'react';
import type { Affect } from '../../../api/contracts';
import { affectWords, signed } from '../../../parts/words';
import { onDisc } from '../../../parts/onDisc';
import { regionOf } from './regionOf';
import styles from './MoodShift.module.css';

interface Props {
  before: Affect | null | undefined;
  after: Affect | null | undefined;
}

/** From where to where the room went, as an arrow on a small circumplex, and the change of valence. */
export function MoodShift({ before, after }: Props) {
  if (before == null && after == null) return <p className={styles.none}>No reading around it</p>;
  return (
    <div className={styles.shift} data-mood={regionOf(after ?? before)} title={describe(before, after)}>
      <Disc before={before ?? undefined} after={after ?? undefined} />
      <div aria-hidden="true">
        <p className={styles.values}>{`${value(before)} → ${value(after)}`}</p>
        <p className={styles.name}>valence</p>
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

function Disc({ before, after }: { before: Affect | undefined; after: Affect | undefined }) {
  const id = useId();
  const a = before === undefined ? undefined : onDisc(before);
  const b = after === undefined ? undefined : onDisc(after);
  const far = a !== undefined && b !== undefined && Math.hypot(b.x - a.x, b.y - a.y) > 0.12;
  return (
    <svg viewBox="-1.1 -1.1 2.2 2.2" width="44" height="44" className={styles.disc} aria-hidden="true">
      <defs>
        <marker id={id} viewBox="0 0 6 6" refX="4" refY="3" markerWidth="4" markerHeight="4" orient="auto">
          <path d="M0 0L6 3L0 6Z" className={styles.head} />
        </marker>
      </defs>
      <circle r="1" />
      <path d="M-1 0H1M0 -1V1" />
      {far && <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} markerEnd={`url(#${id})`} />}
      {a !== undefined && <circle r="0.11" cx={a.x} cy={a.y} className={styles.before} />}
      {b !== undefined && !far && <circle r="0.17" cx={b.x} cy={b.y} className={styles.after} />}
    </svg>
  );
}
