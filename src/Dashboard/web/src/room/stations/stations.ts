import type { FoundStation, Mood, RadioStation } from '../../api/contracts';
import { moods } from '../../api/contracts';
import { affectText } from '../rules/aims';
import { languageName, moodWords } from '../../parts/words';

/** Nothing said of it yet. */
export const blank: RadioStation = {
  address: '',
  name: '',
  genre: '',
  mood: null,
  valence: null,
  arousal: null,
  language: '',
  explicit: null,
  licence: null,
  uuid: null,
};

export const moodChoices = moods.filter((mood) => mood !== 'unknown');

/** A station of the directory as the room would keep it. */
export const kept = (found: FoundStation): RadioStation => ({
  ...blank,
  address: found.address,
  name: found.name,
  language: found.languageCode,
  uuid: found.uuid,
});

/** The stations with this one in place of what had its address, or at the end. */
export function withStation(stations: readonly RadioStation[], station: RadioStation): RadioStation[] {
  const at = stations.findIndex(({ address }) => address === station.address);
  return at < 0 ? [...stations, station] : stations.map((other, i) => (i === at ? station : other));
}

export const without = (stations: readonly RadioStation[], address: string) =>
  stations.filter((station) => station.address !== address);

/** What its owner says of it, in a few words. The box leaves out what is not said. */
export function stationWords({ mood, valence, arousal, language, licence }: RadioStation): string {
  const parts = [
    fitWords(mood, valence, arousal),
    language === '' ? '' : languageName(language),
    licence == null ? '' : `licence of ${licence.who}, number ${licence.number}, until ${licence.until}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function fitWords(mood: Mood | null | undefined, valence?: number | null, arousal?: number | null): string {
  if (mood != null) return `for ${moodWords[mood].toLowerCase()}`;
  return valence != null && arousal != null ? affectText({ valence, arousal }) : 'for any mood';
}

/** What the directory says of it, in a few words. */
export function foundWords({ country, language, tags, codec, kilobitsPerSecond }: FoundStation): string {
  const sound = [codec, kilobitsPerSecond > 0 ? `${kilobitsPerSecond} kbit/s` : ''].filter(Boolean).join(' ');
  return [country, language, tags.split(',').slice(0, 4).join(', '), sound]
    .filter((part) => part !== '')
    .join(' · ');
}
