import { useId } from 'react';
import { type Bucket, runsOf } from '../buckets';
import styles from './MoodChart.module.css';
import type { Scale } from './scale';

/** Valence with light below it, arousal as a thin companion; both stop at gaps. */
export function ValenceLine({ buckets, scale }: { buckets: Bucket[]; scale: Scale }) {
  const id = useId();
  const runs = runsOf(buckets);
  return (
    <g>
      <defs>
        <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={scale.y(1)} y2={scale.y(-1)}>
          <stop offset="0" className={styles.high} stopOpacity="0.75" />
          <stop offset="0.5" className={styles.high} stopOpacity="0.08" />
          <stop offset="0.5" className={styles.low} stopOpacity="0.08" />
          <stop offset="1" className={styles.low} stopOpacity="0.75" />
        </linearGradient>
      </defs>
      {runs.map((run) => (
        <Run key={run[0]?.start} run={run} scale={scale} fill={`url(#${id})`} />
      ))}
    </g>
  );
}

function Run({ run, scale, fill }: { run: Bucket[]; scale: Scale; fill: string }) {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return null;
  const x = (bucket: Bucket) => scale.x((bucket.start + bucket.end) / 2);
  const along = (name: 'valence' | 'arousal') =>
    run.map((bucket) => `${x(bucket).toFixed(1)} ${scale.y(bucket[name] ?? 0).toFixed(1)}`).join('L');
  if (run.length === 1)
    return <circle className={styles.lone} cx={x(first)} cy={scale.y(first.valence ?? 0)} r={2.5} />;
  return (
    <g>
      <path d={`M${x(first)} ${scale.y(0)}L${along('valence')}L${x(last)} ${scale.y(0)}Z`} fill={fill} />
      <path d={`M${along('arousal')}`} className={styles.arousal} />
      <path d={`M${along('valence')}`} className={styles.valence} />
    </g>
  );
}
