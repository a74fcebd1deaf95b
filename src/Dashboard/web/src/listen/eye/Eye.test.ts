import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraProblem } from './camera';
import { Eye } from './Eye';
import { Networks, type Reading } from './networks';

const nobody: Reading = { faces: [], width: 640, height: 480 };

class FakeTrack extends EventTarget {
  readyState = 'live';
  enabled = true;
  stop = () => (this.readyState = 'ended');
  getSettings = () => ({ deviceId: 'front', facingMode: 'user' });
}

let track: FakeTrack;
let allow: () => void;
let refuse: (name: string) => void;
let eye: Eye;
let unfollow: () => void;

beforeEach(() => {
  track = new FakeTrack();
  const stream = { getVideoTracks: () => [track], getTracks: () => [track] };
  const asked = new Promise((done, failed) => {
    allow = () => done(stream);
    refuse = (name) => failed(new DOMException('', name));
  });
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('createImageBitmap', () => Promise.resolve({}));
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getUserMedia: () => asked, enumerateDevices: () => Promise.resolve([]) },
  });
  Object.defineProperty(HTMLVideoElement.prototype, 'srcObject', { configurable: true, writable: true });
  vi.spyOn(HTMLVideoElement.prototype, 'play').mockResolvedValue();
  for (const [side, value] of [
    ['videoWidth', 640],
    ['videoHeight', 480],
  ] as const)
    Object.defineProperty(HTMLVideoElement.prototype, side, { configurable: true, value });
  const networks = {
    notSureBelow: 0.5,
    read: () => Promise.resolve(nobody),
    forget: () => {},
    end: () => {},
  };
  vi.spyOn(Networks, 'load').mockResolvedValue(networks as unknown as Networks);
  eye = new Eye();
  unfollow = eye.follow();
});

afterEach(() => {
  unfollow();
  vi.unstubAllGlobals();
});

const shows = (state: string) => vi.waitFor(() => expect(eye.view().state).toBe(state));

function hide(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('The camera of the page', () => {
  it('is read until it is stopped, and then ends at once', async () => {
    void eye.start();
    allow();
    await shows('watching');
    expect(eye.view()).toMatchObject({ problem: null, camera: 'front', faces: [], label: null });
    eye.stop();
    expect(track.readyState).toBe('ended');
    expect(eye.view().state).toBe('off');
  });

  it('ends too where it was stopped before the person allowed it', async () => {
    const starting = eye.start();
    eye.stop();
    allow();
    await starting;
    expect(track.readyState).toBe('ended');
    expect(eye.view().state).toBe('off');
  });

  it('waits with a sentence while the page is hidden, and ends with the page', async () => {
    void eye.start();
    allow();
    await shows('watching');
    hide(true);
    expect(eye.view()).toMatchObject({
      state: 'paused',
      problem: 'This page is hidden, so its camera waits. It goes on when you come back.',
    });
    expect(track.enabled).toBe(false);
    hide(false);
    expect(eye.view()).toMatchObject({ state: 'watching', problem: null });
    expect(track.enabled).toBe(true);
    window.dispatchEvent(new Event('pagehide'));
    expect(track.readyState).toBe('ended');
  });

  it('says that it was unplugged', async () => {
    void eye.start();
    allow();
    await shows('watching');
    track.dispatchEvent(new Event('ended'));
    expect(eye.view()).toMatchObject({
      state: 'off',
      problem: 'The camera was unplugged, or the system took it away. Connect it, then tap Start again.',
    });
  });

  it('says why it cannot be had, and what to do', async () => {
    refuse('NotAllowedError');
    await eye.start();
    expect(eye.view().state).toBe('off');
    expect(eye.view().problem).toMatch(
      /^This page may not use the camera\. Allow it .* then tap Start again\.$/,
    );
  });

  it.each([
    ['NotFoundError', /^No camera was found\. Connect one/],
    ['NotReadableError', /another program may use it\. Close that program/],
    ['AbortError', /another program may use it/],
    ['OverconstrainedError', /^That camera is not there any more\. Choose another one\.$/],
    ['SecurityError', /^This page may not use the camera/],
    ['UnheardOfError', /Try another browser, or choose a photograph\.$/],
  ])('has a sentence for %s', (name, sentence) =>
    expect(cameraProblem(new DOMException('', name))).toMatch(sentence),
  );

  it('says that a page needs HTTPS for it', async () => {
    vi.stubGlobal('isSecureContext', false);
    await eye.start();
    expect(eye.view().problem).toMatch(/^A browser gives its camera only to pages over HTTPS\./);
  });

  it('ends where the networks cannot be loaded, and tries them anew at the next start', async () => {
    const load = vi
      .spyOn(Networks, 'load')
      .mockRejectedValueOnce(new Error('The networks cannot be loaded.'));
    allow();
    await eye.start();
    expect(eye.view()).toMatchObject({ state: 'off', problem: 'The networks cannot be loaded.' });
    expect(track.readyState).toBe('ended');
    await eye.start();
    expect(load.mock.calls.length).toBe(2);
    expect(eye.view()).toMatchObject({ state: 'watching', problem: null });
  });
});

describe('A photograph', () => {
  it('that is empty, or none, is named with what to choose instead', async () => {
    await eye.readStill(new Blob([]));
    expect(eye.view()).toMatchObject({ state: 'off', problem: 'This file is empty. Choose another one.' });
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('', 'InvalidStateError')));
    await eye.readStill(new Blob(['no picture']));
    expect(eye.view().problem).toMatch(/^This file is no photograph .* Choose a JPEG, PNG or WebP\.$/);
  });
});
