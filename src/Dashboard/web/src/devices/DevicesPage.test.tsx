import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openApp, settled } from '../testing/openApp';
import { device, healthy, owner, other, placed, playing, track } from '../testing/samples';

const settings = {
  minPeople: 1,
  maxVolumePercent: 80,
  languages: ['en'],
  genres: [],
  explicit: 'allowed',
  blockedArtists: [],
  blockedTracks: [],
  sources: [],
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  stations: [],
  profiles: [{ name: 'ben', artists: ['Abba'], genres: [], here: false }],
};
const address = '/api/devices/living-room/settings';
const stored = { [`GET ${address}`]: { body: { revision: 3, settings, applied: true } } };

const health = healthy();

const status = () => screen.getByTestId('settings-status').textContent;

describe('The devices', () => {
  it('are listed with their state, and the chosen one in full', async () => {
    const devices = [
      device({ health }),
      device({ id: 'studio', state: 'offline', mood: null, sensing: null }),
    ];
    await openApp({ at: '/devices', devices, routes: stored });
    const table = within(screen.getByTestId('devices-table'));
    expect(table.getByText('Online')).toBeTruthy();
    expect(table.getByText('Offline')).toBeTruthy();
    expect(table.getByText('3 waiting, 7 dropped')).toBeTruthy();
    expect(screen.getByTestId('health').textContent).toContain('100 (10.0 %)');
    expect(screen.getByTestId('health').textContent).toContain('not measured');
  });

  it('are chosen by a press', async () => {
    await openApp({ at: '/devices', devices: [device(), device({ id: 'studio' })], routes: stored });
    await userEvent.click(screen.getByRole('button', { name: 'studio' }));
    expect(screen.getByRole('heading', { level: 2, name: 'studio' })).toBeTruthy();
    expect(window.location.pathname).toBe('/devices/studio');
  });
});

/** Forty boxes in four sites; one is offline, one does not answer. */
const fleet = () =>
  Array.from({ length: 40 }, (_, i) =>
    device({
      id: `box-${i}`,
      place: placed(`Bar ${i}`, `Café ${i % 4}`),
      state: i === 23 ? 'offline' : 'online',
      // So slow a rhythm that no other box falls silent, however slow the test is.
      health: healthy({ everySeconds: 3600 }),
      lastSeen: new Date(Date.now() - (i === 31 ? 24 * 3_600_000 : 0)).toISOString(),
      track: playing({ track: i === 7 ? { ...other, title: 'Zither Song' } : track }),
    }),
  );

const rowsOf = () =>
  within(screen.getByTestId('devices-table'))
    .getAllByRole('rowheader')
    .map((row) => within(row).getByRole('button').textContent);

describe('A fleet', () => {
  it('begins with its list: the sites, those that need a look first, by the names of their rooms', async () => {
    await openApp({ devices: fleet(), broker: true });
    expect(window.location.pathname).toBe('/devices');
    expect(rowsOf().slice(0, 3)).toEqual(['Bar 23', 'Bar 31', 'Bar 0']);
    const table = screen.getByTestId('devices-table');
    expect(within(table).getByText('Offline')).toBeTruthy();
    expect(within(table).getByText('No answer')).toBeTruthy();
    const sites = within(screen.getByTestId('sites')).getAllByRole('button');
    expect(sites[0]?.textContent).toContain('2 of 10 need a look');
    expect(screen.queryByTestId('device-details')).toBeNull();
  });

  it('is found by state, site, room and track, and narrowed by a press', async () => {
    await openApp({ at: '/devices', devices: fleet(), broker: true });
    const find = screen.getByTestId('find-device');
    for (const [text, names] of [
      ['offline', ['Bar 23']],
      ['cafe 3 23', ['Bar 23']],
      ['zither', ['Bar 7']],
    ] as const) {
      await userEvent.clear(find);
      await userEvent.type(find, text);
      expect(rowsOf(), text).toEqual(names);
    }
    await userEvent.type(find, ' nothing');
    expect(screen.getByTestId('none-found')).toBeTruthy();
    await userEvent.clear(find);
    await userEvent.click(screen.getByTestId('state-silent'));
    expect(rowsOf()).toEqual(['Bar 31']);
    await userEvent.click(screen.getByTestId('state-all'));
    await userEvent.click(screen.getByRole('button', { name: /^Café 2/ }));
    expect(rowsOf()).toHaveLength(10);
    await userEvent.selectOptions(screen.getByTestId('sort-devices'), 'name');
    expect(rowsOf().slice(0, 2)).toEqual(['Bar 2', 'Bar 6']);
  });

  it('shows a box beside the list, and puts it away with what hides its row', async () => {
    await openApp({ at: '/devices', devices: fleet(), routes: routesOf('box-5', 'box-6') });
    await userEvent.click(screen.getByRole('button', { name: 'Bar 5' }));
    expect(screen.getByRole('heading', { level: 2, name: 'Bar 5, Café 1' })).toBeTruthy();
    expect(screen.getByTestId('devices-table')).toBeTruthy();
    await userEvent.type(screen.getByTestId('find-device'), 'offline');
    expect(screen.queryByTestId('device-details')).toBeNull();
    await userEvent.clear(screen.getByTestId('find-device'));
    await userEvent.click(screen.getByTestId('close-details'));
    expect(screen.queryByTestId('device-details')).toBeNull();
  });

  it('shows a box alone on a telephone, with a way back to the list as it was', async () => {
    const wide = vi.spyOn(window, 'matchMedia').mockImplementation(narrow);
    await openApp({ at: '/devices?site=caf%C3%A9+1', devices: fleet(), routes: routesOf('box-5') });
    await userEvent.click(screen.getByRole('button', { name: 'Bar 5' }));
    expect(screen.getByRole('heading', { level: 1, name: 'Bar 5, Café 1' })).toBeTruthy();
    expect(screen.queryByTestId('devices-table')).toBeNull();
    await userEvent.click(screen.getByTestId('all-devices'));
    expect(rowsOf()).toHaveLength(10);
    expect(screen.queryByTestId('device-details')).toBeNull();
    wide.mockRestore();
  });

  it('has rows that a thousand words a minute do not draw anew', async () => {
    const { stream } = await openApp({ at: '/devices', devices: fleet() });
    const row = document.querySelector('[data-device="box-3"]');
    const before = row?.innerHTML;
    for (let i = 0; i < 50; i++)
      stream().say('health', { device: 'box-3', heard: new Date().toISOString(), state: healthy() });
    await settled(() => undefined);
    expect(document.querySelector('[data-device="box-3"]')).toBe(row);
    expect(row?.innerHTML).toBe(before);
  });
});

const routesOf = (...ids: string[]) =>
  Object.fromEntries(
    ids.map((id) => [`GET /api/devices/${id}/settings`, { body: { revision: 3, settings, applied: true } }]),
  );

const narrow = (media: string) =>
  ({
    media,
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }) as unknown as MediaQueryList;

describe('The settings of a room', () => {
  it('are sent whole, and said to be in use', async () => {
    const put = { body: { revision: 4, settings: { ...settings, languages: ['en', 'de'] }, applied: true } };
    const { api } = await openApp({ at: '/devices', routes: { ...stored, [`PUT ${address}`]: put } });
    await userEvent.type(await screen.findByTestId('settings-languages'), 'de{Enter}');
    expect(status()).toBe('Not saved yet.');
    await userEvent.click(screen.getByTestId('settings-save'));
    expect(api.of('PUT')[0]?.body).toEqual({ settings: { ...settings, languages: ['en', 'de'] } });
    expect(status()).toBe('Change 4 is in use.');
  });

  it('say what may be played, what it aims at and who is here', async () => {
    const { api } = await openApp({
      at: '/devices',
      routes: { ...stored, [`PUT ${address}`]: { body: { revision: 4, settings, applied: true } } },
    });
    await userEvent.selectOptions(await screen.findByTestId('settings-explicit'), 'family');
    await userEvent.selectOptions(screen.getByTestId('settings-aim'), 'calm');
    await userEvent.type(screen.getByTestId('settings-blocked-artists'), 'Slayer{Enter}');
    await userEvent.type(screen.getByTestId('settings-people'), 'ben,anna,');
    await userEvent.click(screen.getByTestId('settings-save'));
    expect((api.of('PUT')[0]?.body as { settings: object }).settings).toEqual({
      ...settings,
      explicit: 'family',
      aim: 'calm',
      blockedArtists: ['Slayer'],
      profiles: [
        { name: 'ben', artists: ['Abba'], genres: [], here: true },
        { name: 'anna', artists: [], genres: [], here: true },
      ],
    });
  });

  it('say when the box has not answered yet', async () => {
    const put = {
      body: { revision: 4, settings: { ...settings, languages: [] }, applied: false, error: null },
    };
    await openApp({ at: '/devices', routes: { ...stored, [`PUT ${address}`]: put } });
    await userEvent.click(await screen.findByLabelText('Remove English'));
    await userEvent.click(screen.getByTestId('settings-save'));
    expect(status()).toBe('Change 4 waits for the box.');
  });

  it('say why the box refused them', async () => {
    const put = { body: { revision: 4, settings, applied: false, error: 'genre x is not known.' } };
    await openApp({ at: '/devices', routes: { ...stored, [`PUT ${address}`]: put } });
    await userEvent.type(await screen.findByTestId('settings-genres'), 'x,');
    await userEvent.click(screen.getByTestId('settings-save'));
    expect(status()).toBe('The box refused: genre x is not known.');
  });

  it('are not sent while a value is out of its bounds', async () => {
    const { api } = await openApp({ at: '/devices', routes: stored });
    const people = await screen.findByTestId('settings-min-people');
    await userEvent.clear(people);
    await userEvent.type(people, '0');
    expect(screen.getByText('Choose a whole number from 1 to 100.')).toBeTruthy();
    await userEvent.click(screen.getByTestId('settings-save'));
    expect(api.of('PUT')).toHaveLength(0);
  });

  it('take a word along that was typed and not ended, and say when there is nothing to save', async () => {
    const put = { body: { revision: 4, settings, applied: true } };
    const { api } = await openApp({ at: '/devices', routes: { ...stored, [`PUT ${address}`]: put } });
    await userEvent.click(await screen.findByTestId('settings-save'));
    expect(status()).toBe('Nothing has changed yet.');
    expect(api.of('PUT')).toHaveLength(0);
    await userEvent.type(screen.getByTestId('settings-genres'), 'Jazz');
    await userEvent.click(screen.getByTestId('settings-save'));
    expect(api.of('PUT')[0]?.body).toEqual({ settings: { ...settings, genres: ['Jazz'] } });
    expect(document.activeElement).toBe(screen.getByTestId('settings-save'));
  });

  it('are only shown to a viewer', async () => {
    await openApp({ at: '/devices', session: { ...owner, role: 'viewer' }, routes: stored });
    expect((await screen.findByTestId<HTMLButtonElement>('settings-save')).disabled).toBe(true);
  });
});
