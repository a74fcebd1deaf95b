import { playerAddresses } from './addresses';
import type { OpenAdapter, Said } from './adapter';
import { loadScript } from './script';

// https://developers.soundcloud.com/docs/api/html5-widget

type WidgetEvent = 'ready' | 'play' | 'pause' | 'finish' | 'playProgress' | 'error' | 'seek';

/** The undocumented parts may be absent. */
interface CurrentSound {
  duration?: number;
  full_duration?: number;
  policy?: string;
}

export interface SoundCloudWidget {
  bind: (event: WidgetEvent, listener: (data?: { currentPosition?: number }) => void) => void;
  load: (address: string, options: object) => void;
  play: () => void;
  pause: () => void;
  seekTo: (milliseconds: number) => void;
  setVolume: (percent: number) => void;
  getCurrentSound: (take: (sound: CurrentSound | null) => void) => void;
  getDuration: (take: (milliseconds: number) => void) => void;
  getSounds: (take: (sounds: CurrentSound[]) => void) => void;
  getCurrentSoundIndex: (take: (index: number) => void) => void;
  skip: (index: number) => void;
}

declare global {
  interface Window {
    SC?: { Widget: (frame: HTMLIFrameElement) => SoundCloudWidget };
  }
}

/** So long a widget may show no sign before it is taken as blocked. */
const signMs = 5000;

const waits = 'SoundCloud waits for a tap on its player.';
const preview = 'SoundCloud gives only a preview of this track here.';
const noneOfSet = 'SoundCloud gives none of the last tracks of this set in full here.';
const cannot = 'SoundCloud cannot play this track: it was removed, made private, or may not be embedded.';

/** SoundCloud's own widget, which shows whose track it is. */
export const openSoundCloud: OpenAdapter = async ({ stage, tell }) => {
  const { soundcloud: host } = playerAddresses();
  await loadScript(`${host}/player/api.js`, 'SoundCloud');
  const { SC } = window;
  if (SC === undefined) throw new Error('SoundCloud’s player does not answer. Try again in a while.');
  const frame = document.createElement('iframe');
  frame.title = 'SoundCloud’s player';
  frame.allow = 'autoplay';
  frame.width = '100%';
  frame.height = '100%';

  let widget: SoundCloudWidget | undefined;
  let isWanted = false;
  let volume = 100;
  let from = 0;
  let position = 0;
  let duration: number | null = null;
  let timer: number | undefined;
  /** A set's track that sounds, and where it begins; null for a single track. */
  let set: { index: number; count: number; startSeconds: number } | null = null;

  const awaitSign = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => isWanted && tell({ state: 'blocked', fault: waits }), signMs);
  };
  /** Everything that can be asked only once the widget has the track. */
  const ready = () => {
    widget?.setVolume(volume);
    if (set === null) widget?.getDuration((ms) => (duration = ms / 1000));
    else widget?.getSounds(enterSet);
    widget?.getCurrentSound((sound) => {
      if (sound === null) tell({ state: 'failed', fault: cannot });
      else if (set === null && isPreview(sound)) tell({ state: 'failed', fault: preview });
      else if (isWanted) play();
      else tell({ state: 'paused' });
    });
  };
  /** Goes to where it was: how long the later tracks of a set are is known only once they sound. */
  const enterSet = (sounds: CurrentSound[]) => {
    if (set === null) return;
    const lengths = sounds.map((sound) => (sound.duration ?? 0) / 1000);
    set = { index: 0, count: lengths.length, startSeconds: 0 };
    for (const seconds of lengths.slice(0, -1)) {
      if (seconds === 0 || set.startSeconds + seconds > from) break;
      set.index += 1;
      set.startSeconds += seconds;
    }
    position = from = Math.max(0, from - set.startSeconds);
    if (set.index > 0) widget?.skip(set.index);
    duration = lengths.includes(0) ? null : lengths.reduce((sum, seconds) => sum + seconds, 0);
  };
  /** The widget may have gone on by itself already, so it is told where to, not how far. */
  const goOn = (otherwise: Said) => {
    if (set === null || set.index + 1 >= set.count) {
      isWanted = false;
      widget?.pause();
      tell(otherwise);
      return;
    }
    set = { ...set, index: set.index + 1, startSeconds: set.startSeconds + position };
    position = 0;
    widget?.skip(set.index);
    if (isWanted) play();
  };
  /** A person may have chosen another track of the set in the widget. */
  const checkPart = (made: SoundCloudWidget) => {
    made.getCurrentSoundIndex((index) => set !== null && (set = { ...set, index }));
    made.getCurrentSound((sound) => {
      if (sound === null || isPreview(sound)) goOn({ state: 'failed', fault: noneOfSet });
      else tell({ state: 'playing' });
    });
  };
  const play = () => {
    isWanted = true;
    awaitSign();
    widget?.play();
  };
  const bind = (made: SoundCloudWidget) => {
    made.bind('ready', ready);
    made.bind('play', () => {
      window.clearTimeout(timer);
      // The widget takes a place in the track only while it plays.
      if (from > 0) made.seekTo(from * 1000);
      from = 0;
      if (set === null) tell({ state: 'playing' });
      else checkPart(made);
    });
    made.bind('pause', () => tell({ state: 'paused' }));
    made.bind('finish', () => (set === null ? tell({ state: 'ended' }) : goOn({ state: 'ended' })));
    made.bind('playProgress', (data) => (position = (data?.currentPosition ?? 0) / 1000));
    made.bind('error', () => {
      window.clearTimeout(timer);
      tell({ state: 'failed', fault: cannot });
    });
  };

  return {
    load: ({ address, fromSeconds, isPlaying }) => {
      isWanted = isPlaying;
      from = fromSeconds;
      position = fromSeconds;
      duration = null;
      set = isSet(address ?? '') ? { index: 0, count: 1, startSeconds: 0 } : null;
      if (isWanted) awaitSign();
      if (widget !== undefined) {
        widget.load(address ?? '', { show_user: true, callback: ready });
        return;
      }
      frame.src = `${host}/player/?url=${encodeURIComponent(address ?? '')}&show_user=true`;
      stage.append(frame);
      widget = SC.Widget(frame);
      bind(widget);
    },
    play,
    pause: () => {
      isWanted = false;
      window.clearTimeout(timer);
      widget?.pause();
    },
    setVolume: (percent) => {
      volume = percent;
      widget?.setVolume(percent);
    },
    positionSeconds: () => (set?.startSeconds ?? 0) + position,
    durationSeconds: () => duration,
    volumePercent: () => volume,
    close: () => {
      window.clearTimeout(timer);
      widget?.pause();
      widget = undefined;
      frame.remove();
    },
  };
};

const isPreview = ({ policy, duration = 0, full_duration: full = 0 }: CurrentSound) =>
  policy === 'SNIP' || full - duration > 5000;

/** Its widget plays the tracks of a set one after another. */
const isSet = (address: string) => /^https:\/\/soundcloud\.com\/[^/]+\/sets\/[^/]+$/.test(address);
