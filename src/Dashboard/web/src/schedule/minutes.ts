// Times of day as minutes since midnight, and as the API writes them: 18:00:00.

export const minutesADay = 24 * 60;

/** What a pointer and the arrow keys move by. */
export const stepMinutes = 15;

export const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** 18:00, of a minute that may lie on another day. */
export function clockOf(minute: number): string {
  const ofDay = ((minute % minutesADay) + minutesADay) % minutesADay;
  return `${`${Math.floor(ofDay / 60)}`.padStart(2, '0')}:${`${ofDay % 60}`.padStart(2, '0')}`;
}

export const timeOf = (minute: number) => `${clockOf(minute)}:00`;

export interface Times {
  from: string;
  to: string;
}

/** The end may lie on the next day; the same time twice is the whole 24 hours. */
export function lengthOf({ from, to }: Times): number {
  const length = (minuteOf(to) - minuteOf(from) + minutesADay) % minutesADay;
  return length === 0 ? minutesADay : length;
}

/** 08:00 to 18:00. */
export const timesText = ({ from, to }: Times) => `${from.slice(0, 5)} to ${to.slice(0, 5)}`;

export const snapped = (minute: number) => Math.round(minute / stepMinutes) * stepMinutes;

export interface Span {
  from: number;
  to: number;
}

/** Sorted, and what touches or overlaps in one. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** What is left of `spans` without `others`. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  let left = joined(spans);
  for (const other of others)
    left = left.flatMap(({ from, to }) =>
      [
        { from, to: Math.min(to, other.from) },
        { from: Math.max(from, other.to), to },
      ].filter((span) => span.from < span.to),
    );
  return left;
}
