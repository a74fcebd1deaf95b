import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { RoomSettings } from '../../api/contracts';
import { Sources } from './Sources';

const settings: RoomSettings = {
  minPeople: 1,
  maxVolumePercent: 100,
  languages: [],
  genres: [],
  explicit: 'allowed',
  blockedArtists: [],
  blockedTracks: [],
  sources: ['library', 'youtube', 'radio'],
  aim: null,
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  stations: [],
  profiles: [],
  schedule: null,
  wishes: null,
};

/** What is asked of the box for each press. */
async function pressed(of: RoomSettings, ...labels: string[]) {
  const asked: (readonly string[] | undefined)[] = [];
  render(
    <Sources
      settings={of}
      change={(part) => {
        asked.push(part(of).sources);
        return Promise.resolve(true);
      }}
    />,
  );
  for (const name of labels) await userEvent.click(screen.getByRole('button', { name }));
  return asked;
}

it('the order can be changed, and a source left out or added', async () => {
  expect(
    await pressed(settings, 'YouTube earlier', 'No Local library', 'Add SoundCloud', 'As the box is set up'),
  ).toEqual([
    ['youtube', 'library', 'radio'],
    ['youtube', 'radio'],
    ['library', 'youtube', 'radio', 'soundcloud'],
    [],
  ]);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Local library earlier' }).disabled).toBe(
    true,
  );
});

it('where nothing is named the box decides', async () => {
  expect(await pressed({ ...settings, sources: [] }, 'Add YouTube')).toEqual([['youtube']]);
  expect(screen.getByText(/As the box is set up/)).toBeTruthy();
});
