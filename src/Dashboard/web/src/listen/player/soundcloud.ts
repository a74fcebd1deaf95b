import { playerAddresses } from './addresses';
import type { OpenAdapter } from './adapter';
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

  const awaitSign = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => isWanted && tell({ state: 'blocked', fault: waits }), signMs);
  };
  /** Everything that can be asked only once the widget has the track. */
  const ready = () => {
    widget?.setVolume(volume);
    widget?.getDuration((ms) => (duration = ms / 1000));
    widget?.getCurrentSound((sound) => {
      if (sound === null) tell({ state: 'failed', fault: cannot });
      else if (isPreview(sound)) tell({ state: 'failed', fault: preview });
      else if (isWanted) play();
      else tell({ state: 'paused' });
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
      tell({ state: 'playing' });
    });
    made.bind('pause', () => tell({ state: 'paused' }));
    made.bind('finish', () => tell({ state: 'ended' }));
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
    positionSeconds: () => position,
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
