import type { Role, Schemas } from './contracts';
import { ask } from './http';

// Accounts, keys of devices, sites, what was rejected, and the audit log.

export type Account = Schemas['AccountView'];
export type AccountChange = Pick<Account, 'role' | 'disabled' | 'sites'>;
export type FirstPassword = Schemas['FirstPassword'];
export type Keys = Schemas['KeysView'];
export type JoinCode = Schemas['MadeCode'];
export type SiteRoom = Schemas['RoomView'];
export type Site = Schemas['SiteView'];
export type Profile = Schemas['ProfileView'];

/** What somebody likes, and what shall not come while they are in the room. */
export type Preferences = Schemas['Preferences'];
export type ProfileDraft = Pick<Profile, 'name' | 'account' | 'preferences'>;
export type Heard = Schemas['Heard'];
export type TableCount = Schemas['TableCount'];
export type Order = Schemas['OrderView'];
export type Rejected = Schemas['RejectedEvent'];
export type AuditEntry = Schemas['AuditView'];

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
export const makeSite = (name: string) => ask<Schemas['Made']>('POST', '/api/sites', { name });
export const renameSite = (site: string, name: string) => ask<undefined>('PUT', of('sites', site), { name });
export const makeRoom = (site: string, name: string) =>
  ask<Schemas['Made']>('POST', of('sites', site, '/rooms'), { name });
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
  ask<Schemas['Made']>('POST', of('sites', site, '/profiles'), profile);
export const changeProfile = (id: string, profile: ProfileDraft) =>
  ask<undefined>('PUT', of('profiles', id), profile);
export const listening = (profile: string) => ask<Heard[]>('GET', of('profiles', profile, '/listening'));
export const arrive = (profile: string, device: string) =>
  ask<undefined>('POST', of('profiles', profile, '/visit'), { device });
export const leave = (profile: string) => ask<undefined>('DELETE', of('profiles', profile, '/visit'));
export const eraseProfile = (profile: string) => ask<Order>('POST', of('profiles', profile, '/erasure'), {});

export const listRejected = (before: string) =>
  ask<Schemas['RejectedPage']>(
    'GET',
    `/api/rejected?limit=20${before === '' ? '' : `&before=${encodeURIComponent(before)}`}`,
  );
export const reingest = (id: string) => ask<Order>('POST', of('rejected', id, '/reingest'), {});
export const discard = (id: string) => ask<Order>('DELETE', of('rejected', id));

export const listAudit = (before: string, account: string) =>
  ask<Schemas['AuditPage']>('GET', `/api/audit?${new URLSearchParams({ limit: '30', before, account })}`);
