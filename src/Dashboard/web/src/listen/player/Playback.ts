import { serverNow } from '../../api/clock';
import type { DesiredSound, PageState } from '../../api/contracts';
import type { Adapter, OpenAdapter, Said } from './adapter';

export interface PlaybackView {
  state: PageState;
  /** Why it does not sound, as a sentence. */
  fault: string | null;
  provider: string | null;
}

export interface PlaybackParts {
  device: string;
  stage: () => HTMLElement | null;
  adapters: Record<string, () => Promise<OpenAdapter>>;
  changed: () => void;
}

/** The box takes a pause in the page as a person's word; one of a moment, as when somebody seeks, is none. */
const wordMs = 900;

/** A track that began longer ago than this is taken up where it is by now; less is the time that the word took. */
const lateSeconds = 3;

const nothing: PlaybackView = { state: 'idle', fault: null, provider: null };

/** What sounds in this page: one provider's player at a time, which follows what is desired. */
export class Playback {
  view = nothing;
  session = 0;
  private desired: DesiredSound | undefined;
  private adapter: Adapter | undefined;
  /** Of the player that stands there; what an earlier one says is not heard. */
  private opening: object | undefined;
  private readonly gone = new Set<string>();
  private word: number | undefined;

  constructor(private readonly parts: PlaybackParts) {}

  obey(desired: DesiredSound): void {
    this.desired = desired;
    const { track, state, session } = desired;
    if (track === null || state === 'stopped') {
      this.close();
      this.session = session;
      this.parts.changed();
    } else if (session !== this.session) {
      this.session = session;
      void this.begin(track.provider, session);
    } else {
      this.adapter?.setVolume(desired.volumePercent);
      if (state === 'playing' && isResting(this.view.state)) this.adapter?.play();
      if (state === 'paused' && !isResting(this.view.state)) this.adapter?.pause();
    }
  }

  /** Those whose tracks can be played here now. */
  providers = () => Object.keys(this.parts.adapters).filter((name) => !this.gone.has(name));

  /** Tries all of them again. */
  forgive = () => this.gone.clear();

  play = () => this.adapter?.play();

  /** Without a word of the box, and without one of a person. */
  hush(): void {
    window.clearTimeout(this.word);
    this.desired = undefined;
    this.adapter?.pause();
  }

  positionSeconds = () => clean(this.adapter?.positionSeconds()) ?? 0;

  durationSeconds = () => clean(this.adapter?.durationSeconds());

  volumePercent = () => this.adapter?.volumePercent() ?? this.desired?.volumePercent ?? 100;

  /** Silence. */
  close(): void {
    window.clearTimeout(this.word);
    this.opening = undefined;
    this.adapter?.close();
    this.adapter = undefined;
    this.session = 0;
    this.view = nothing;
  }

  private async begin(provider: string, session: number): Promise<void> {
    this.change({ state: 'loading', fault: null });
    try {
      const adapter = await this.player(provider);
      // Meanwhile the box may have wanted another track, another volume, or a pause.
      const now = this.desired;
      if (adapter === undefined || now?.track == null || now.session !== session) return;
      adapter.setVolume(now.volumePercent);
      adapter.load({
        device: this.parts.device,
        track: now.track,
        address: now.address,
        fromSeconds: placeOf(now),
        isPlaying: now.state === 'playing',
      });
    } catch (error) {
      if (session === this.session && this.view.provider === provider)
        this.take(provider, { state: 'failed', fault: (error as Error).message, isProviderGone: true });
    }
  }

  /** The provider's player: the one that stands there, or a new one in its place; nothing where it is no longer wanted. */
  private async player(provider: string): Promise<Adapter | undefined> {
    if (this.view.provider === provider && this.opening !== undefined) return this.adapter;
    this.adapter?.close();
    this.adapter = undefined;
    const opening = {};
    this.opening = opening;
    this.change({ provider });
    const stage = this.parts.stage();
    const load = this.parts.adapters[provider];
    if (load === undefined || stage === null) throw new Error(`This page has no player for ${provider}.`);
    const open = await load();
    const adapter = await open({
      stage,
      tell: (said) => this.opening === opening && this.take(provider, said),
    });
    if (this.opening !== opening) {
      adapter.close();
      return undefined;
    }
    return (this.adapter = adapter);
  }

  /** What a player says. */
  private take(provider: string, said: Said): void {
    if (said.isProviderGone === true) this.gone.add(provider);
    if (this.adapter === undefined) this.opening = undefined;
    window.clearTimeout(this.word);
    const show = () => this.change({ state: said.state, fault: said.fault ?? null });
    if (contradicts(said.state, this.desired)) this.word = window.setTimeout(show, wordMs);
    else show();
  }

  private change(part: Partial<PlaybackView>): void {
    this.view = { ...this.view, ...part };
    this.parts.changed();
  }
}

const contradicts = (state: PageState, desired: DesiredSound | undefined) =>
  (state === 'paused' && desired?.state === 'playing') ||
  (state === 'playing' && desired?.state === 'paused');

const isResting = (state: PageState) => state === 'paused' || state === 'blocked';

/** Where the track should be by now. */
function placeOf({ positionSeconds, at, state, track }: DesiredSound): number {
  const since = state === 'playing' ? (serverNow() - Date.parse(at)) / 1000 : 0;
  const place = since > lateSeconds ? positionSeconds + since : positionSeconds;
  const length = track?.durationSeconds ?? 0;
  return length > 0 && place > length ? positionSeconds : place;
}

const clean = (seconds: number | null | undefined) =>
  seconds == null || !Number.isFinite(seconds) || seconds < 0 ? null : seconds;
