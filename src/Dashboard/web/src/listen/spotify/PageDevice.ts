import type { Sdk, SdkError, SdkPlayer } from './sdk';

export interface PageDeviceView {
  /** `blocked`: the browser waits for a tap. `gone`: `fault` says why. */
  state: 'off' | 'opening' | 'ready' | 'blocked' | 'gone';
  /** Why Spotify does not sound here, as one sentence. */
  fault: string | null;
  /** As Spotify names it; null while nothing can sound on it. */
  device: string | null;
}

export interface PageDeviceParts {
  sdk: () => Promise<Sdk>;
  token: () => Promise<string>;
  /** The login is no longer good. */
  loggedOut: () => void;
}

const off: PageDeviceView = { state: 'off', fault: null, device: null };

const faults: Record<SdkError, string> = {
  initialization_error:
    'Spotify’s player does not start in this browser: it needs Widevine, and a page with an HTTPS address or at 127.0.0.1.',
  authentication_error: 'Spotify no longer accepts the login of this page. Log in again.',
  account_error: 'Spotify plays in a page only for accounts with Premium.',
  playback_error: 'Spotify’s player could not play this track here.',
};
const waits = 'The browser waits for a tap before it lets Spotify sound.';
/** Why it does not connect may be told a moment after that it does not. */
const reasonMs = 1000;
const lost = 'This page has lost its line to Spotify.';

/** This page as a device of Spotify Connect, which the box finds and steers. */
export class PageDevice {
  private shown = off;
  private player: SdkPlayer | undefined;
  /** Of the player that is wanted; what an earlier one says is not heard. */
  private opening: object | undefined;
  /** Kept while the browser waits for a tap. */
  private named: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: PageDeviceParts) {}

  readonly view = (): PageDeviceView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly open = async (name: string): Promise<void> => {
    this.close();
    const opening = {};
    this.opening = opening;
    this.show({ state: 'opening', fault: null, device: null });
    const isWanted = () => this.opening === opening;
    try {
      const { Player } = await this.parts.sdk();
      if (!isWanted()) return;
      const player = new Player({ name, volume: 1, getOAuthToken: (take) => void this.give(take, isWanted) });
      this.player = player;
      this.listen(player, isWanted);
      const isConnected = await player.connect();
      if (!isConnected)
        window.setTimeout(() => isWanted() && this.shown.state === 'opening' && this.lose(lost), reasonMs);
    } catch (error) {
      if (isWanted()) this.lose((error as Error).message);
    }
  };

  /** Silence: the page is no longer the speaker, or somebody logs out. */
  readonly close = (): void => {
    this.opening = undefined;
    this.player?.disconnect();
    this.player = undefined;
    this.named = null;
    this.show(off);
  };

  /** The box cannot be heard: it plays elsewhere by now. */
  readonly hush = (): void => void this.player?.pause();

  /** In a tap, after which the browser lets it sound. */
  readonly allow = (): void => {
    if (this.player === undefined) return;
    void this.player.activateElement();
    // The box begins the track: meanwhile another speaker may sound.
    if (this.shown.state === 'blocked') this.show({ state: 'ready', fault: null, device: this.named });
  };

  private listen(player: SdkPlayer, isWanted: () => boolean): void {
    player.addListener('ready', (info) => {
      this.named = info?.device_id ?? null;
      if (isWanted()) this.show({ state: 'ready', fault: null, device: this.named });
    });
    player.addListener(
      'not_ready',
      () => isWanted() && this.show({ state: 'gone', fault: lost, device: null }),
    );
    player.addListener('autoplay_failed', () => {
      if (isWanted()) this.show({ state: 'blocked', fault: waits, device: null });
    });
    for (const error of Object.keys(faults) as SdkError[])
      player.addListener(error, (info) => {
        if (!isWanted()) return;
        if (error === 'authentication_error') this.parts.loggedOut();
        const said = error === 'playback_error' ? info?.message : undefined;
        this.lose(said === undefined || said === '' ? faults[error] : `${faults[error]} It says: ${said}`);
      });
  }

  private async give(take: (token: string) => void, isWanted: () => boolean): Promise<void> {
    try {
      take(await this.parts.token());
    } catch (error) {
      if (isWanted()) this.lose((error as Error).message);
    }
  }

  /** Nothing can sound on it before somebody tries again. */
  private lose(fault: string): void {
    this.close();
    this.show({ state: 'gone', fault, device: null });
  }

  private show(view: PageDeviceView): void {
    if (
      view.state === this.shown.state &&
      view.fault === this.shown.fault &&
      view.device === this.shown.device
    )
      return;
    this.shown = view;
    for (const listener of this.listeners) listener();
  }
}
