import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FoundStation, RadioStation, RoomSettings } from '../../api/contracts';
import type { Asked } from '../../testing/fakeApi';
import { openApp, settled } from '../../testing/openApp';
import { blank } from './stations';

const own: RadioStation = { ...blank, address: 'http://own.example/live', name: 'Own FM', mood: 'calm' };

const found: FoundStation = {
  uuid: '5f0b3c1e-0000-4000-8000-000000000001',
  name: 'Harbour Jazz',
  address: 'http://jazz.example/live',
  country: 'DE',
  language: 'german',
  languageCode: 'de',
  tags: 'jazz,smooth',
  codec: 'MP3',
  kilobitsPerSecond: 128,
  isHls: false,
};

const start: RoomSettings = {
  minPeople: 1,
  maxVolumePercent: 100,
  languages: [],
  genres: [],
  explicit: 'allowed',
  blockedArtists: [],
  blockedTracks: [],
  sources: [],
  stations: [own],
  aim: null,
  hold: { valence: 0, arousal: 0 },
  aimHours: [],
  profiles: [],
  schedule: null,
  wishes: null,
};

/** A box with one station, and a directory with one. */
async function openStations({ needsLicence = false, refusal = '', away = '' } = {}) {
  let settings = start;
  let revision = 1;
  const answer = () => ({ body: { revision, settings, applied: true, error: null } });
  const commands: { name: string; args: unknown }[] = [];
  await openApp({
    routes: {
      'GET /api/devices/living-room/settings': answer,
      'PUT /api/devices/living-room/settings': ({ body }: Asked) => {
        ({ settings } = body as { settings: RoomSettings });
        revision++;
        return answer();
      },
      'POST /api/devices/living-room/commands': ({ body }: Asked) => {
        const { name, args } = body as { name: string; args: unknown };
        if (name.startsWith('radio.')) commands.push({ name, args });
        if (name === 'radio.search' && away !== '') return { status: 409, body: { detail: away } };
        const data =
          name === 'radio.search'
            ? [found]
            : name === 'radio.stations'
              ? {
                  needsLicence,
                  problems: [],
                  stations: settings.stations.map((station) => ({
                    station,
                    isOfTheFile: false,
                    ...(refusal !== '' && station.licence == null ? { refusal } : {}),
                  })),
                }
              : undefined;
        return { body: { ok: true, data } };
      },
    },
  });
  await settled();
  await userEvent.click(screen.getByTestId('stations-open'));
  const part = within(await screen.findByTestId('stations'));
  await settled();
  return { part, commands, now: () => settings.stations };
}

describe('The stations of a room', () => {
  it('are found in the directory, heard, and added with a mood', async () => {
    const { part, commands, now } = await openStations();
    await userEvent.type(part.getByTestId('stations-text'), 'jazz');
    await userEvent.selectOptions(part.getByTestId('stations-country'), 'DE');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(part.getByTestId('stations-search'));
    await settled();
    expect(commands.at(-1)).toEqual({
      name: 'radio.search',
      args: { text: 'jazz', country: 'DE', language: '', tag: '', limit: 30 },
    });
    expect(part.getByTestId('stations-said').textContent).toBe('1 station.');
    expect(part.getByTestId('found-station').textContent).toContain(
      'DE · german · jazz, smooth · MP3 128 kbit/s',
    );

    await userEvent.click(part.getByRole('button', { name: 'Listen to Harbour Jazz' }));
    await settled();
    expect(commands.at(-1)).toEqual({
      name: 'radio.listen',
      args: { address: found.address, name: found.name, uuid: found.uuid },
    });

    await userEvent.click(part.getByRole('button', { name: 'Add: Harbour Jazz' }));
    await userEvent.selectOptions(part.getByTestId('station-fit'), 'happy');
    await userEvent.click(part.getByTestId('station-save'));
    await settled();
    expect(now()).toEqual([
      own,
      { ...blank, address: found.address, name: found.name, mood: 'happy', language: 'de', uuid: found.uuid },
    ]);
    expect(part.getByRole<HTMLButtonElement>('button', { name: 'Added: Harbour Jazz' }).disabled).toBe(true);
  });

  it('are added by their address, with a point, once the address is one', async () => {
    const { part, now } = await openStations();
    await userEvent.click(part.getByTestId('station-by-address'));
    await userEvent.type(part.getByTestId('station-address'), 'radio.example');
    await userEvent.type(part.getByTestId('station-name'), 'Mine');
    await userEvent.selectOptions(part.getByTestId('station-fit'), 'point');
    await userEvent.click(part.getByTestId('station-save'));
    expect(part.getByText('Give an http:// or https:// address.')).toBeTruthy();
    expect(now()).toEqual([own]);

    await userEvent.clear(part.getByTestId('station-address'));
    await userEvent.type(part.getByTestId('station-address'), 'http://radio.example/list.pls');
    await userEvent.click(part.getByTestId('station-save'));
    await settled();
    expect(now()[1]).toEqual({
      ...blank,
      address: 'http://radio.example/list.pls',
      name: 'Mine',
      valence: 0,
      arousal: 0,
    });
  });

  it('are changed in their place and taken out, and the focus stays near', async () => {
    const { part, now } = await openStations();
    await userEvent.click(part.getByRole('button', { name: 'Change Own FM' }));
    await userEvent.clear(part.getByTestId('station-name'));
    await userEvent.type(part.getByTestId('station-name'), 'Mine FM');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(now()).toEqual([{ ...own, name: 'Mine FM' }]);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Change Mine FM');

    await userEvent.click(part.getByRole('button', { name: 'Remove Mine FM' }));
    await settled();
    expect(now()).toEqual([]);
    expect(document.activeElement?.getAttribute('data-testid')).toBe('stations');
  });

  it('need a licence in a venue: all of it, or none', async () => {
    const { part, now } = await openStations({ needsLicence: true, refusal: 'Own FM is left out.' });
    expect(part.getByTestId('station-refusal').textContent).toBe('Own FM is left out.');
    expect(part.getByRole<HTMLButtonElement>('button', { name: 'Listen to Own FM' }).disabled).toBe(true);
    await userEvent.click(part.getByRole('button', { name: 'Change Own FM' }));
    await userEvent.type(part.getByTestId('licence-who'), 'GEMA');
    await userEvent.click(part.getByTestId('station-save'));
    expect(part.getByText('A licence has who gave it, its number and its last day.')).toBeTruthy();

    await userEvent.type(part.getByTestId('licence-number'), '4711');
    await userEvent.type(part.getByTestId('licence-until'), '2027-12-31');
    await userEvent.click(part.getByTestId('station-save'));
    await settled();
    expect(now()).toEqual([{ ...own, licence: { who: 'GEMA', number: '4711', until: '2027-12-31' } }]);
    expect(part.queryByTestId('station-refusal')).toBeNull();
    expect(part.getByTestId('station').textContent).toContain(
      'licence of GEMA, number 4711, until 2027-12-31',
    );
  });

  it('say why the directory cannot be asked', async () => {
    const { part } = await openStations({ away: 'Radio Browser cannot be asked now.' });
    await userEvent.click(part.getByTestId('stations-search'));
    await settled();
    expect(part.getByTestId('stations-said').textContent).toBe('Radio Browser cannot be asked now.');
  });
});
