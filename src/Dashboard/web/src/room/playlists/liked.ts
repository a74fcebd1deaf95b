import type { LikedTrack } from '../../api/contracts';
import type { LikedQuestion } from '../../api/playlists';
import { count } from '../../parts/words';

interface Choice {
  value: string;
  name: string;
}

export const dayChoices: Choice[] = [
  { value: '', name: 'All days' },
  { value: 'mon', name: 'Mondays' },
  { value: 'tue', name: 'Tuesdays' },
  { value: 'wed', name: 'Wednesdays' },
  { value: 'thu', name: 'Thursdays' },
  { value: 'fri', name: 'Fridays' },
  { value: 'sat', name: 'Saturdays' },
  { value: 'sun', name: 'Sundays' },
  { value: 'mon,tue,wed,thu,fri', name: 'Weekdays' },
  { value: 'sat,sun', name: 'Weekends' },
];

/** From and until, with a dash between. */
export const hourChoices: Choice[] = [
  { value: '00:00-24:00', name: 'At any time' },
  { value: '06:00-12:00', name: 'Mornings, 6 to 12' },
  { value: '12:00-18:00', name: 'Afternoons, 12 to 18' },
  { value: '18:00-24:00', name: 'Evenings, 18 to 24' },
  { value: '22:00-06:00', name: 'Nights, 22 to 6' },
];

export const backChoices: Choice[] = [
  { value: '30', name: 'The last 30 days' },
  { value: '90', name: 'The last 90 days' },
  { value: '365', name: 'The last year' },
];

export interface LikedChoice {
  days: string;
  hours: string;
  back: string;
}

export function questionOf({ days, hours, back }: LikedChoice): LikedQuestion {
  const [from = '', until = ''] = hours.split('-');
  return { days, from, until, back };
}

const parts: Record<string, string> = {
  '06:00-12:00': 'morning',
  '12:00-18:00': 'afternoon',
  '18:00-24:00': 'evening',
  '22:00-06:00': 'night',
};

/** Friday evenings, Weekends, Mornings, or What we like. */
export function nameOf({ days, hours }: LikedChoice): string {
  const part = parts[hours];
  const named = days === '' ? undefined : dayChoices.find((choice) => choice.value === days)?.name;
  if (named === undefined) return part === undefined ? 'What we like' : `${capital(part)}s`;
  return part === undefined ? named : `${named.slice(0, -1)} ${part}s`;
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Liked twice, heard to its end 3 times. */
export function whyLiked({ likes, heard }: LikedTrack): string {
  const parts = [
    likes > 0 ? `liked ${times(likes)}` : '',
    heard > 0 ? `heard to its end ${times(heard)}` : '',
  ].filter((part) => part !== '');
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const times = (n: number) => (n === 1 ? 'once' : n === 2 ? 'twice' : count(n, 'time'));
