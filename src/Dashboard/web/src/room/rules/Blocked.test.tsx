import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RoomSettings } from '../../api/contracts';
import { device } from '../../testing/samples';
import { Blocked } from './Blocked';

const settings: RoomSettings = {
  minPeople: 1,
  maxVolumePercent: 100,
  languages: [],
  genres: [],
  explicit: 'allowed',
  blockedArtists: ['Bob'],
  blockedTracks: [],
  sources: [],
  aim: null,
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  stations: [],
  profiles: [],
  schedule: null,
  wishes: null,
};

it('each artist of the playing track can be blocked by itself', () => {
  const room = { ...device(), trail: [], silent: false };
  const live = room.track;
  if (live?.track == null) throw new Error('The sample plays nothing.');
  const track = { ...live, track: { ...live.track, artist: 'Anna, Bob', artists: ['Anna', 'Bob'] } };
  render(<Blocked room={{ ...room, track }} settings={settings} change={() => Promise.resolve(true)} />);

  expect(
    screen
      .getAllByTestId<HTMLButtonElement>('block-artist')
      .map(({ textContent, disabled }) => [textContent, disabled]),
  ).toEqual([
    ['Never Anna', false],
    ['Never Bob', true],
  ]);
});
