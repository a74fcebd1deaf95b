import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { commandsOf, openApp, settled } from '../testing/openApp';
import { device, healthy, mood, other, owner, placed, playing, unread } from '../testing/samples';

const text = (id: string) => screen.getByTestId(id).textContent;

describe('The room', () => {
  it('shows its mood, what it rests on, and its music', async () => {
    await openApp();
    expect(text('mood-label')).toBe('Happy');
    expect(text('mood-why')).toBe('Both faces show happiness.');
    expect(text('people')).toBe('2');
    expect(text('expression-happiness')).toBe('Happiness52 %');
    expect(text('track-title')).toBe('Morning on the Pier');
    expect(text('track-why')).toBe('It fits a bright room.');
    expect(text('camera-state')).toBe('Camera on');
  });

  it('follows the stream', async () => {
    const { stream } = await openApp();
    act(() =>
      stream().say('mood', { device: 'living-room', state: mood({ mood: 'calm', why: 'It grew quiet.' }) }),
    );
    act(() => stream().say('track', { device: 'living-room', state: playing({ track: other }) }));
    expect(text('mood-label')).toBe('Calm');
    expect(text('track-title')).toBe('Tin Roof Parade');
  });

  it('says in a sentence what is wrong with the speaker while music plays', async () => {
    const notice = 'Spotify asks the box to wait until 14:05. The local library plays meanwhile.';
    const { stream } = await openApp();
    expect(screen.queryByTestId('speaker-notice')).toBeNull();
    act(() => stream().say('track', { device: 'living-room', state: playing({ notice }) }));
    expect(text('speaker-notice')).toBe(notice);
    expect(text('track-title')).toBe('Morning on the Pier');
  });

  it('shows no number where too few people are in view', async () => {
    const at = new Date().toISOString();
    const few = mood({
      mood: 'unknown',
      why: 'Too few.',
      reading: unread(at),
    });
    await openApp({ devices: [device({ mood: few })] });
    expect(text('mood-label')).toBe('Not sure');
    expect(text('people')).toBe('Too few');
    expect(text('confidence')).toBe('–');
    expect(screen.queryByTestId('expression-happiness')).toBeNull();
  });

  it('stops the camera, and then shows no mood', async () => {
    const { api, stream } = await openApp();
    await userEvent.click(screen.getByTestId('stop-camera'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'sensing.stop', args: {} }]);
    const at = new Date().toISOString();
    const off = { at, on: false, capturing: false, camera: 'pictures', detail: 'Nothing is captured.' };
    act(() => stream().say('sensing', { device: 'living-room', state: off }));
    expect(text('camera-state')).toBe('Camera stopped');
    expect(text('mood-label')).toBe('Resting');
    expect(screen.getByTestId('start-camera')).toBeTruthy();
  });

  it('skips, pauses, likes and plays what was suggested', async () => {
    const { api } = await openApp();
    await userEvent.click(screen.getByTestId('skip'));
    await userEvent.click(screen.getByTestId('back'));
    await userEvent.click(screen.getByTestId('play'));
    await userEvent.click(screen.getByTestId('like'));
    await userEvent.click(within(screen.getByTestId('suggestions')).getByTestId('play-track'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'music.skip', args: {} },
      { name: 'music.back', args: {} },
      { name: 'music.pause', args: {} },
      { name: 'feedback.like', args: { track: 'folk/01.ogg' } },
      { name: 'music.play-track', args: { id: 'jazz/02.ogg' } },
    ]);
    expect(screen.getByTestId('like').getAttribute('aria-pressed')).toBe('true');
  });

  it('takes the last word back', async () => {
    const { api } = await openApp();
    await userEvent.click(screen.getByTestId('dislike'));
    await userEvent.click(screen.getByTestId('undo'));
    expect(commandsOf(api.asked).at(-1)).toEqual({ name: 'feedback.undo', args: {} });
    expect(screen.getByTestId('dislike').getAttribute('aria-pressed')).toBe('false');
    expect(text('notice')).toContain('taken back');
  });

  it('takes a correction of the mood', async () => {
    const { api } = await openApp();
    await userEvent.click(screen.getByTestId('wrong-mood'));
    await userEvent.click(screen.getByTestId('wrong-mood-calm'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'feedback.wrong-mood', args: { mood: 'calm' } }]);
    expect(text('notice')).toContain('Noted: calm.');
  });

  it('shows a person’s word on the mood, until when it holds, and a way to end it', async () => {
    const until = new Date(2026, 10, 22, 14, 5).toISOString();
    const { api, stream } = await openApp({
      devices: [device({ track: playing({ said: { mood: 'sad', by: 'ben', until } }) })],
    });
    expect(text('mood-label')).toBe('Sad');
    expect(screen.getByTestId('mood-label').dataset['value']).toBe('sad');
    expect(document.title).toMatch(/^Sad · /);
    expect(text('mood-why')).toBe(
      'ben says so. The music goes by it until 14:05, whatever the camera reads.',
    );
    await userEvent.click(screen.getByTestId('mood-said-end'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'feedback.wrong-mood-end', args: {} }]);
    act(() => stream().say('track', { device: 'living-room', heard: null, state: playing() }));
    expect(text('mood-label')).toBe('Happy');
    expect(screen.queryByTestId('mood-said-end')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('wrong-mood'));
  });

  it('says that the camera is stopped and when it read last, not that it reads now', async () => {
    const at = new Date(Date.now() - 4 * 60_000).toISOString();
    const sensing = { at, on: false, capturing: false, camera: 'pictures', detail: 'Nothing looks.' };
    await openApp({ devices: [device({ sensing, mood: mood({ at }) })] });
    expect(text('last-read')).toBe('Camera stopped, last read 4 min ago');
  });

  it('says within seconds that a box hangs, claims no mood then, and believes it when it speaks again', async () => {
    const lastSeen = new Date(Date.now() - 9000).toISOString();
    const { stream } = await openApp({ devices: [device({ health: healthy(), lastSeen })], broker: true });
    expect(text('mood-label')).toBe('No answer');
    expect(text('mood-why')).toMatch(/^This box does not answer: last heard \d+ s ago\./);
    expect(text('last-read')).toBe('Does not answer');
    expect(text('people')).toBe('–');
    expect(text('camera-state')).toBe('Camera not known');
    const heard = new Date().toISOString();
    act(() => stream().say('health', { device: 'living-room', heard, state: healthy() }));
    expect(text('mood-label')).toBe('Happy');
  });

  it('says nothing of a box while the dashboard itself hears none', async () => {
    const lastSeen = new Date(Date.now() - 9000).toISOString();
    const { stream } = await openApp({ devices: [device({ health: healthy(), lastSeen })] });
    act(() => stream().say('broker', { connected: false, since: '2026-01-01T00:00:00.000Z' }));
    expect(screen.getByTestId('broker-lost')).toBeTruthy();
    expect(text('mood-label')).toBe('Happy');
  });

  it('says why the box refused', async () => {
    const refused = { status: 409, body: { detail: 'Nothing is playing, so nothing can be skipped.' } };
    await openApp({ routes: { 'POST /api/devices/living-room/commands': refused } });
    await userEvent.click(screen.getByTestId('skip'));
    expect(text('notice')).toContain('Nothing is playing, so nothing can be skipped.');
  });

  it('lets a viewer look, and change nothing', async () => {
    await openApp({ session: { ...owner, role: 'viewer' } });
    for (const id of ['skip', 'play', 'like', 'dislike', 'undo', 'stop-camera', 'wrong-mood', 'volume'])
      expect(screen.getByTestId<HTMLButtonElement>(id).disabled).toBe(true);
    expect(screen.queryByTestId('library')).toBeNull();
  });

  it('claims no mood for a box that cannot be reached', async () => {
    await openApp({ devices: [device({ state: 'offline' })] });
    expect(text('mood-label')).toBe('Away');
    expect(text('people')).toBe('–');
  });

  it('keeps no old mood on show while the camera is lost', async () => {
    const at = new Date().toISOString();
    const lost = { at, on: true, capturing: false, camera: '/dev/video0', detail: 'Check its cable.' };
    await openApp({ devices: [device({ sensing: lost })] });
    expect(text('mood-label')).toBe('No picture');
    expect(text('camera-state')).toBe('Waiting for the camera');
    expect(text('confidence')).toBe('–');
  });

  it('says what to wait for when there is no box yet', async () => {
    await openApp({ devices: [] });
    expect(text('empty')).toContain('No room yet');
  });
});

describe('The room that was chosen', () => {
  const two = [device(), device({ id: 'demo', place: placed('Bar', 'Café') })];
  const routes = { 'POST /api/devices/demo/commands': { body: { ok: true, data: [] } } };

  it('is called by its name, and goes with each link to another page', async () => {
    await openApp({ at: '/?device=demo', devices: two, routes });
    expect(document.title).toBe('Happy · Bar · Roomtone');
    for (const page of ['History', 'Devices', 'Manage'])
      expect(screen.getByRole('link', { name: page }).getAttribute('href'), page).toBe(
        `/${page.toLowerCase()}?device=demo`,
      );
    await userEvent.click(screen.getByRole('link', { name: 'History' }));
    expect(screen.getByTestId<HTMLSelectElement>('room-picker').value).toBe('demo');
    await userEvent.click(screen.getByRole('link', { name: 'Devices' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Bar, Café' })).toBeTruthy();
  });

  it('is found among many by typing, with the keys alone', async () => {
    const devices = Array.from({ length: 40 }, (_, i) =>
      device({
        id: `box-${i}`,
        place: placed(`Bar ${i}`, `Café ${i % 4}`),
        state: i === 13 ? 'offline' : 'online',
      }),
    );
    await openApp({ at: '/history?device=box-2', devices });
    const picker = screen.getByRole<HTMLInputElement>('combobox', { name: 'Room' });
    expect(picker.value).toBe('Bar 2, Café 2');
    await userEvent.click(picker);
    expect(screen.getAllByRole('option')).toHaveLength(40);
    await userEvent.type(picker, 'cafe 1 bar');
    expect(screen.getAllByRole('option').length).toBeLessThan(40);
    await userEvent.clear(picker);
    await userEvent.type(picker, 'offline');
    expect(screen.getByRole('option').textContent).toBe('Bar 13, Café 1offline');
    await userEvent.clear(picker);
    await userEvent.type(picker, 'bar 1{ArrowDown}{ArrowDown}{ArrowUp}');
    const active = document.getElementById(picker.getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('Bar 10, Café 2');
    await userEvent.keyboard('{Enter}');
    expect(window.location.search).toBe('?device=box-10');
    expect(screen.queryByRole('option')).toBeNull();
    await userEvent.type(picker, 'nowhere');
    expect(screen.getByText('None is called so.')).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(picker.value).toBe('Bar 10, Café 2');
  });
});

describe('The library', () => {
  it('is searched by text and genre', async () => {
    const { api } = await openApp({
      routes: { 'POST /api/devices/living-room/commands': { body: { ok: true, data: [other] } } },
    });
    const library = within(screen.getByTestId('library'));
    await library.findByText('Tin Roof Parade');
    await userEvent.type(library.getByTestId('library-search'), 'tin');
    await userEvent.selectOptions(library.getByTestId('library-genre'), 'Jazz');
    await waitFor(() => {
      expect(api.commands('library.search').at(-1)).toEqual({ text: 'tin', genre: 'Jazz', limit: 40 });
    });
  });

  it('is narrowed by years and tempo, and says what a range that is not whole means', async () => {
    const { api } = await openApp({
      routes: { 'POST /api/devices/living-room/commands': { body: { ok: true, data: [other] } } },
    });
    const library = within(screen.getByTestId('library'));
    const type = (end: string, digits: string) =>
      userEvent.type(library.getByTestId(`library-${end}`), digits);
    const asks = (args: object) =>
      waitFor(() => {
        expect(api.commands('library.search').at(-1)).toEqual(args);
      });

    await type('year-from', '19');
    expect(text('library-notes')).toContain('A year has four digits');
    await type('year-from', '95');
    expect(text('library-notes')).toBe('From 1995 on. Music without a year is left out.');
    await type('tempo-from', '90');
    await type('tempo-to', '120');
    await type('year-to', '2005');
    await asks({ fromYear: 1995, toYear: 2005, fromTempo: 90, toTempo: 120, limit: 40 });
    expect(text('library-notes')).toBe('');

    await userEvent.clear(library.getByTestId('library-year-to'));
    await type('year-to', '1990');
    expect(text('library-notes')).toContain('1995 is after 1990: turn the years round.');
    expect(library.getByTestId('library-year-to').getAttribute('aria-invalid')).toBe('true');
    await asks({ fromTempo: 90, toTempo: 120, limit: 40 });
  });

  it('says when nothing was found', async () => {
    await openApp({ routes: { 'POST /api/devices/living-room/commands': { body: { ok: true, data: [] } } } });
    expect(await screen.findByText('Nothing found')).toBeTruthy();
  });
});

describe('The connection', () => {
  it('is said to be lost as soon as the network is gone, and tried again when it is back', async () => {
    const { stream } = await openApp();
    const broken = stream();
    await settled(() => window.dispatchEvent(new Event('offline')));
    expect(screen.getByTestId('connection-lost')).toBeTruthy();
    expect(broken.closed).toBe(true);
    await settled(() => window.dispatchEvent(new Event('online')));
    expect(stream()).not.toBe(broken);
    await settled(() => stream().open());
    expect(screen.queryByTestId('connection-lost')).toBeNull();
  });

  it('need not be open for the room to be shown', async () => {
    await openApp({ live: false });
    expect(screen.getByTestId('mood-label').textContent).toBe('Happy');
  });

  it('is said to be lost, and heals by itself', async () => {
    const { stream } = await openApp();
    const broken = stream();
    await settled(() => broken.fail());
    expect(screen.getByTestId('connection-lost')).toBeTruthy();
    await userEvent.click(screen.getByText('Try now'));
    expect(stream()).not.toBe(broken);
    await settled(() => stream().open());
    expect(screen.queryByTestId('connection-lost')).toBeNull();
  });

  it('leads to the login when the session has ended', async () => {
    const { api, stream } = await openApp();
    api.routes['GET /api/session'] = { status: 401, body: { detail: 'Sign in first.' } };
    await settled(() => stream().fail());
    expect((await screen.findByTestId('login-error')).textContent).toBe(
      'Your session has ended. Sign in again.',
    );
  });
});
