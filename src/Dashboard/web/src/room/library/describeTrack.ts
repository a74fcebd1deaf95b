import type { TrackInfo } from '../../api/contracts';
import { languageName } from '../../parts/words';

/** What the tags say, in one line. */
export function describeTrack({ album, genre, year, language }: TrackInfo): string {
  const parts = [album, genre, year?.toString() ?? '', language === '' ? '' : languageName(language)];
  const text = parts.filter((part) => part !== '').join(' · ');
  return text === '' ? 'No tags' : text;
}
