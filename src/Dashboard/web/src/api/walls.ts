import type { Schemas } from './contracts';
import { ask } from './http';

// Tablets on a wall: what they ask themselves, and what their owner does with them.

export type WallScreen = Schemas['WallScreen'];
export type Wall = Schemas['WallView'];
export type WallCode = Schemas['WallCode'];

export const wallStream = '/api/wall/live';
export const readWall = () => ask<WallScreen>('GET', '/api/wall');
export const pairWall = (code: string) => ask<WallScreen>('POST', '/api/wall/pair', { code });
export const skipOnWall = () => ask<undefined>('POST', '/api/wall/skip', {});
export const wallCover = (mark: string) => `/api/wall/cover?mark=${mark}`;

const of = (device: string, rest = '') => `/api/devices/${encodeURIComponent(device)}/walls${rest}`;

export const listWalls = (device: string) => ask<Wall[]>('GET', of(device));
export const makeWall = (device: string, wall: Pick<Wall, 'name' | 'showsMood' | 'maySkip'>) =>
  ask<WallCode>('POST', of(device), wall);
export const renewWall = (device: string, wall: string) =>
  ask<WallCode>('POST', of(device, `/${wall}/code`), {});
export const removeWall = (device: string, wall: string) => ask<undefined>('DELETE', of(device, `/${wall}`));
