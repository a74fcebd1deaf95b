import { playerAddresses } from './addresses';
import type { OpenAdapter, Sound } from './adapter';
import { loadScript } from './script';

// https://developers.google.com/youtube/iframe_api_reference

export interface YouTubePlayer {
  loadVideoById: (video: { videoId: string; startSeconds: number }) => void;
  cueVideoById: (video: { videoId: string; startSeconds: number }) => void;
  playVideo: () => void;
  pauseVideo: () => void;
  setVolume: (percent: number) => void;
  getVolume: () => number;
  isMuted: () => boolean;
  getCurrentTime: () => number;
  getDuration: () => number;
  destroy: () => void;
}

export interface YouTubeApi {
  Player: new (element: HTMLElement, options: object) => YouTubePlayer;
}

declare global {
  interface Window {
    YT?: Partial<YouTubeApi>;
    onYouTubeIframeAPIReady?: () => void;
  }
}

/** The numbers of `onStateChange`. */
const unstarted = -1;
const ended = 0;
const playing = 1;
const paused = 2;
const buffering = 3;

/** So long a player may show no sign of playing before it is taken as blocked; one that shows an advertisement buffers first. */
const signMs = 5000;

/** So long each part of it may take to come. */
const readyMs = 10_000;

const hidden = 'YouTube may not play while its page is hidden. Bring this page to the front.';
const waits = 'YouTube waits for a tap on its video.';

/** The sentences of `onError`. */
const faults: Record<number, string> = {
  2: 'YouTube does not know this address: a video’s id has eleven letters.',
  5: 'YouTube’s player cannot play this video in this browser.',
  100: 'This video was removed from YouTube, or made private.',
  101: 'The owner of this video does not let it play outside of YouTube.',
  150: 'The owner of this video does not let it play outside of YouTube.',
  153: 'YouTube did not learn which page asks: the browser, or something in it, takes the referrer away.',
};
const noReferrer = 153;

/** YouTube's own player, visible, with nothing over it, and paused while the page is hidden. */
export const openYouTube: OpenAdapter = async ({ stage, tell }) => {
  const { youtube, youtubeFrames: host } = playerAddresses();
  const api = await youTubeApi(youtube);
  // A box of its own: what else stands on the stage by the time that this player goes is not its own.
  const box = document.createElement('div');
  const place = document.createElement('div');
  box.append(place);
  stage.append(box);

  let sound: Sound | undefined;
  let isWanted = false;
  let isClosed = false;
  let timer: number | undefined;

  const awaitSign = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => isWanted && tell({ state: 'blocked', fault: waits }), signMs);
  };
  const begin = () => {
    if (sound === undefined) return;
    const video = { videoId: sound.address ?? '', startSeconds: sound.fromSeconds };
    if (isWanted && !document.hidden) {
      awaitSign();
      player.loadVideoById(video);
    } else {
      player.cueVideoById(video);
      tell(isWanted ? { state: 'blocked', fault: hidden } : { state: 'paused' });
    }
  };
  const play = () => {
    isWanted = true;
    if (document.hidden) {
      tell({ state: 'blocked', fault: hidden });
      return;
    }
    awaitSign();
    player.playVideo();
  };
  const changed = (state: number) => {
    if (isClosed) return;
    if (state !== unstarted) window.clearTimeout(timer);
    // A hand at the player's own controls counts as much as a command.
    if (state === playing) isWanted = true;
    if (state === paused && !document.hidden) isWanted = false;
    if (state === playing && document.hidden) look();
    else if (state === playing) tell({ state: 'playing' });
    else if (state === buffering) tell({ state: 'loading' });
    else if (state === ended) tell({ state: 'ended' });
    else if (state === paused)
      tell(isWanted && document.hidden ? { state: 'blocked', fault: hidden } : { state: 'paused' });
  };
  const failed = (code: number) => {
    window.clearTimeout(timer);
    const fault = faults[code] ?? `YouTube cannot play this video (error ${code}).`;
    if (!isClosed) tell({ state: 'failed', fault, isProviderGone: code === noReferrer });
  };

  const ready = new Promise<YouTubePlayer>((done) => {
    const made: YouTubePlayer = new api.Player(place, {
      width: '100%',
      height: '100%',
      host,
      playerVars: { playsinline: 1, rel: 0, origin: window.location.origin },
      events: {
        onReady: () => done(made),
        onStateChange: ({ data }: { data: number }) => changed(data),
        onError: ({ data }: { data: number }) => failed(data),
        onAutoplayBlocked: () => !isClosed && isWanted && tell({ state: 'blocked', fault: waits }),
      },
    });
  });
  // One whose frame was blocked never becomes ready.
  const player = await within(readyMs, ready).catch((error: unknown) => {
    isClosed = true;
    box.remove();
    throw error;
  });

  const look = () => {
    if (!isWanted) return;
    if (!document.hidden) {
      play();
      return;
    }
    player.pauseVideo();
    tell({ state: 'blocked', fault: hidden });
  };
  document.addEventListener('visibilitychange', look);

  return {
    load: (next) => {
      sound = next;
      isWanted = next.isPlaying;
      begin();
    },
    play,
    pause: () => {
      isWanted = false;
      window.clearTimeout(timer);
      player.pauseVideo();
    },
    setVolume: (percent) => player.setVolume(percent),
    positionSeconds: () => player.getCurrentTime(),
    durationSeconds: () => player.getDuration() || null,
    volumePercent: () => (player.isMuted() ? 0 : Math.round(player.getVolume())),
    close: () => {
      isClosed = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      player.destroy();
      box.remove();
    },
  };
};

/** The script loads a second one, and calls back when that is there. */
async function youTubeApi(address: string): Promise<YouTubeApi> {
  const isThere = () => window.YT?.Player !== undefined;
  const ready = new Promise<void>((done) => {
    const before = window.onYouTubeIframeAPIReady;
    window.onYouTubeIframeAPIReady = () => {
      before?.();
      done();
    };
  });
  if (!isThere()) {
    await loadScript(`${address}/iframe_api`, 'YouTube');
    if (!isThere()) await within(readyMs, ready);
  }
  return window.YT as YouTubeApi;
}

function within<T>(ms: number, awaited: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, fail) => {
    window.setTimeout(() => fail(new Error('YouTube’s player does not answer. Try again in a while.')), ms);
  });
  return Promise.race([awaited, late]);
}
