import type { Device, Mood, MusicFigures, RoomSettings, SettingsAnswer, TrackInfo } from './contracts';
import { ask } from './http';

/** What a box can be asked to do; the argument of each. */
export interface Commands {
  'sensing.start': undefined;
  'sensing.stop': undefined;
  'music.play': undefined;
  'music.pause': undefined;
  'music.skip': undefined;
  'music.volume': { percent: number };
  'music.play-track': { id: string };
  'feedback.like': { track?: string };
  'feedback.dislike': { track?: string };
  'feedback.wrong-mood': { mood?: Mood };
  'feedback.undo': undefined;
  'music.figures': undefined;
  'library.search': LibraryQuery;
}

export interface LibraryQuery {
  text?: string;
  language?: string;
  genre?: string;
  mood?: Mood;
  fromYear?: number;
  /** Inclusive, as is toTempo. */
  toYear?: number;
  /** Beats a minute. */
  fromTempo?: number;
  toTempo?: number;
  limit?: number;
}

const at = (id: string) => `/api/devices/${encodeURIComponent(id)}`;

export const listDevices = () => ask<Device[]>('GET', '/api/devices');

/** Waits for the box's answer, up to five seconds. */
export const command = <N extends keyof Commands>(id: string, name: N, args?: Commands[N]) =>
  ask<{ ok: true; data?: unknown }>('POST', `${at(id)}/commands`, { name, args: args ?? {} });

export async function readFigures(id: string): Promise<MusicFigures> {
  const { data } = await command(id, 'music.figures');
  return data as MusicFigures;
}

export async function searchLibrary(id: string, query: LibraryQuery): Promise<TrackInfo[]> {
  const { data } = await command(id, 'library.search', query);
  return Array.isArray(data) ? (data as TrackInfo[]) : [];
}

export const readSettings = (id: string) => ask<SettingsAnswer>('GET', `${at(id)}/settings`);

export const writeSettings = (id: string, settings: RoomSettings) =>
  ask<SettingsAnswer>('PUT', `${at(id)}/settings`, { settings });
