import type { TrackInfo } from '../../api/contracts';
import type { PageState } from '../../api/contracts';

/** What is to be played, and how it begins. */
export interface Sound {
  device: string;
  track: TrackInfo;
  address: string | null;
  fromSeconds: number;
  isPlaying: boolean;
}

/** What an adapter says of its player. */
export interface Said {
  state: Exclude<PageState, 'idle'>;
  /** One sentence, where it does not sound. */
  fault?: string;
  /** True where no track of this provider can be played in this page for now. */
  isProviderGone?: boolean;
}

/** One provider's player in the page. Where a call cannot be obeyed, the adapter says so with `tell`. */
export interface Adapter {
  load: (sound: Sound) => void;
  play: () => void;
  pause: () => void;
  /** 0 to 100. */
  setVolume: (percent: number) => void;
  positionSeconds: () => number;
  /** Null where it is not known. */
  durationSeconds: () => number | null;
  /** 0 to 100; 0 where it is muted. */
  volumePercent: () => number;
  /** Silence at once; the player goes. */
  close: () => void;
}

export interface Surroundings {
  /** Where the player stands in the page. */
  stage: HTMLElement;
  tell: (said: Said) => void;
}

/** Makes a player ready; throws an Error with a sentence where it cannot be had. */
export type OpenAdapter = (around: Surroundings) => Promise<Adapter>;

/** In the order of what can be relied on; each is loaded when its first track comes. */
export const adapters: Record<string, () => Promise<OpenAdapter>> = {
  local: async () => (await import('./local')).openLocal,
  youtube: async () => (await import('./youtube')).openYouTube,
  soundcloud: async () => (await import('./soundcloud')).openSoundCloud,
};
