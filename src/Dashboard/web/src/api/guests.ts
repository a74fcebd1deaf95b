import type { Schemas } from './contracts';
import { ask } from './http';

// Guests who wish for songs: what they ask themselves, and the code of the room's tables.

export type GuestScreen = Schemas['GuestScreen'];
export type GuestWish = Schemas['GuestWish'];
export type GuestTrack = Schemas['GuestTrack'];
export type GuestCode = Schemas['GuestCode'];
export type LiveWishes = Schemas['LiveWishes'];
export type RoomWishes = Schemas['RoomWishes'];

const room = (code: string, rest = '') => `/api/wish/${encodeURIComponent(code)}${rest}`;

export const guestStream = (code: string) => room(code, '/live');
export const guestCover = (code: string, mark: string) => room(code, `/cover?mark=${mark}`);
export const readGuest = (code: string) => ask<GuestScreen>('GET', room(code));
export const searchAsGuest = (code: string, text: string) =>
  ask<GuestTrack[]>('GET', room(code, `/search?text=${encodeURIComponent(text)}`));
export const wishFor = (code: string, track: string, words: string) =>
  ask<Schemas['WishAnswer']>('POST', room(code, '/wishes'), { track, words });
export const withdrawWish = (code: string, wish: string) =>
  ask<undefined>('DELETE', room(code, `/wishes/${encodeURIComponent(wish)}`));
export const sayOpinion = (code: string, mark: string, likes: boolean) =>
  ask<undefined>('POST', room(code, '/opinion'), { mark, likes });

const codeOf = (device: string) => `/api/devices/${encodeURIComponent(device)}/guests/code`;

export const readGuestCode = (device: string) => ask<Schemas['GuestCodeView']>('GET', codeOf(device));
export const renewGuestCode = (device: string) => ask<Schemas['GuestCodeView']>('POST', codeOf(device), {});
export const removeGuestCode = (device: string) => ask<undefined>('DELETE', codeOf(device));

/** Where guests go; the address that the owner's browser knows. */
export const guestAddress = (code: string) => `${window.location.origin}/wish/${code}`;
