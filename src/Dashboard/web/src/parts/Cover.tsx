import { useId } from 'react';
import styles from './Cover.module.css';

/** A picture for a track without one: rings of sound, always the same for the same id. */
export function Cover({ seed, size }: { seed: string; size: number }) {
  const id = useId();
  const random = numbersOf(seed);
  const hue = random() * 360;
  const [cx, cy] = [0.15 + 0.7 * random(), 0.15 + 0.7 * random()];
  const rings = Array.from({ length: 6 }, (_, i) => ({
    r: 0.1 + i * 0.15 + 0.06 * random(),
    width: 0.02 + 0.05 * random(),
  }));
  return (
    <svg viewBox="0 0 1 1" width={size} height={size} className={styles.cover} aria-hidden="true">
      <defs>
        <linearGradient id={id} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={`oklch(0.74 0.115 ${hue})`} />
          <stop offset="1" stopColor={`oklch(0.46 0.11 ${hue + 55})`} />
        </linearGradient>
      </defs>
      <rect width="1" height="1" fill={`url(#${id})`} />
      <g fill="none" stroke={`oklch(0.95 0.05 ${hue + 30})`}>
        {rings.map(({ r, width }, i) => (
          <circle key={i} cx={cx} cy={cy} r={r} strokeWidth={width} opacity={0.5 - i * 0.07} />
        ))}
      </g>
    </svg>
  );
}

/** Numbers from 0 to 1 that follow from a text: FNV-1a, then xorshift32. */
function numbersOf(seed: string): () => number {
  let state = 2166136261;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}
