import type { ScheduleBlock } from '../api/contracts';
import { aimWords } from '../room/rules/aims';
import { sourceWords } from '../room/rules/sources';

/** What plays in a block, in a few words each: 30 to 40 %, Calm the room, Radio. */
export function contentOf(block: ScheduleBlock, playlists: ReadonlyMap<string, string>): string[] {
  const words: string[] = [];
  if (block.playlist !== null) words.push(playlists.get(block.playlist) ?? 'A playlist');
  if (block.sources.length > 0) words.push(block.sources.map((one) => sourceWords[one] ?? one).join(', '));
  if (block.aim !== null) words.push(aimWords[block.aim]);
  const volume = volumeText(block);
  if (volume !== undefined) words.push(volume);
  return words;
}

export function volumeText({ volumeFrom, volumeTo }: ScheduleBlock): string | undefined {
  if (volumeFrom === null) return undefined;
  return volumeTo === null || volumeTo === volumeFrom
    ? `Volume ${volumeFrom} %`
    : `Volume ${volumeFrom} to ${volumeTo} %`;
}
