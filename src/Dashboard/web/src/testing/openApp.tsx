import { act, render } from '@testing-library/react';
import type { Device, Session } from '../api/contracts';
import { App } from '../app/App';
import { type Asked, fakeApi, type Route } from './fakeApi';
import { FakeEventSource } from './FakeEventSource';
import { device, owner } from './samples';

interface Opening {
  at?: string;
  session?: Session;
  devices?: Device[];
  routes?: Record<string, Route>;
  /** Whether the live stream opens. */
  live?: boolean;
  /** Whether it says at once that the boxes could be heard for long. */
  broker?: boolean;
}

/** The whole page, signed in and connected, with stand-ins for the network alone. */
export async function openApp({
  at = '/',
  session = owner,
  devices = [device()],
  routes = {},
  live = true,
  broker = false,
}: Opening = {}) {
  window.history.replaceState(null, '', at);
  FakeEventSource.install();
  const api = fakeApi({
    'GET /api/session': { body: session },
    'GET /api/devices': { body: devices },
    'POST /api/devices/living-room/commands': { body: { ok: true } },
    ...routes,
  });
  const { unmount } = render(<App />);
  await settled();
  if (live && FakeEventSource.all.length > 0) await settled(() => FakeEventSource.last.open());
  if (broker)
    await settled(() =>
      FakeEventSource.last.say('broker', { connected: true, since: '2026-01-01T00:00:00.000Z' }),
    );
  return { api, unmount, stream: () => FakeEventSource.last };
}

/** Does something, and waits until the page has taken it in. */
export const settled = (happen: () => void = () => undefined) =>
  act(async () => {
    happen();
    await new Promise((done) => setTimeout(done));
  });

/** The commands that the box was asked, without questions. */
export const commandsOf = (asked: Asked[]) =>
  asked
    .filter(({ path }) => path.endsWith('/commands'))
    .map(({ body }) => body as { name: string; args: unknown })
    .filter(({ name }) => !name.startsWith('library.') && !questions.has(name));

const questions = new Set(['playlist.list', 'playlist.read']);
