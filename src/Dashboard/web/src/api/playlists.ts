import type { LikedTracks, Playlist, PlaylistEntry, Schemas } from './contracts';
import { command } from './devices';
import { ask } from './http';

type Change = Schemas['PlaylistChange'];

/** How many tracks a box takes, or tells, at once. */
const addedAtOnce = 50;
const readAtOnce = 100;

export async function listPlaylists(device: string): Promise<Playlist[]> {
  const { data } = await command(device, 'playlist.list');
  return Array.isArray(data) ? (data as Playlist[]).filter(({ tracks }) => typeof tracks === 'number') : [];
}

export async function readPlaylist(device: string, id: string): Promise<PlaylistEntry[]> {
  const entries: PlaylistEntry[] = [];
  for (;;) {
    const { data } = await command(device, 'playlist.read', { id, from: entries.length + 1 });
    const page = data as Schemas['PlaylistPage'];
    entries.push(...page.entries);
    if (page.entries.length < readAtOnce) return entries;
  }
}

/** Says what was left out, where something was. */
export async function makePlaylist(
  device: string,
  name: string,
  tracks: readonly string[],
): Promise<{ list: Playlist; notes: string[] }> {
  const first = tracks.slice(0, addedAtOnce);
  const args = first.length === 0 ? { name } : { name, tracks: first };
  const { playlist, note } = (await command(device, 'playlist.make', args)).data as Change;
  const notes = await addTracks(device, playlist.id, tracks.slice(addedAtOnce));
  return { list: playlist, notes: [note ?? '', ...notes].filter((text) => text !== '') };
}

/** Says what was left out, where something was. */
export async function addTracks(device: string, id: string, tracks: readonly string[]): Promise<string[]> {
  const notes: string[] = [];
  for (let at = 0; at < tracks.length; at += addedAtOnce) {
    const some = tracks.slice(at, at + addedAtOnce);
    const { note } = (await command(device, 'playlist.add', { id, tracks: some })).data as Change;
    if (note != null) notes.push(note);
  }
  return notes;
}

export interface LikedQuestion {
  /** Such as fri or sat,sun; all days where it is empty. */
  days: string;
  from: string;
  until: string;
  /** How many days back. */
  back: string;
}

/** What the room liked at these hours of the week, by the clock on its wall. */
export const readLiked = (device: string, { days, from, until, back }: LikedQuestion) =>
  ask<LikedTracks>(
    'GET',
    `/api/devices/${encodeURIComponent(device)}/history/liked?${new URLSearchParams({ days, from, until, back })}`,
  );
