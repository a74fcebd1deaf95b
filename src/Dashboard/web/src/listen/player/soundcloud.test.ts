import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { track } from '../../testing/samples';
import type { Said } from './adapter';
import type { SoundCloudWidget } from './soundcloud';

let told: string[];
let events: Record<string, (data?: { currentPosition: number }) => void>;
let current: object | null;
let sounds: object[];
let index: number;

const widget: SoundCloudWidget = {
  bind: (event, listener) => void (events[event] = listener),
  load: (address) => told.push(`load ${address}`),
  play: () => told.push('play'),
  pause: () => told.push('pause'),
  seekTo: (ms) => told.push(`seek ${ms}`),
  setVolume: (percent) => told.push(`volume ${percent}`),
  getCurrentSound: (take) => take(current),
  getDuration: (take) => take(90_000),
  getSounds: (take) => take(sounds),
  getCurrentSoundIndex: (take) => take(index),
  skip: (to) => {
    index = to;
    told.push(`skip ${to}`);
  },
};

async function opened() {
  // The script is there already; only its loading is left out.
  vi.doMock('./script', () => ({ loadScript: () => Promise.resolve() }));
  const { openSoundCloud } = await import('./soundcloud');
  const said: Said[] = [];
  const stage = document.createElement('div');
  const adapter = await openSoundCloud({ stage, tell: (word) => said.push(word) });
  const load = (fromSeconds = 0, address = 'https://soundcloud.com/a/b') =>
    adapter.load({
      device: 'box',
      track,
      address,
      fromSeconds,
      isPlaying: true,
    });
  return { adapter, said, stage, load };
}

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  events = {};
  current = { duration: 90_000 };
  sounds = [{ duration: 60_000 }, { duration: 30_000 }, { id: 7 }];
  index = 0;
  window.SC = { Widget: () => widget };
});
afterEach(() => {
  vi.useRealTimers();
  delete window.SC;
});

describe('SoundCloud in the page', () => {
  it('plays in the widget, which shows whose track it is', async () => {
    const { adapter, said, stage, load } = await opened();
    load(12);
    const frame = stage.querySelector('iframe');
    expect(frame?.src).toBe(
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb&show_user=true',
    );
    events['ready']?.();
    expect(told).toEqual(['volume 100', 'play']);
    events['play']?.();
    expect(told.at(-1)).toBe('seek 12000');
    events['playProgress']?.({ currentPosition: 13_500 });
    expect(adapter.positionSeconds()).toBe(13.5);
    expect(adapter.durationSeconds()).toBe(90);
    events['finish']?.();
    expect(said.map(({ state }) => state)).toEqual(['playing', 'ended']);
    load();
    expect(told.at(-1)).toBe('load https://soundcloud.com/a/b');
  });

  it('does not play what is only a preview', async () => {
    const { said, load } = await opened();
    current = { duration: 30_000, full_duration: 240_000, policy: 'SNIP' };
    load();
    events['ready']?.();
    expect(told).not.toContain('play');
    expect(said).toEqual([{ state: 'failed', fault: 'SoundCloud gives only a preview of this track here.' }]);
  });

  it('says that a track is not there', async () => {
    const { said, load } = await opened();
    load();
    events['error']?.();
    expect(said.at(-1)?.state).toBe('failed');
    await vi.advanceTimersByTimeAsync(6000);
    expect(said).toHaveLength(1);
  });

  it('says that a tap is needed where the widget shows no sign', async () => {
    const { said, load } = await opened();
    load();
    events['ready']?.();
    await vi.advanceTimersByTimeAsync(6000);
    expect(said.at(-1)).toMatchObject({ state: 'blocked' });
  });

  it('plays a set as one: its tracks one after another, a preview passed over, ended with the last', async () => {
    const { adapter, said, load } = await opened();
    load(0, 'https://soundcloud.com/a/sets/c');
    events['ready']?.();
    events['play']?.();
    events['playProgress']?.({ currentPosition: 60_000 });
    events['finish']?.();
    expect(told).toEqual(['volume 100', 'play', 'skip 1', 'play']);
    current = { duration: 30_000, full_duration: 240_000, policy: 'SNIP' };
    events['play']?.();
    expect(told.slice(-2)).toEqual(['skip 2', 'play']);
    current = { duration: 20_000 };
    events['play']?.();
    events['playProgress']?.({ currentPosition: 20_000 });
    expect(adapter.positionSeconds()).toBe(80);
    expect(adapter.durationSeconds()).toBeNull();
    events['finish']?.();
    expect(said.map(({ state }) => state)).toEqual(['playing', 'playing', 'ended']);
    expect(told.at(-1)).toBe('pause');
  });

  it('goes on in a set where it was', async () => {
    const { adapter, load } = await opened();
    load(75, 'https://soundcloud.com/a/sets/c');
    events['ready']?.();
    expect(told).toEqual(['volume 100', 'skip 1', 'play']);
    events['play']?.();
    expect(told.at(-1)).toBe('seek 15000');
    expect(adapter.positionSeconds()).toBe(75);
  });

  it('fails where the rest of a set is only previews', async () => {
    const { said, load } = await opened();
    sounds = [{ duration: 30_000 }];
    current = { duration: 30_000, full_duration: 240_000, policy: 'SNIP' };
    load(0, 'https://soundcloud.com/a/sets/c');
    events['ready']?.();
    events['play']?.();
    expect(said.at(-1)).toMatchObject({ state: 'failed' });
  });
});
