import type { Bucket } from '../buckets';
import styles from './MoodChart.module.css';
import { height, type Scale } from './scale';
import { stackOf } from './stack';

interface Props {
  buckets: Bucket[];
  scale: Scale;
  chosen: number | undefined;
}

/** A column for each stretch of time; its parts are the shares of the windows. */
export function Bands({ buckets, scale, chosen }: Props) {
  return (
    <g className={styles.bands} data-choosing={chosen !== undefined}>
      {buckets.map((bucket) => (
        <Column key={bucket.start} bucket={bucket} scale={scale} chosen={bucket.start === chosen} />
      ))}
    </g>
  );
}

function Column({ bucket, scale, chosen }: { bucket: Bucket; scale: Scale; chosen: boolean }) {
  const left = scale.x(bucket.start);
  const wide = scale.x(bucket.end) - left;
  const seam = Math.min(1.5, wide * 0.18);
  const across = { x: left + seam / 2, width: Math.max(0.5, wide - seam) };
  const parts = stackOf(bucket);
  const unknown = 1 - (parts.at(-1)?.top ?? 0);
  return (
    <g data-chosen={chosen}>
      {parts.map(({ mood, share, top }) => (
        <rect
          key={mood}
          {...across}
          y={scale.bandsTop + (1 - top) * height.bands}
          height={share * height.bands}
          data-band={mood}
        />
      ))}
      {unknown > 0.005 && (
        <rect {...across} y={scale.bandsTop} height={unknown * height.bands} data-band="unknown" />
      )}
    </g>
  );
}
