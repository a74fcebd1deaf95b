import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PageDevice } from './PageDevice';
import type { SdkOptions, SdkPlayer } from './sdk';

type Listener = (info: { device_id?: string; message?: string } | null) => void;

let told: string[];
let options: SdkOptions;
let listeners: Record<string, Listener>;
let connects: boolean;
let token: () => Promise<string>;

class FakePlayer implements SdkPlayer {
  constructor(given: SdkOptions) {
    options = given;
    listeners = {};
  }
  addListener = (event: string, listener: Listener) => (listeners[event] = listener);
  connect = () => {
    told.push(`connect ${options.name}`);
    return Promise.resolve(connects);
  };
  disconnect = () => void told.push('disconnect');
  pause = () => Promise.resolve(void told.push('pause'));
  activateElement = () => Promise.resolve(void told.push('activate'));
}

const make = () =>
  new PageDevice({
    sdk: () => Promise.resolve({ Player: FakePlayer }),
    token: () => token(),
    loggedOut: () => told.push('logged out'),
  });

async function ready() {
  const device = make();
  await device.open('Room (page)');
  listeners['ready']?.({ device_id: 'abc' });
  return device;
}

beforeEach(() => {
  told = [];
  connects = true;
  token = () => Promise.resolve('token');
});

describe('A page as a device of Spotify Connect', () => {
  it('is one once Spotify says so, under the name that the box gives it', async () => {
    const device = make();
    const views: string[] = [];
    device.subscribe(() => views.push(device.view().state));
    await device.open('Room (page)');
    expect(device.view()).toEqual({ state: 'opening', fault: null, device: null });
    listeners['ready']?.({ device_id: 'abc' });
    expect(device.view()).toEqual({ state: 'ready', fault: null, device: 'abc' });
    expect(told).toEqual(['connect Room (page)']);
    expect(views).toEqual(['opening', 'ready']);
    const given: string[] = [];
    options.getOAuthToken((value) => given.push(value));
    await Promise.resolve();
    expect(given).toEqual(['token']);
    device.close();
    expect(told.at(-1)).toBe('disconnect');
    expect(device.view().state).toBe('off');
  });

  it.each([
    ['initialization_error', 'Widevine'],
    ['authentication_error', 'Log in again.'],
    ['account_error', 'Premium'],
    ['playback_error', 'It says: Loading failed.'],
  ])('is none any more after %s, and says why', async (error, part) => {
    const device = await ready();
    listeners[error]?.({ message: 'Loading failed.' });
    expect(device.view()).toMatchObject({ state: 'gone', device: null });
    expect(device.view().fault).toContain(part);
    expect(told.includes('logged out')).toBe(error === 'authentication_error');
    expect(told.at(-1)).toBe('disconnect');
  });

  it('waits for a tap where the browser wants one, and is none until then', async () => {
    const device = await ready();
    listeners['autoplay_failed']?.(null);
    expect(device.view()).toMatchObject({ state: 'blocked', device: null });
    device.allow();
    expect(told.at(-1)).toBe('activate');
    expect(device.view()).toEqual({ state: 'ready', fault: null, device: 'abc' });
  });

  it('loses its line and finds it again', async () => {
    const device = await ready();
    listeners['not_ready']?.({ device_id: 'abc' });
    expect(device.view()).toMatchObject({ state: 'gone', device: null });
    listeners['ready']?.({ device_id: 'def' });
    expect(device.view()).toEqual({ state: 'ready', fault: null, device: 'def' });
  });

  it('waits for the reason where it does not connect', async () => {
    connects = false;
    const device = make();
    await device.open('Room');
    listeners['account_error']?.({ message: 'Restricted.' });
    expect(device.view().fault).toContain('Premium');
  });

  it('says why where there is no script, no token, or no line', async () => {
    const none = new PageDevice({
      sdk: () => Promise.reject(new Error('The player of Spotify could not be loaded.')),
      token: () => token(),
      loggedOut: () => undefined,
    });
    await none.open('Room');
    expect(none.view().fault).toBe('The player of Spotify could not be loaded.');
    connects = false;
    const cut = make();
    await cut.open('Room');
    await vi.waitFor(() => expect(cut.view().state).toBe('gone'), 3000);
    connects = true;
    token = () => Promise.reject(new Error('Spotify no longer accepts the login of this page.'));
    const refused = await ready();
    options.getOAuthToken(() => undefined);
    await new Promise((done) => setTimeout(done));
    expect(refused.view().fault).toContain('no longer accepts');
  });

  it('hears nothing of a player that it has closed', async () => {
    const device = await ready();
    const before = listeners;
    device.close();
    before['account_error']?.({ message: '' });
    before['ready']?.({ device_id: 'old' });
    expect(device.view().state).toBe('off');
  });
});
