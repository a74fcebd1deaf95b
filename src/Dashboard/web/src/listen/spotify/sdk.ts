import { playerAddresses } from '../player/addresses';
import { loadScript } from '../player/script';

// https://developer.spotify.com/documentation/web-playback-sdk/reference

export type SdkError = 'initialization_error' | 'authentication_error' | 'account_error' | 'playback_error';

export interface SdkPlayer {
  addListener: (
    event: SdkError | 'ready' | 'not_ready' | 'autoplay_failed' | 'player_state_changed',
    listener: (info: { device_id?: string; message?: string; paused?: boolean } | null) => void,
  ) => unknown;
  connect: () => Promise<boolean>;
  disconnect: () => void;
  pause: () => Promise<void>;
  activateElement: () => Promise<void>;
}

export interface SdkOptions {
  name: string;
  getOAuthToken: (take: (token: string) => void) => void;
  volume: number;
}

export interface Sdk {
  Player: new (options: SdkOptions) => SdkPlayer;
}

declare global {
  interface Window {
    Spotify?: Sdk;
    onSpotifyWebPlaybackSDKReady?: () => void;
  }
}

const patienceMs = 10_000;

/** Loads Spotify's script once; it calls back when it is ready. Throws an Error with a sentence. */
export async function spotifySdk(): Promise<Sdk> {
  if (window.Spotify !== undefined) return window.Spotify;
  const ready = new Promise<Sdk | undefined>((done) => {
    window.onSpotifyWebPlaybackSDKReady = () => done(window.Spotify);
  });
  const late = new Promise<never>((_, fail) => {
    window.setTimeout(
      () => fail(new Error('Spotify’s player does not answer. Try again in a while.')),
      patienceMs,
    );
  });
  await loadScript(`${playerAddresses().spotifyPlayer}/spotify-player.js`, 'Spotify');
  const sdk = await Promise.race([ready, late]);
  if (sdk === undefined) throw new Error('Spotify’s player does not answer. Try again in a while.');
  return sdk;
}
