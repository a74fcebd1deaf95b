import type { Span } from '../span';
import styles from './MoodChart.module.css';
import { height, margin, type Scale, ticksOf } from './scale';

export function Axes({ span, scale }: { span: Span; scale: Scale }) {
  const foot = scale.bandsTop + height.bands;
  const right = scale.width - margin.right;
  return (
    <g>
      <rect
        x={margin.left}
        y={scale.bandsTop}
        width={Math.max(0, right - margin.left)}
        height={height.bands}
        className={styles.ground}
        rx={4}
      />
      {[1, 0, -1].map((value) => (
        <g key={value}>
          <line
            x1={margin.left}
            x2={right}
            y1={scale.y(value)}
            y2={scale.y(value)}
            className={value === 0 ? styles.zero : styles.grid}
          />
          <text x={margin.left - 8} y={scale.y(value) + 4} textAnchor="end">
            {value > 0 ? '+1' : value < 0 ? '−1' : '0'}
          </text>
        </g>
      ))}
      <text x={margin.left - 8} y={scale.bandsTop + 9} textAnchor="end">
        100 %
      </text>
      {ticksOf(span, scale.width).map(({ at, label }) => (
        <g key={at}>
          <line x1={scale.x(at)} x2={scale.x(at)} y1={margin.top} y2={foot} className={styles.grid} />
          <text x={scale.x(at)} y={foot + 18} textAnchor="start">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}
