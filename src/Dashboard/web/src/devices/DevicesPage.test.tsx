import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../testing/openApp';
import { device, owner } from '../testing/samples';

const settings = {
  minPeople: 1,
  maxVolumePercent: 80,
  languages: ['en'],
  genres: [],
  explicit: 'allowed',
  blockedArtists: [],
  blockedTracks: [],
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  profiles: [{ name: 'ben', artists: ['Abba'], genres: [], here: false }],
};
const address = '/api/devices/living-room/settings';
const stored = { [`GET ${address}`]: { body: { revision: 3, settings, applied: true } } };

const health = {
  at: '2026-11-22T10:00:00.000Z',
  uptimeSeconds: 7200,
  frames: 900,
  framesDropped: 100,
  faces: 10,
  readings: 5,
  frameMilliseconds: 14.6,
  captureRestarts: 0,
  outboxDepth: 3,
  eventsPublished: 20,
  eventsDropped: 7,
  residentMegabytes: 148.3,
  boardCelsius: null,
};

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
    expect(window.location.search).toBe('?device=studio');
  });
});

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
