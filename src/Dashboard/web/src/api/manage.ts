import type { RoomSettings, Role } from './contracts';
import { ask } from './http';

// Accounts, keys of devices, sites, what was rejected, and the audit log.

export interface Account {
  name: string;
  role: Role;
  disabled: boolean;
  mustChange: boolean;
  lockedUntil?: string | null;
  createdAt: string;
  /** The sites it sees; absent for all. */
  sites?: string[] | null;
}

export interface AccountChange {
  role: Role;
  disabled: boolean;
  sites: string[] | null;
}

export interface FirstPassword {
  name: string;
  password: string;
}

export interface Keys {
  devices: { device: string; revoked: boolean; connected: boolean }[];
  codes: { device: string; ends: string }[];
}

export interface JoinCode {
  device: string;
  code: string;
  ends: string;
}

export interface SiteRoom {
  id: string;
  name: string;
  devices: string[];
}

export interface Site {
  id: string;
  name: string;
  rooms: SiteRoom[];
}

export interface Profile {
  id: string;
  site: string;
  name: string;
  account?: string | null;
  preferences: Preferences;
  madeAt: string;
  /** With which box they are, as they said. */
  device?: string | null;
}

/** What somebody likes, and what shall not come while they are in the room. */
export interface Preferences {
  languages: string[];
  genres: string[];
  artists: string[];
  blockedArtists: string[];
  explicit: RoomSettings['explicit'];
  maxVolumePercent: number;
}

export interface ProfileDraft {
  name: string;
  account: string | null;
  preferences: Preferences;
}

export interface Heard {
  at: string;
  device: string;
  track: string;
  title: string;
  artist: string;
}

export interface TableCount {
  table: string;
  before: number;
  after: number;
}

export interface Order {
  id: string;
  kind: string;
  done: boolean;
  ok: boolean;
  report?: { said: string; tables: TableCount[]; notes: string[] } | null;
}

export interface Rejected {
  id: string;
  device: string;
  at: string;
  reason: string;
  payload: string;
  payloadIsCut: boolean;
}

export interface AuditEntry {
  id: number;
  at: string;
  account: string;
  action: string;
  detail: string;
}

const of = (kind: string, id: string, rest = '') => `/api/${kind}/${encodeURIComponent(id)}${rest}`;

export const listAccounts = () => ask<Account[]>('GET', '/api/accounts');
export const makeAccount = (name: string, role: Role, sites: string[] | null) =>
  ask<FirstPassword>('POST', '/api/accounts', { name, role, sites });
export const changeAccount = (name: string, change: AccountChange) =>
  ask<undefined>('PUT', of('accounts', name), change);
export const resetPassword = (name: string) =>
  ask<FirstPassword>('POST', of('accounts', name, '/password'), {});
export const removeAccount = (name: string) => ask<undefined>('DELETE', of('accounts', name));

export const listKeys = () => ask<Keys>('GET', '/api/keys');
export const makeCode = (device: string) => ask<JoinCode>('POST', '/api/keys', { device });
export const changeKey = (device: string, what: 'rotate' | 'revoke' | 'restore') =>
  ask<undefined>('POST', of('keys', device, `/${what}`), {});
export const removeKey = (device: string) => ask<undefined>('DELETE', of('keys', device));

export const listSites = () => ask<Site[]>('GET', '/api/sites');
export const makeSite = (name: string) => ask<{ id: string }>('POST', '/api/sites', { name });
export const renameSite = (site: string, name: string) => ask<undefined>('PUT', of('sites', site), { name });
export const makeRoom = (site: string, name: string) =>
  ask<{ id: string }>('POST', of('sites', site, '/rooms'), { name });
export const removeRoom = (site: string, room: string) =>
  ask<undefined>('DELETE', of('sites', site, `/rooms/${encodeURIComponent(room)}`));
export const placeDevice = (site: string, room: string, device: string) =>
  ask<undefined>('PUT', of('sites', site, `/devices/${encodeURIComponent(device)}`), { room });
export const takeDeviceOut = (site: string, device: string) =>
  ask<undefined>('DELETE', of('sites', site, `/devices/${encodeURIComponent(device)}`));
export const eraseSite = (site: string, confirm: string) =>
  ask<Order>('POST', of('sites', site, '/erasure'), { confirm });
export const siteExportAddress = (site: string, kind: string, format: string, from: Date, to: Date) =>
  `${of('sites', site, '/export')}?${new URLSearchParams({ kind, format, from: from.toISOString(), to: to.toISOString() })}`;

export const listProfiles = (site: string) => ask<Profile[]>('GET', of('sites', site, '/profiles'));
export const makeProfile = (site: string, profile: ProfileDraft) =>
  ask<{ id: string }>('POST', of('sites', site, '/profiles'), profile);
export const changeProfile = (id: string, profile: ProfileDraft) =>
  ask<undefined>('PUT', of('profiles', id), profile);
export const listening = (profile: string) => ask<Heard[]>('GET', of('profiles', profile, '/listening'));
export const arrive = (profile: string, device: string) =>
  ask<undefined>('POST', of('profiles', profile, '/visit'), { device });
export const leave = (profile: string) => ask<undefined>('DELETE', of('profiles', profile, '/visit'));
export const eraseProfile = (profile: string) => ask<Order>('POST', of('profiles', profile, '/erasure'), {});

export const listRejected = (before: string) =>
  ask<{ events: Rejected[]; next?: string | null }>(
    'GET',
    `/api/rejected?limit=20${before === '' ? '' : `&before=${encodeURIComponent(before)}`}`,
  );
export const reingest = (id: string) => ask<Order>('POST', of('rejected', id, '/reingest'), {});
export const discard = (id: string) => ask<Order>('DELETE', of('rejected', id));

export const listAudit = (before: string, account: string) =>
  ask<{ entries: AuditEntry[]; next?: number | null }>(
    'GET',
    `/api/audit?${new URLSearchParams({ limit: '30', before, account })}`,
  );
