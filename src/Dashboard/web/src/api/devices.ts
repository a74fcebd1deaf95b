import type {
  Device,
  FoundStation,
  FoundVideos,
  LibraryAccount,
  LinkedPlaylist,
  MusicFigures,
  RoomSettings,
  RoomStations,
  Schemas,
  SettingsAnswer,
  SpotifyPage,
  TrackInfo,
} from './contracts';
import { ask } from './http';

type CommandRequest = Schemas['CommandRequest'];

/** What a box can be asked to do; the arguments of each. */
export type Commands = {
  [C in CommandRequest as C['name']]: 'args' extends keyof C ? C['args'] : undefined;
};

export type LibraryQuery = NonNullable<Commands['library.search']>;

const at = (id: string) => `/api/devices/${encodeURIComponent(id)}`;

export const listDevices = () => ask<Device[]>('GET', '/api/devices');

/** Waits for the box's answer, up to five seconds. */
export const command = <N extends keyof Commands>(id: string, name: N, args?: Commands[N]) =>
  ask<Schemas['CommandDone']>('POST', `${at(id)}/commands`, { name, args: args ?? {} });

export async function readFigures(id: string): Promise<MusicFigures> {
  const { data } = await command(id, 'music.figures');
  return data as MusicFigures;
}

export async function readAccount(id: string): Promise<LibraryAccount> {
  const { data } = await command(id, 'library.account');
  if (data == null || !('files' in (data as object)))
    throw new Error('The box does not account for its files.');
  return data as LibraryAccount;
}

export async function searchLibrary(id: string, query: LibraryQuery): Promise<TrackInfo[]> {
  const { data } = await command(id, 'library.search', query);
  return Array.isArray(data) ? (data as TrackInfo[]) : [];
}

export type StationQuery = NonNullable<Commands['radio.search']>;

export async function readStations(id: string): Promise<RoomStations> {
  const { data } = await command(id, 'radio.stations');
  if (data == null || !('needsLicence' in (data as object)))
    throw new Error('The box does not tell its stations. Update it to hear web radio from here.');
  return data as RoomStations;
}

export async function findStations(id: string, query: StationQuery): Promise<FoundStation[]> {
  const { data } = await command(id, 'radio.search', query);
  return Array.isArray(data) ? (data as FoundStation[]) : [];
}

/** Words, the link to a playlist, or the link to a video. */
export async function findOnYouTube(id: string, text: string, page?: string): Promise<FoundVideos> {
  const { data } = await command(id, 'youtube.find', page === undefined ? { text } : { text, page });
  if (data == null || !('videos' in (data as object))) throw new Error('The box does not say what it found.');
  return data as FoundVideos;
}

/** YouTube's playlists among the room's links. */
export async function readLinkedPlaylists(id: string): Promise<LinkedPlaylist[]> {
  const { data } = await command(id, 'links.playlists');
  return Array.isArray(data) ? (data as LinkedPlaylist[]) : [];
}

/** What the page needs to be a device of Spotify Connect. */
export async function readSpotifyPage(id: string): Promise<SpotifyPage> {
  const { data } = await command(id, 'spotify.page');
  if (data == null || !('clientId' in (data as object))) throw new Error('The box says nothing of Spotify.');
  return data as SpotifyPage;
}

export const readSettings = (id: string) => ask<SettingsAnswer>('GET', `${at(id)}/settings`);

export const writeSettings = (id: string, settings: RoomSettings) =>
  ask<SettingsAnswer>('PUT', `${at(id)}/settings`, { settings });
