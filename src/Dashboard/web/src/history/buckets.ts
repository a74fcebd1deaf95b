import { type MoodCounts, type MoodPoint, moods } from '../api/contracts';

/** A column of the chart: what a stretch of time held. */
export interface Bucket {
  start: number;
  end: number;
  windows: number;
  known: number;
  /** Means over the known windows; null where there were none. */
  people: number | null;
  valence: number | null;
  arousal: number | null;
  moods: MoodCounts;
}

const noMoods = (): MoodCounts => ({ happy: 0, calm: 0, neutral: 0, sad: 0, tense: 0, unknown: 0 });

/** Sums minutes or hours into columns of equal length. A stretch without windows gives no column. */
export function bucketsOf(points: readonly MoodPoint[], from: number, lengthMs: number): Bucket[] {
  const byIndex = new Map<number, MoodPoint[]>();
  for (const point of points) {
    const index = Math.floor((Date.parse(point.at) - from) / lengthMs);
    const held = byIndex.get(index);
    if (held === undefined) byIndex.set(index, [point]);
    else held.push(point);
  }
  return [...byIndex]
    .sort(([a], [b]) => a - b)
    .map(([index, held]) => sum(held, from + index * lengthMs, lengthMs))
    .filter(({ windows }) => windows > 0);
}

function sum(points: readonly MoodPoint[], start: number, lengthMs: number): Bucket {
  const counts = noMoods();
  for (const point of points) for (const mood of moods) counts[mood] += point.moods[mood];
  return {
    start,
    end: start + lengthMs,
    windows: points.reduce((n, p) => n + p.windows, 0),
    known: points.reduce((n, p) => n + p.known, 0),
    people: mean(points, 'people'),
    valence: mean(points, 'valence'),
    arousal: mean(points, 'arousal'),
    moods: counts,
  };
}

/** Weighed by the known windows, as a minute with one window says less than one with twelve. */
function mean(points: readonly MoodPoint[], name: 'people' | 'valence' | 'arousal'): number | null {
  let total = 0;
  let weight = 0;
  for (const point of points) {
    const value = point[name];
    if (value == null) continue;
    total += value * point.known;
    weight += point.known;
  }
  return weight === 0 ? null : total / weight;
}

/** The mood with most windows; unknown where none was known. */
export function mainMood(counts: MoodCounts): (typeof moods)[number] {
  let best: (typeof moods)[number] = 'unknown';
  for (const mood of moods)
    if (mood !== 'unknown' && counts[mood] > (best === 'unknown' ? 0 : counts[best])) best = mood;
  return best;
}

/** Runs of neighbouring columns that have a value, so that a line never crosses a gap. */
export function runsOf(buckets: readonly Bucket[]): Bucket[][] {
  const runs: Bucket[][] = [];
  for (const bucket of buckets) {
    if (bucket.valence === null) continue;
    const run = runs.at(-1);
    if (run?.at(-1)?.end === bucket.start) run.push(bucket);
    else runs.push([bucket]);
  }
  return runs;
}
