import { clock } from '../../parts/times';
import type { Span } from '../span';

export const height = { valence: 132, gap: 14, bands: 148, axis: 26 };
export const margin = { left: 44, right: 4, top: 8 };

const minute = 60_000;
const day = 24 * 60 * minute;

/** Places of the chart in pixels. */
export interface Scale {
  width: number;
  height: number;
  x: (time: number) => number;
  /** From a valence or arousal of -1 to 1. */
  y: (value: number) => number;
  bandsTop: number;
  timeAt: (x: number) => number;
}

export function scaleOf(span: Span, width: number): Scale {
  const from = span.from.getTime();
  const length = span.to.getTime() - from;
  const inner = Math.max(1, width - margin.left - margin.right);
  return {
    width,
    height: margin.top + height.valence + height.gap + height.bands + height.axis,
    x: (time) => margin.left + ((time - from) / length) * inner,
    y: (value) => margin.top + ((1 - value) / 2) * height.valence,
    bandsTop: margin.top + height.valence + height.gap,
    timeAt: (x) => from + ((x - margin.left) / inner) * length,
  };
}

/** As fine as the width can show. */
export function bucketLength(span: Span, width: number): number {
  if (span.view === 'hour') return minute;
  if (span.view === 'year') return (width < 560 ? 7 : 1) * day;
  if (span.view === 'week') return (width < 560 ? 180 : 60) * minute;
  return (width < 560 ? 30 : 15) * minute;
}

export interface Tick {
  at: number;
  label: string;
}

/** Quarters of an hour, hours of a day, the days of a week, or the months of a year; fewer or shorter where it is narrow. */
export function ticksOf(span: Span, width: number): Tick[] {
  const { from, view } = span;
  const narrow = width < 560;
  if (view === 'hour') {
    const quarter = 15 * minute;
    const first = Math.ceil(from.getTime() / quarter) * quarter;
    return [0, 1, 2, 3].map((i) => ({
      at: first + i * quarter,
      label: clock(new Date(first + i * quarter)),
    }));
  }
  if (view === 'year')
    return Array.from({ length: 12 }, (_, i) => {
      const at = new Date(Date.UTC(from.getUTCFullYear(), i, 1));
      return {
        at: at.getTime(),
        label: at.toLocaleDateString('en-GB', { month: narrow ? 'narrow' : 'short', timeZone: 'UTC' }),
      };
    });
  if (view === 'week')
    return Array.from({ length: 7 }, (_, i) => {
      const at = new Date(from.getFullYear(), from.getMonth(), from.getDate() + i);
      return {
        at: at.getTime(),
        label: at.toLocaleDateString('en-GB', { weekday: narrow ? 'narrow' : 'short' }),
      };
    });
  const every = narrow ? 6 : 3;
  return Array.from({ length: 24 / every }, (_, i) => {
    const at = new Date(from.getFullYear(), from.getMonth(), from.getDate(), i * every);
    return { at: at.getTime(), label: `${at.getHours()}:00` };
  });
}
