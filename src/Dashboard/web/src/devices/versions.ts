import type { Room } from '../live/rooms';

/** Numbers before words, as in 1.10.0 after 1.9.2, and 1.4.0-rc1 before 1.4.0. */
const order = new Intl.Collator('en', { numeric: true });
const releaseOf = (version: string) => version.split(/[-+]/)[0] ?? '';
const isEarly = (version: string) => version.split('+')[0]?.includes('-') === true;

export function compareVersions(a: string, b: string): number {
  return (
    order.compare(releaseOf(a), releaseOf(b)) ||
    Number(isEarly(b)) - Number(isEarly(a)) ||
    order.compare(a.split('+')[0] ?? '', b.split('+')[0] ?? '')
  );
}

/** The newest version that any box has; undefined where none has told. */
export const newestOf = (rooms: Iterable<Room>): string | undefined =>
  [...rooms]
    .map(({ version }) => version ?? '')
    .filter((version) => version !== '')
    .sort(compareVersions)
    .at(-1);

export const isBehind = ({ version }: Room, newest: string | undefined) =>
  newest !== undefined && version != null && version !== '' && compareVersions(version, newest) < 0;
