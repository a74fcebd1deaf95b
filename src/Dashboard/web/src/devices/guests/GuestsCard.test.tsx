import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import type { LiveWishes } from '../../api/guests';
import { commandsOf, openApp, settled } from '../../testing/openApp';
import { device } from '../../testing/samples';

const settings = {
  minPeople: 1,
  maxVolumePercent: 80,
  languages: [],
  genres: [],
  explicit: 'allowed',
  blockedArtists: [],
  blockedTracks: [],
  sources: [],
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  stations: [],
  profiles: [],
  schedule: null,
  wishes: null,
};
const answer = { revision: 3, settings, applied: true };
const at = '/api/devices/living-room';
const code = { code: 'ABCDEFGHJKMNPQRSTVWXYZ01', madeBy: 'anna', madeAt: '2026-11-30T10:00:00.000Z' };

const wishes: LiveWishes = {
  at: '2026-11-30T10:00:00.000Z',
  isOpen: true,
  sentence: 'The house takes wishes.',
  likes: 2,
  dislikes: 1,
  wishes: [
    {
      id: 'W1',
      mark: 'M1',
      title: 'Dusk',
      artist: 'The Lamps',
      words: '<script>for table 4</script>',
      wishedAt: '2026-11-30T10:00:00.000Z',
      state: 'waiting',
      comesAt: '2026-11-30T10:12:00.000Z',
      sentence: 'It comes in about 12 minutes.',
    },
  ],
};

async function openCard(routes = {}) {
  const app = await openApp({
    at: '/devices/living-room',
    devices: [device()],
    routes: {
      [`GET ${at}/settings`]: { body: answer },
      [`PUT ${at}/settings`]: { body: answer },
      [`GET ${at}/walls`]: { body: [] },
      [`GET ${at}/guests/code`]: { body: { code } },
      ...routes,
    },
  });
  await screen.findByTestId('guests');
  await settled();
  return app;
}

/** As a camera sees it: each square some pixels. */
function read(svg: Element): string {
  const size = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
  const scale = 6;
  const data = new Uint8Array(4 * (size * scale) ** 2).fill(255);
  for (const [, x, y] of (svg.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h/g))
    for (let i = 0; i < scale; i++)
      for (let j = 0; j < scale; j++) {
        const pixel = 4 * ((Number(y) * scale + i) * size * scale + Number(x) * scale + j);
        data.set([0, 0, 0], pixel);
      }
  return decodeQR({ width: size * scale, height: size * scale, data });
}

describe("The guests' card", () => {
  it('shows a code that a camera reads as the address of the room', async () => {
    await openCard();
    expect(read(screen.getByTestId('guest-qr'))).toBe(`${window.location.origin}/wish/${code.code}`);
  });

  it('makes a code, makes another and puts it out, each after a second press', async () => {
    const { api } = await openCard({
      [`GET ${at}/guests/code`]: { body: { code: null } },
      [`POST ${at}/guests/code`]: { body: { code } },
      [`DELETE ${at}/guests/code`]: { status: 204 },
    });
    api.routes[`GET ${at}/guests/code`] = { body: { code } };
    await userEvent.click(screen.getByTestId('guests-make'));
    await screen.findByTestId('guest-qr');
    await userEvent.click(screen.getByTestId('guests-renew'));
    await userEvent.click(screen.getByTestId('guests-renew'));
    await userEvent.click(await screen.findByTestId('guests-remove'));
    expect(api.of('DELETE')).toEqual([]);
    await userEvent.click(screen.getByTestId('guests-remove'));
    expect(api.of('DELETE')[0]?.path).toBe(`${at}/guests/code`);
  });

  it('saves when guests may wish, beside the other settings as they are now', async () => {
    const { api } = await openCard();
    await userEvent.click(screen.getByTestId('guests-on'));
    await userEvent.selectOptions(screen.getByTestId('guests-hours-kind'), 'hours');
    api.routes[`GET ${at}/settings`] = {
      body: { ...answer, settings: { ...settings, maxVolumePercent: 60 } },
    };
    await userEvent.click(screen.getByTestId('guests-save'));
    await settled();
    const { body } = api.of('PUT')[0] as { body: { settings: typeof settings } };
    expect(body.settings.maxVolumePercent).toBe(60);
    expect(body.settings.wishes).toMatchObject({ isOn: true, hours: [{ from: '18:00:00', to: '23:00:00' }] });
    expect(screen.getByTestId('guests-status').textContent).toBe('Saved.');
  });

  it('shows what waits with the words to the house as text, removes one and clears all', async () => {
    const { api, stream } = await openCard();
    await settled(() => stream().say('wishes', { device: 'living-room', state: wishes, heard: null }));
    const list = within(screen.getByTestId('guests-wishes'));
    expect(list.getByText('<script>for table 4</script>')).toBeTruthy();
    expect(list.getByText(/2 like it, 1 do not/)).toBeTruthy();
    await userEvent.click(list.getByRole('button', { name: 'Remove Dusk' }));
    await userEvent.click(list.getByTestId('guests-clear'));
    await userEvent.click(list.getByTestId('guests-clear'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'wish.remove', args: { id: 'W1' } },
      { name: 'wish.clear', args: {} },
    ]);
  });
});
