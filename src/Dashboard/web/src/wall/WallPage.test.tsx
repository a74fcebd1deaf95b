import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { WallScreen } from '../api/walls';
import { App } from '../app/App';
import { fakeApi, type Route } from '../testing/fakeApi';
import { FakeEventSource } from '../testing/FakeEventSource';
import { settled } from '../testing/openApp';

const shown = (change: Partial<WallScreen> = {}): WallScreen => ({
  name: 'Beside the bar',
  device: 'kitchen',
  isThere: true,
  state: 'playing',
  track: { title: 'Aurora', artist: 'The Lamps', album: '', mark: 'A1', hasCover: true },
  mood: null,
  maySkip: true,
  ...change,
});

const unpaired: Route = { status: 401, body: { detail: 'This screen is not paired.' } };

async function openWall(routes: Record<string, Route>) {
  window.history.replaceState(null, '', '/wall');
  FakeEventSource.install();
  const api = fakeApi(routes);
  render(<App />);
  await vi.waitFor(() => expect(screen.queryByTestId('loading')).toBeNull());
  await settled();
  return api;
}

const say = (screenNow: WallScreen) => settled(() => FakeEventSource.last.say('wall', screenNow));

describe('A screen on the wall', () => {
  it('is paired with a code, asks for no session, and shows what plays', async () => {
    const api = await openWall({ 'GET /api/wall': unpaired, 'POST /api/wall/pair': { body: shown() } });
    await userEvent.type(screen.getByTestId('wall-code'), 'ABCD-EFGH');
    await userEvent.click(screen.getByTestId('wall-pair'));
    expect(api.of('POST')[0]?.body).toEqual({ code: 'ABCD-EFGH' });
    expect(screen.getByTestId('wall-title').textContent).toBe('Aurora');
    expect(screen.queryByTestId('wall-mood')).toBeNull();
    expect(window.location.pathname).toBe('/wall/kitchen');
    expect(api.asked.some(({ path }) => path.startsWith('/api/session'))).toBe(false);
    await say(
      shown({
        mood: 'calm',
        track: { title: 'Slow', artist: '', album: '', mark: 'B2', hasCover: false },
      }),
    );
    expect(screen.getByTestId('wall-title').textContent).toBe('Slow');
    expect(screen.getByTestId('wall-mood').textContent).toBe('Calm');
  });

  it('says why a code does not pair it', async () => {
    const detail = 'This code is wrong, was used already, or is older than 15 minutes.';
    await openWall({ 'GET /api/wall': unpaired, 'POST /api/wall/pair': { status: 403, body: { detail } } });
    await userEvent.type(screen.getByTestId('wall-code'), 'x');
    await userEvent.click(screen.getByTestId('wall-pair'));
    expect(screen.getByTestId('wall-error').textContent).toBe(detail);
  });

  it('skips where it may, and says what came of it', async () => {
    const refusal: Route = { status: 409, body: { detail: 'Nothing is playing.' } };
    const api = await openWall({ 'GET /api/wall': { body: shown() }, 'POST /api/wall/skip': refusal });
    await userEvent.click(screen.getByTestId('wall-skip'));
    expect(api.of('POST')[0]?.path).toBe('/api/wall/skip');
    expect(screen.getByText('Nothing is playing.')).toBeTruthy();
    await say(shown({ maySkip: false }));
    expect(screen.queryByTestId('wall-skip')).toBeNull();
  });

  it('tells of a lost line, and asks for a code once it was put out', async () => {
    const api = await openWall({ 'GET /api/wall': { body: shown() } });
    await settled(() => FakeEventSource.last.fail());
    expect(screen.getByText('No line to Roomtone. It is tried again.')).toBeTruthy();
    api.routes['GET /api/wall'] = unpaired;
    await settled(() => FakeEventSource.last.fail());
    expect(screen.getByTestId('wall-code')).toBeTruthy();
  });

  it('says so where nothing plays, or the box is not there', async () => {
    await openWall({ 'GET /api/wall': { body: shown({ track: null, state: 'stopped' }) } });
    expect(screen.getByTestId('wall-title').textContent).toBe('Nothing is playing');
    await say(shown({ track: null, isThere: false, state: 'stopped' }));
    expect(screen.getByTestId('wall-title').textContent).toBe('The box is not there');
  });
});
