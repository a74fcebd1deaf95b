import { useSyncExternalStore } from 'react';

// The whole router: the browser's address is the state.

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

const read = () => window.location.pathname + window.location.search;

export interface Place {
  path: string;
  query: URLSearchParams;
}

/** Where the person is. */
export function usePlace(): Place {
  const [path = '/', query = ''] = useSyncExternalStore(subscribe, read).split('?');
  return { path: path === '/' ? path : path.replace(/\/+$/, ''), query: new URLSearchParams(query) };
}

/** The one page whose document may use the camera and others' players: to and from it goes a load of the whole page. */
export const listenPath = '/listen';

/** What a tablet on a wall shows; the room's box may follow it. */
export const wallPath = '/wall';

export const isOtherDocument = (place: Place, to: string) =>
  (place.path === listenPath) !== (to.split('?')[0] === listenPath);

const details = /^\/devices\/(.+)$/;

/** The device that an address is about. */
export function deviceOf({ path, query }: Place): string | null {
  const named = details.exec(path)?.[1];
  return named === undefined ? query.get('device') : decoded(named);
}

/** The address of a device's details. */
export const detailsOf = (device: string) => `/devices/${encodeURIComponent(device)}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Another page's address, about the same device as this one. */
export function carrying(place: Place, to: string): string {
  const device = deviceOf(place);
  if (device === null || !to.startsWith('/') || /[?&]device=/.test(to) || details.test(to)) return to;
  return `${to}${to.includes('?') ? '&' : '?'}device=${encodeURIComponent(device)}`;
}

/** Goes to an address of this page; `replace` leaves no step for the back button. */
export function go(to: string, replace = false): void {
  if (to === read()) return;
  if (replace) window.history.replaceState(null, '', to);
  else window.history.pushState(null, '', to);
  for (const listener of listeners) listener();
}

/** The same page with other query values; null takes a value away. */
export function withQuery(place: Place, changes: Record<string, string | null>): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? place.path : `${place.path}?${text}`;
}
