import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { track } from '../../testing/samples';
import type { Adapter, Said } from './adapter';
import { openYouTube } from './youtube';

interface Events {
  onReady: () => void;
  onStateChange: (event: { data: number }) => void;
  onError: (event: { data: number }) => void;
  onAutoplayBlocked: () => void;
}

let told: string[];
let adapter: Adapter;
let isBlocked: boolean;
let options: { host: string; playerVars: { origin: string }; events: Events };

class FakePlayer {
  constructor(_: HTMLElement, given: object) {
    options = given as typeof options;
    if (!isBlocked) setTimeout(() => options.events.onReady());
  }
  loadVideoById = (video: { videoId: string; startSeconds: number }) =>
    told.push(`load ${video.videoId} from ${video.startSeconds}`);
  cueVideoById = (video: { videoId: string }) => told.push(`cue ${video.videoId}`);
  playVideo = () => told.push('play');
  pauseVideo = () => told.push('pause');
  setVolume = () => undefined;
  getVolume = () => 40;
  isMuted = () => true;
  getCurrentTime = () => 3;
  getDuration = () => 0;
  destroy = () => told.push('destroy');
}

function hide(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

async function opened() {
  const said: Said[] = [];
  const stage = document.createElement('div');
  const opening = openYouTube({ stage, tell: (word) => said.push(word) });
  await vi.advanceTimersByTimeAsync(1);
  adapter = await opening;
  const load = (isPlaying = true) =>
    adapter.load({ device: 'box', track, address: 'dQw4w9WgXcQ', fromSeconds: 7, isPlaying });
  return { said, stage, load };
}

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  isBlocked = false;
  window.YT = { Player: FakePlayer };
});
afterEach(() => {
  adapter.close();
  vi.useRealTimers();
  delete window.YT;
});

describe('YouTube in the page', () => {
  it('plays with the official player, which learns where it is', async () => {
    const { said, load } = await opened();
    load();
    expect(options.host).toBe('https://www.youtube-nocookie.com');
    expect(options.playerVars.origin).toBe(window.location.origin);
    for (const data of [-1, 3, 1, 2, 0]) options.events.onStateChange({ data });
    expect(told).toEqual(['load dQw4w9WgXcQ from 7']);
    expect(said.map(({ state }) => state)).toEqual(['loading', 'playing', 'paused', 'ended']);
    expect(adapter.durationSeconds()).toBeNull();
    expect(adapter.volumePercent()).toBe(0);
  });

  it('has a sentence for each error', async () => {
    const { said, load } = await opened();
    load();
    for (const data of [2, 5, 100, 101, 150, 153, 999]) options.events.onError({ data });
    expect(said.every(({ state, fault }) => state === 'failed' && fault !== undefined)).toBe(true);
    expect(said.map(({ isProviderGone }) => isProviderGone)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(said[6]?.fault).toContain('999');
  });

  it('is paused while its page is hidden, says so, and goes on', async () => {
    const { said, load } = await opened();
    load();
    options.events.onStateChange({ data: 1 });
    hide(true);
    options.events.onStateChange({ data: 2 });
    expect(told.at(-1)).toBe('pause');
    expect(said.at(-1)).toMatchObject({ state: 'blocked' });
    expect(said.at(-1)?.fault).toContain('hidden');
    hide(false);
    expect(told.at(-1)).toBe('play');
  });

  it('begins nothing while its page is hidden', async () => {
    const { said, load } = await opened();
    hide(true);
    load();
    expect(told).toEqual(['cue dQw4w9WgXcQ']);
    expect(said.at(-1)?.state).toBe('blocked');
    hide(false);
  });

  it('says that a tap is needed, where the browser says so and where it says nothing', async () => {
    const { said, load } = await opened();
    load();
    options.events.onAutoplayBlocked();
    expect(said.at(-1)?.state).toBe('blocked');
    load();
    await vi.advanceTimersByTimeAsync(6000);
    expect(said).toHaveLength(2);
  });

  it('takes an advertisement for what it is', async () => {
    const { said, load } = await opened();
    load();
    options.events.onStateChange({ data: 3 });
    options.events.onStateChange({ data: -1 });
    await vi.advanceTimersByTimeAsync(20_000);
    options.events.onStateChange({ data: 1 });
    expect(said.map(({ state }) => state)).toEqual(['loading', 'playing']);
  });

  it('stays paused by a hand at its own controls, also when its page was hidden meanwhile', async () => {
    const { said, load } = await opened();
    load();
    options.events.onStateChange({ data: 1 });
    options.events.onStateChange({ data: 2 });
    expect(said.at(-1)).toEqual({ state: 'paused' });
    hide(true);
    hide(false);
    expect(told).toEqual(['load dQw4w9WgXcQ from 7']);
  });

  it('is paused while its page is hidden also where a hand at its own controls let it play', async () => {
    const { said, load } = await opened();
    load();
    adapter.pause();
    options.events.onStateChange({ data: 2 });
    options.events.onStateChange({ data: 1 });
    expect(said.at(-1)).toEqual({ state: 'playing' });
    hide(true);
    expect(told.at(-1)).toBe('pause');
    expect(said.at(-1)).toMatchObject({ state: 'blocked' });
    hide(false);
    expect(told.at(-1)).toBe('play');
  });

  it('does not begin in a page that is hidden, as by a key of the keyboard', async () => {
    const { said, load } = await opened();
    load(false);
    hide(true);
    options.events.onStateChange({ data: 1 });
    expect(told.at(-1)).toBe('pause');
    expect(said.at(-1)).toMatchObject({ state: 'blocked' });
    hide(false);
  });

  it('takes nothing else from the stage when it goes', async () => {
    const { stage } = await opened();
    const others = document.createElement('audio');
    stage.append(others);
    adapter.close();
    expect([...stage.children]).toEqual([others]);
  });

  it('says so when its frame is blocked, and leaves nothing behind', async () => {
    isBlocked = true;
    const stage = document.createElement('div');
    const opening = openYouTube({ stage, tell: () => undefined }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await opening) as Error).toMatchObject({
      message: expect.stringContaining('does not answer') as string,
    });
    expect(stage.children).toHaveLength(0);
  });

  it('says nothing more once it is closed', async () => {
    const { said, load } = await opened();
    load();
    adapter.close();
    options.events.onStateChange({ data: 1 });
    options.events.onError({ data: 100 });
    await vi.advanceTimersByTimeAsync(6000);
    expect(told.at(-1)).toBe('destroy');
    expect(said).toEqual([]);
  });
});
