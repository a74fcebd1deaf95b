import { type Mood, moods } from '../../api/contracts';
import type { Commands } from '../../api/devices';
import { moodWords } from '../../parts/words';

/** What a person says of the links that are added: how they feel, in which language, and whether children should hear them. */
export interface LinkWords {
  feel: Mood | 'point' | '';
  /** -100 to 100; they count where `feel` is a point. */
  valence: number;
  arousal: number;
  language: string;
  explicit: 'yes' | 'no' | '';
}

export const noWords: LinkWords = { feel: '', valence: 0, arousal: 0, language: '', explicit: '' };

export const feels: { value: string; name: string }[] = [
  { value: '', name: 'No mood in particular' },
  ...moods.filter((mood) => mood !== 'unknown').map((mood) => ({ value: mood, name: moodWords[mood] })),
  { value: 'point', name: 'A point of its own' },
];

export const explicits = [
  { value: '', name: 'Not known' },
  { value: 'no', name: 'Not explicit' },
  { value: 'yes', name: 'Explicit' },
];

/** As `links.add` takes them. */
export function argumentsOf(link: string, words: LinkWords): Commands['links.add'] {
  const { feel, valence, arousal, language, explicit } = words;
  return {
    link,
    ...(feel === 'point' ? { valence, arousal } : feel === '' ? {} : { mood: feel }),
    ...(language.trim() === '' ? {} : { language: language.trim() }),
    ...(explicit === '' ? {} : { explicit: explicit === 'yes' }),
  };
}

export const isLink = (text: string) => /^https?:\/\//i.test(text.trim());

/** A playlist is shown first: it may be long. */
export const isPlaylist = (text: string) => /\/playlist\?/i.test(text);
