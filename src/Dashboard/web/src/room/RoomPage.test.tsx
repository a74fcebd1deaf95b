import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { commandsOf, openApp, settled } from '../testing/openApp';
import { device, mood, other, owner, playing, unread } from '../testing/samples';

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
    await userEvent.click(screen.getByTestId('play'));
    await userEvent.click(screen.getByTestId('like'));
    await userEvent.click(within(screen.getByTestId('suggestions')).getByTestId('play-track'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'music.skip', args: {} },
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
      const last = api.of('POST').at(-1)?.body as { args: unknown };
      expect(last.args).toEqual({ text: 'tin', genre: 'Jazz', limit: 40 });
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
        expect((api.of('POST').at(-1)?.body as { args: unknown }).args).toEqual(args);
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
