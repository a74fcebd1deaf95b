import { describe, expect, it } from 'vitest';
import { nameOf, questionOf, whyLiked } from './liked';

const heard = { provider: 'local', track: 'a', title: 'A', artist: '', lastAt: '2026-11-22T10:00:00.000Z' };

describe('What a room liked', () => {
  it.each([
    ['fri', '18:00-24:00', 'Friday evenings'],
    ['sat,sun', '06:00-12:00', 'Weekend mornings'],
    ['', '22:00-06:00', 'Nights'],
    ['mon', '00:00-24:00', 'Mondays'],
    ['', '00:00-24:00', 'What we like'],
  ])('at %s %s is called %s', (days, hours, name) => expect(nameOf({ days, hours, back: '90' })).toBe(name));

  it('is asked for by hours', () =>
    expect(questionOf({ days: 'fri', hours: '18:00-24:00', back: '30' })).toEqual({
      days: 'fri',
      from: '18:00',
      until: '24:00',
      back: '30',
    }));

  it('says why', () => {
    expect(whyLiked({ ...heard, likes: 1, heard: 0 })).toBe('Liked once');
    expect(whyLiked({ ...heard, likes: 0, heard: 2 })).toBe('Heard to its end twice');
  });
});
