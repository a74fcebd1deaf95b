import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import type { MoodPoint } from '../../api/contracts';
import { bucketsOf } from '../buckets';
import type { Span } from '../span';
import { Axes } from './Axes';
import { Bands } from './Bands';
import { Legend } from './Legend';
import styles from './MoodChart.module.css';
import { ReadOut } from './ReadOut';
import { bucketLength, height, scaleOf } from './scale';
import { useWidth } from './useWidth';
import { ValenceLine } from './ValenceLine';

/** Valence as a line above, the shares of the moods as columns below, on one axis of time. */
export function MoodChart({ points, span }: { points: readonly MoodPoint[]; span: Span }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [chosen, setChosen] = useState<number>();
  const hint = useId();
  const length = bucketLength(span, width);
  const buckets = useMemo(() => bucketsOf(points, span.from.getTime(), length), [points, span, length]);
  const scale = scaleOf(span, width);
  const bucket = buckets.find(({ start }) => start === chosen);

  const point = (event: PointerEvent) => {
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    const time = scale.timeAt(event.clientX - left);
    setChosen(buckets.find(({ start, end }) => time >= start && time < end)?.start);
  };
  const step = (event: KeyboardEvent) => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') setChosen(undefined);
    if (direction === undefined) return;
    event.preventDefault();
    const index = buckets.findIndex(({ start }) => start === chosen);
    const next = index === -1 ? (direction === 1 ? 0 : buckets.length - 1) : index + direction;
    setChosen(buckets[Math.min(Math.max(next, 0), buckets.length - 1)]?.start);
  };

  return (
    <div>
      <ReadOut bucket={bucket} view={span.view} />
      <div
        ref={frame}
        className={styles.frame}
        role="group"
        aria-label="Chart of the mood over time"
        aria-describedby={hint}
        tabIndex={0}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setChosen(undefined)}
        onKeyDown={step}
      >
        <svg width={width} height={scale.height} aria-hidden="true">
          <Axes span={span} scale={scale} />
          <ValenceLine buckets={buckets} scale={scale} />
          <Bands buckets={buckets} scale={scale} chosen={chosen} />
          {bucket !== undefined && (
            <line
              className={styles.cursor}
              x1={scale.x((bucket.start + bucket.end) / 2)}
              x2={scale.x((bucket.start + bucket.end) / 2)}
              y1={0}
              y2={scale.bandsTop + height.bands}
            />
          )}
        </svg>
      </div>
      <Legend />
      <p id={hint} className="for-readers">
        The left and right arrow keys read it out step by step.
      </p>
    </div>
  );
}
