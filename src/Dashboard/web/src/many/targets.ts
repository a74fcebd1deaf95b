import type { Targets } from '../api/many';
import type { Room } from '../live/rooms';

// Which boxes a change is for, as the address says it: all, site:ID, tag:WORD, box:ID, or some, whose list is kept beside.

export const chosenBoxes = 'some';
const key = 'roomtone.many';

/** A list too long for an address; it outlives a reload of the page. */
export function keepChosen(devices: readonly string[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(devices));
  } catch {
    // Then the page asks for the boxes again.
  }
}

export function readChosen(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

const words = new Intl.Collator('en', { numeric: true });

export interface Choice {
  value: string;
  name: string;
}

/** What can be chosen, with how many boxes each has. */
export function choicesOf(rooms: readonly Room[], chosen: readonly string[]): Choice[] {
  const sites = new Map<string, { name: string; count: number }>();
  const tags = new Map<string, number>();
  for (const { place, tags: its } of rooms) {
    if (place != null) {
      const known = sites.get(place.site);
      sites.set(place.site, { name: place.siteName, count: (known?.count ?? 0) + 1 });
    }
    for (const tag of its) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  return [
    { value: 'all', name: `All boxes (${rooms.length})` },
    ...[...sites.entries()]
      .sort(([, a], [, b]) => words.compare(a.name, b.name))
      .map(([id, { name, count }]) => ({ value: `site:${id}`, name: `Site ${name} (${count})` })),
    ...[...tags.entries()]
      .sort(([a], [b]) => words.compare(a, b))
      .map(([tag, count]) => ({ value: `tag:${tag}`, name: `Tag ${tag} (${count})` })),
    ...(chosen.length > 0 ? [{ value: chosenBoxes, name: `Those found in Devices (${chosen.length})` }] : []),
  ];
}

/** The boxes of a choice. */
export function boxesOf(rooms: readonly Room[], to: string, chosen: readonly string[]): Room[] {
  const [kind, ...rest] = to.split(':');
  const value = rest.join(':');
  if (kind === 'site') return rooms.filter(({ place }) => place?.site === value);
  if (kind === 'tag') return rooms.filter(({ tags }) => tags.includes(value));
  if (kind === 'box') return rooms.filter(({ id }) => id === value);
  if (kind === chosenBoxes) return rooms.filter(({ id }) => chosen.includes(id));
  return [...rooms];
}

/** As the API takes them; a list where some were left out. */
export function targetsOf(to: string, boxes: readonly Room[], without: ReadonlySet<string>): Targets {
  const [kind, ...rest] = to.split(':');
  const value = rest.join(':');
  if (boxes.every(({ id }) => !without.has(id))) {
    if (kind === 'all') return { all: true };
    if (kind === 'site') return { site: value };
    if (kind === 'tag') return { tag: value };
  }
  return { devices: boxes.map(({ id }) => id).filter((id) => !without.has(id)) };
}
