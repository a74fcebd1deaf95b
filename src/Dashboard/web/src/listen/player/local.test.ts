import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeApi } from '../../testing/fakeApi';
import { track } from '../../testing/samples';
import type { Said } from './adapter';
import { notBeside, ofNoBrowser, openLocal } from './local';

const address = '/api/devices/living-room/library/sound';

async function opened() {
  const said: Said[] = [];
  const stage = document.createElement('div');
  document.body.append(stage);
  const adapter = await openLocal({ stage, tell: (word) => said.push(word) });
  const audio = stage.querySelector('audio') as HTMLAudioElement;
  const load = (isPlaying = true) =>
    adapter.load({ device: 'living-room', track, address: null, fromSeconds: 0, isPlaying });
  return { adapter, audio, said, load, stage };
}

const happen = async (audio: HTMLAudioElement, event: string) => {
  audio.dispatchEvent(new Event(event));
  await new Promise((done) => setTimeout(done, 5));
};

let play = vi.fn(() => Promise.resolve());
beforeEach(() => {
  play = vi.fn(() => Promise.resolve());
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(play);
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => undefined);
});
afterEach(() => document.body.replaceChildren());

describe('The library in the page', () => {
  it('plays the file that the dashboard serves, and says what it does', async () => {
    const { audio, said, load } = await opened();
    load();
    expect(audio.src).toContain(`${address}?track=folk%2F01.ogg`);
    expect(play).toHaveBeenCalledOnce();
    await happen(audio, 'playing');
    await happen(audio, 'pause');
    Object.defineProperty(audio, 'ended', { value: true });
    await happen(audio, 'pause');
    await happen(audio, 'ended');
    expect(said.map(({ state }) => state)).toEqual(['playing', 'paused', 'ended']);
  });

  it('waits for a tap where the browser does not let it sound', async () => {
    play.mockRejectedValue(new DOMException('Play was not allowed.', 'NotAllowedError'));
    const { said, load } = await opened();
    load();
    await new Promise((done) => setTimeout(done));
    expect(said).toMatchObject([{ state: 'blocked' }]);
  });

  it('says that the library sounds only at the box, and after two tracks that it is not here', async () => {
    fakeApi({ [`GET ${address}`]: { status: 404 } });
    const { audio, said, load } = await opened();
    load();
    await happen(audio, 'error');
    load();
    await happen(audio, 'error');
    const fault = 'This library sounds only at the box.';
    expect(said).toEqual([
      { state: 'failed', fault, isProviderGone: false },
      { state: 'failed', fault, isProviderGone: true },
    ]);
  });

  it('passes on the reason that the dashboard gives', async () => {
    fakeApi({ [`GET ${address}`]: { status: 404, body: { detail: 'The file is gone.' } } });
    const { audio, said, load } = await opened();
    load();
    await happen(audio, 'error');
    expect(said.at(-1)?.fault).toBe('The file is gone.');
  });

  it('knows at once that the dashboard does not run beside the library', async () => {
    const detail = `The library of living-room sounds only at the box: ${notBeside}.`;
    fakeApi({ [`GET ${address}`]: { status: 404, body: { detail } } });
    const { audio, said, load } = await opened();
    load();
    await happen(audio, 'error');
    expect(said).toEqual([{ state: 'failed', fault: detail, isProviderGone: true }]);
  });

  it('does not give up the library for files that no browser plays, however many', async () => {
    const detail = `01.ape ${ofNoBrowser}; it sounds only at the box.`;
    const route = { status: 404, body: { detail } };
    const { routes } = fakeApi({ [`GET ${address}`]: route });
    const { audio, said, load } = await opened();
    for (let file = 0; file < 3; file++) {
      load();
      await happen(audio, 'error');
    }
    routes[`GET ${address}`] = { status: 404, body: { detail: 'The library has no track folk/01.ogg.' } };
    load();
    await happen(audio, 'error');
    expect(said.map(({ isProviderGone }) => isProviderGone)).toEqual([false, false, false, false]);
  });

  it('does not take a dashboard that was away for a library that is', async () => {
    const { routes } = fakeApi({ [`GET ${address}`]: () => Promise.reject(new TypeError('No network.')) });
    const { audio, said, load } = await opened();
    load();
    await happen(audio, 'error');
    routes[`GET ${address}`] = { status: 404, body: { detail: 'The library has no track folk/01.ogg.' } };
    load();
    await happen(audio, 'error');
    expect(said.at(-1)).toMatchObject({ state: 'failed', isProviderGone: false });
  });

  it('knows the sentences of the dashboard', () => {
    expect(readFileSync('../Library/LibraryFolder.cs', 'utf8')).toContain(notBeside);
    expect(readFileSync('../Api/LibraryEndpoints.cs', 'utf8')).toContain(ofNoBrowser);
  });

  it('says the volume that was set where the element’s own cannot be, as on iOS', async () => {
    const { adapter, audio } = await opened();
    Object.defineProperty(audio, 'volume', { get: () => 1, set: () => undefined, configurable: true });
    adapter.setVolume(40);
    expect(adapter.volumePercent()).toBe(40);
    audio.muted = true;
    expect(adapter.volumePercent()).toBe(0);
    audio.muted = false;
    Reflect.deleteProperty(audio, 'volume');
    adapter.setVolume(40);
    expect(audio.volume).toBeCloseTo(0.4);
  });

  it('says that the browser cannot play a file that is there', async () => {
    fakeApi({ [`GET ${address}`]: { status: 206, body: {} } });
    const { audio, said, load } = await opened();
    load();
    await happen(audio, 'error');
    expect(said).toEqual([{ state: 'failed', fault: 'This browser cannot play the format of this file.' }]);
  });

  it('leaves nothing behind', async () => {
    const { adapter, audio, said, load, stage } = await opened();
    load();
    adapter.close();
    await happen(audio, 'error');
    expect(stage.children).toHaveLength(0);
    expect(said).toEqual([]);
  });
});
