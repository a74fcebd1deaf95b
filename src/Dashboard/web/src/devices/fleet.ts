import type { Mood } from '../api/contracts';
import { nameOf } from '../live/names';
import type { Room } from '../live/rooms';
import { isWatched, moodOf, saidOf } from '../live/useRooms';
import { fold, holdsWords } from '../parts/fold';
import { moodWords } from '../parts/words';
import { isBehind, newestOf } from './versions';

// What a list of boxes shows of each, and in which order.

/** Most in need of a look first. */
export const presences = ['offline', 'silent', 'stopped', 'blind', 'online'] as const;

/** `silent`: it does not answer. `blind`: it is there, but its camera gives no pictures although it should. */
export type Presence = (typeof presences)[number];

export const presenceWords: Record<Presence, string> = {
  offline: 'Offline',
  silent: 'No answer',
  stopped: 'Stopped',
  blind: 'No picture',
  online: 'Online',
};

export function presenceOf({ state, silent, sensing }: Room): Presence {
  if (state !== 'online') return state;
  if (silent) return 'silent';
  return sensing != null && sensing.on && !sensing.capturing ? 'blind' : 'online';
}

export const sortings = ['state', 'name', 'site', 'mood', 'seen', 'waiting'] as const;
export type Sorting = (typeof sortings)[number];

export const sortingWords: Record<Sorting, string> = {
  state: 'Offline first',
  name: 'By room',
  site: 'By site',
  mood: 'By mood',
  seen: 'Longest away first',
  waiting: 'Most waiting first',
};

export interface Wanted {
  text: string;
  state: Presence | '';
  /** The site's id. */
  site: string;
  /** Only boxes with this tag; empty: all. */
  tag: string;
  /** Only boxes whose version is older than the newest. */
  behind: boolean;
  sort: Sorting;
}

/** Those that are wanted, in the wanted order. */
export function listed(rooms: readonly Room[], { text, state, site, tag, behind, sort }: Wanted): Room[] {
  const newest = behind ? newestOf(rooms) : undefined;
  return rooms
    .filter((room) => tag === '' || room.tags.includes(tag))
    .filter((room) => !behind || isBehind(room, newest))
    .filter((room) => site === '' || room.place?.site === site)
    .filter((room) => state === '' || presenceOf(room) === state)
    .filter((room) => text.trim() === '' || holdsWords(textOf(room), text.trim()))
    .sort((a, b) => orders[sort](a, b) || byName(a, b));
}

/** The mood as a word; why there is none where that is known. */
export function moodWordOf(room: Room): string {
  if (presenceOf(room) !== 'online') return '–';
  if (saidOf(room) === undefined && !isWatched(room)) return 'Camera stopped';
  return room.mood == null ? '–' : moodWords[moodOf(room)];
}

const textOf = (room: Room) =>
  fold(
    [
      room.id,
      room.place?.roomName,
      room.place?.siteName,
      presenceWords[presenceOf(room)],
      moodWordOf(room),
      room.track?.track?.title,
      room.track?.track?.artist,
      ...room.tags,
    ].join(' '),
  );

const words = new Intl.Collator('en', { numeric: true });
const byName = (a: Room, b: Room) => words.compare(nameOf(a), nameOf(b)) || words.compare(a.id, b.id);
const siteOf = ({ place }: Room) => place?.siteName ?? '\uffff';
/** Those that are there are all seen now. */
const seenOf = (room: Room) =>
  presenceOf(room) === 'online' ? Infinity : room.lastSeen == null ? 0 : Date.parse(room.lastSeen);
const difference = (a: number, b: number) => (a === b ? 0 : a - b);

const orders: Record<Sorting, (a: Room, b: Room) => number> = {
  state: (a, b) => presences.indexOf(presenceOf(a)) - presences.indexOf(presenceOf(b)),
  name: byName,
  site: (a, b) => words.compare(siteOf(a), siteOf(b)),
  mood: (a, b) => words.compare(moodWordOf(a), moodWordOf(b)),
  seen: (a, b) => difference(seenOf(a), seenOf(b)),
  waiting: (a, b) => (b.health?.outboxDepth ?? 0) - (a.health?.outboxDepth ?? 0),
};

export type Counts = Record<Presence, number>;

export function countsOf(rooms: Iterable<Room>): Counts {
  const counts: Counts = { offline: 0, silent: 0, stopped: 0, blind: 0, online: 0 };
  for (const room of rooms) counts[presenceOf(room)]++;
  return counts;
}

/** The tags that boxes carry, in order. */
export const tagsOf = (rooms: Iterable<Room>): string[] =>
  [...new Set([...rooms].flatMap(({ tags }) => tags))].sort(words.compare);

export function behindIn(rooms: readonly Room[]): number {
  const newest = newestOf(rooms);
  return rooms.filter((room) => isBehind(room, newest)).length;
}

export interface SiteSummary {
  id: string;
  name: string;
  boxes: number;
  online: number;
  /** The mood of most of its rooms that have one. */
  mood: Mood | undefined;
}

/** The sites, those with most boxes away first. Boxes without a site are in none. */
export function sitesOf(rooms: Iterable<Room>): SiteSummary[] {
  const of = new Map<string, { name: string; rooms: Room[] }>();
  for (const room of rooms) {
    if (room.place == null) continue;
    const { site, siteName } = room.place;
    const known = of.get(site) ?? { name: siteName, rooms: [] };
    known.rooms.push(room);
    of.set(site, known);
  }
  return [...of.entries()]
    .map(([id, { name, rooms: its }]) => ({
      id,
      name,
      boxes: its.length,
      online: its.filter((room) => presenceOf(room) === 'online').length,
      mood: mostOf(its.map(moodOf).filter((mood) => mood !== 'unknown')),
    }))
    .sort((a, b) => b.boxes - b.online - (a.boxes - a.online) || words.compare(a.name, b.name));
}

function mostOf(moods: Mood[]): Mood | undefined {
  const counts = new Map<Mood, number>();
  for (const mood of moods) counts.set(mood, (counts.get(mood) ?? 0) + 1);
  return [...counts.entries()].sort((a, b) => b[1] - a[1])[0]?.[0];
}
