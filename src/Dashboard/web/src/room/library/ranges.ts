import type { LibraryQuery } from '../../api/devices';

/** The two ends as they are typed. */
export interface Range {
  from: string;
  to: string;
}

export interface Ranges {
  year: Range;
  tempo: Range;
}

export const noRanges: Ranges = { year: { from: '', to: '' }, tempo: { from: '', to: '' } };

/** What the ranges ask of the box, and a sentence on each that is not whole. */
export interface ReadRanges {
  query: Pick<LibraryQuery, 'fromYear' | 'toYear' | 'fromTempo' | 'toTempo'>;
  notes: string[];
  wrong: Record<keyof Ranges, boolean>;
}

interface Kind {
  least: number;
  most: number;
  rule: string;
  reversed: (from: number, to: number) => string;
  half: (from: number | undefined, to: number | undefined) => string;
}

/** The bounds of SearchCommand in src/EdgeAgent; the box has the last word. */
const kinds: Record<keyof Ranges, Kind> = {
  year: {
    least: 1000,
    most: 9999,
    rule: 'A year has four digits, such as 1995. Years do not narrow the search yet.',
    reversed: (from, to) =>
      `${from} is after ${to}: turn the years round. They do not narrow the search yet.`,
    half: (from, to) =>
      `${from === undefined ? `Up to ${to}` : `From ${from} on`}. Music without a year is left out.`,
  },
  tempo: {
    least: 20,
    most: 300,
    rule: 'A tempo is from 20 to 300 beats a minute. It does not narrow the search yet.',
    reversed: (from, to) =>
      `${from} is faster than ${to}: turn them round. Tempo does not narrow the search yet.`,
    half: (from, to) =>
      `${from === undefined ? `Up to ${to}` : `From ${from}`} beats a minute. Music of unknown tempo is left out.`,
  },
};

export function readRanges({ year, tempo }: Ranges): ReadRanges {
  const years = readRange(year, kinds.year);
  const tempos = readRange(tempo, kinds.tempo);
  return {
    query: { fromYear: years.from, toYear: years.to, fromTempo: tempos.from, toTempo: tempos.to },
    notes: [years.note, tempos.note].filter((note) => note !== undefined),
    wrong: { year: years.wrong === true, tempo: tempos.wrong === true },
  };
}

interface Read {
  from?: number;
  to?: number;
  note?: string;
  wrong?: boolean;
}

function readRange(range: Range, { least, most, rule, reversed, half }: Kind): Read {
  const [from, to] = [range.from, range.to].map((text) => (text.trim() === '' ? undefined : Number(text)));
  const isWrong = (end: number | undefined) =>
    end !== undefined && !(Number.isInteger(end) && end >= least && end <= most);
  if (isWrong(from) || isWrong(to)) return { note: rule, wrong: true };
  if (from !== undefined && to !== undefined)
    return from > to ? { note: reversed(from, to), wrong: true } : { from, to };
  if (from === undefined && to === undefined) return {};
  return { from, to, note: half(from, to) };
}
