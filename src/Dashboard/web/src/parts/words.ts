import type { Affect, expressionNames, Mood } from '../api/contracts';

/** What a room's mood is called. */
export const moodWords: Record<Mood, string> = {
  happy: 'Happy',
  calm: 'Calm',
  neutral: 'Neutral',
  sad: 'Sad',
  tense: 'Tense',
  unknown: 'Not sure',
};

/** What a face shows, which is not what somebody feels. */
export const expressionWords: Record<(typeof expressionNames)[number], string> = {
  neutral: 'Neutral',
  happiness: 'Happiness',
  surprise: 'Surprise',
  sadness: 'Sadness',
  anger: 'Anger',
  disgust: 'Disgust',
  fear: 'Fear',
  contempt: 'Contempt',
};

export const percent = (share: number) => `${Math.round(share * 100)} %`;

/** A number from -1 to 1, with its sign. */
export function signed(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** Valence and arousal in words, for readers and for hints. */
export function affectWords({ valence, arousal }: Affect): string {
  const pleasant = valence > 0.15 ? 'pleasant' : valence < -0.15 ? 'unpleasant' : 'even';
  const lively = arousal > 0.15 ? 'lively' : arousal < -0.15 ? 'quiet' : 'level';
  return `${pleasant} and ${lively}`;
}

export const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** ISO 639-2: no linguistic content. */
const noWords = 'zxx';

/** An ISO 639 code as a name, or the code where nobody knows it. */
export function languageName(code: string): string {
  if (code === noWords) return 'Instrumental';
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
