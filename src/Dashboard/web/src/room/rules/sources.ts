/** Where a room's music may come from, in the order of a box where nothing is set (MusicSources.cs). */
export const sources = ['spotify', 'library', 'radio', 'youtube', 'soundcloud'] as const;

export const sourceWords: Record<string, string> = {
  spotify: 'Spotify',
  library: 'Local library',
  radio: 'Web radio',
  youtube: 'YouTube',
  soundcloud: 'SoundCloud',
};

/** The list with one of it a place further up. */
export function raised(list: readonly string[], source: string): string[] {
  const at = list.indexOf(source);
  if (at < 1) return [...list];
  return [...list.slice(0, at - 1), source, list[at - 1] as string, ...list.slice(at + 1)];
}
