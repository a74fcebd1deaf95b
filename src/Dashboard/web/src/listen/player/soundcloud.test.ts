import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { track } from '../../testing/samples';
import type { Said } from './adapter';
import type { SoundCloudWidget } from './soundcloud';

let told: string[];
let events: Record<string, (data?: { currentPosition: number }) => void>;
let current: object | null;

const widget: SoundCloudWidget = {
  bind: (event, listener) => void (events[event] = listener),
  load: (address) => told.push(`load ${address}`),
  play: () => told.push('play'),
  pause: () => told.push('pause'),
  seekTo: (ms) => told.push(`seek ${ms}`),
  setVolume: (percent) => told.push(`volume ${percent}`),
  getCurrentSound: (take) => take(current),
  getDuration: (take) => take(90_000),
};

async function opened() {
  // The script is there already; only its loading is left out.
  vi.doMock('./script', () => ({ loadScript: () => Promise.resolve() }));
  const { openSoundCloud } = await import('./soundcloud');
  const said: Said[] = [];
  const stage = document.createElement('div');
  const adapter = await openSoundCloud({ stage, tell: (word) => said.push(word) });
  const load = (fromSeconds = 0) =>
    adapter.load({
      device: 'box',
      track,
      address: 'https://soundcloud.com/a/b',
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
});
