import { go, usePlace, withQuery } from '../app/place';
import { presences, sortings, type Wanted } from './fleet';

/** What of the list is wanted, kept in the address, so that it outlives a look at one box. */
export function useWanted(): { wanted: Wanted; want: (change: Partial<Wanted>) => void } {
  const place = usePlace();
  const read = (name: string) => place.query.get(name) ?? '';
  const wanted: Wanted = {
    text: read('find'),
    state: presences.find((presence) => presence === read('state')) ?? '',
    site: read('site'),
    tag: read('tag'),
    behind: read('behind') !== '',
    sort: sortings.find((sorting) => sorting === read('sort')) ?? 'state',
  };
  const want = (change: Partial<Wanted>) => {
    const { text, state, site, tag, behind, sort } = { ...wanted, ...change };
    const query = {
      find: text,
      state,
      site,
      tag,
      behind: behind ? 'yes' : '',
      sort: sort === 'state' ? '' : sort,
    };
    const changes = Object.entries(query).map(([name, value]) => [name, value === '' ? null : value]);
    go(withQuery(place, Object.fromEntries(changes) as Record<string, string | null>), true);
  };
  return { wanted, want };
}
