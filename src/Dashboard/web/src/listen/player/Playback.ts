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

/** A track that was to begin longer ago than this is taken up where it is by now; less is the time that a player took. */
const lateSeconds = 3;

const nothing: PlaybackView = { state: 'idle', fault: null, provider: null };

/** What sounds in this page: one provider's player at a time, which follows what is desired. */
export class Playback {
  view = nothing;
  session = 0;
  private desired: DesiredSound | undefined;
  private heardAt = 0;
  private adapter: Adapter | undefined;
  /** The session that the player was given. */
  private loaded = 0;
  /** Of the player that stands there; what an earlier one says is not heard. */
  private opening: object | undefined;
  private readonly gone = new Set<string>();
  private word: number | undefined;

  constructor(private readonly parts: PlaybackParts) {}

  /** `heardAt` is when it was first heard of, as of `performance.now()`: the box's clock may be another than this one's. */
  obey(desired: DesiredSound, heardAt: number): void {
    const wasHushed = this.desired === undefined;
    this.desired = desired;
    this.heardAt = heardAt;
    const { track, state, session } = desired;
    if (track === null || state === 'stopped') {
      this.close();
      this.session = session;
      this.parts.changed();
    } else if (session !== this.session || (wasHushed && session !== this.loaded)) {
      this.session = session;
      void this.begin(track.provider);
    } else {
      this.adapter?.setVolume(desired.volumePercent);
      if (state === 'playing' && isResting(this.view.state)) this.adapter?.play();
      if (state === 'paused' && this.view.state !== 'paused') this.adapter?.pause();
      // As is wanted: what held it back no longer counts.
      if (state === 'paused' && isResting(this.view.state) && this.view.fault !== null)
        this.change({ state, fault: null });
    }
  }

  /** Those whose tracks can be played here now. */
  providers = () => Object.keys(this.parts.adapters).filter((name) => !this.gone.has(name));

  /** Tries all of them again. */
  forgive = () => this.gone.clear();

  play = () => this.adapter?.play();

  /** Without a word of the box, and without one of a person: the reason goes with it, and what the player says is not heard. */
  hush(fault: string): void {
    window.clearTimeout(this.word);
    this.desired = undefined;
    this.adapter?.pause();
    this.change({ state: this.view.state === 'idle' ? 'idle' : 'paused', fault });
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
    this.loaded = 0;
    this.view = nothing;
  }

  private async begin(provider: string): Promise<void> {
    this.change({ state: 'loading', fault: null });
    if (this.view.provider !== provider || this.opening === undefined) await this.open(provider);
    this.load();
  }

  /** What is wanted by now, once: meanwhile the box may have wanted another track, another volume, or a pause. */
  private load(): void {
    const now = this.desired;
    if (this.adapter === undefined || now?.track == null) return;
    if (now.track.provider !== this.view.provider || now.session === this.loaded) return;
    this.loaded = now.session;
    this.adapter.setVolume(now.volumePercent);
    this.adapter.load({
      device: this.parts.device,
      track: now.track,
      address: now.address,
      fromSeconds: placeOf(now, (performance.now() - this.heardAt) / 1000),
      isPlaying: now.state === 'playing',
    });
  }

  /** Puts the provider's player in the place of the one that stands there, unless another is wanted before it comes. */
  private async open(provider: string): Promise<void> {
    this.adapter?.close();
    this.adapter = undefined;
    this.loaded = 0;
    const opening = {};
    this.opening = opening;
    this.change({ provider });
    try {
      const stage = this.parts.stage();
      const come = this.parts.adapters[provider];
      if (come === undefined || stage === null) throw new Error(`This page has no player for ${provider}.`);
      const tell = (said: Said) => this.opening === opening && this.take(provider, said);
      const adapter = await (await come())({ stage, tell });
      if (this.opening === opening) this.adapter = adapter;
      else adapter.close();
    } catch (error) {
      if (this.opening === opening)
        this.take(provider, { state: 'failed', fault: (error as Error).message, isProviderGone: true });
    }
  }

  /** What a player says. */
  private take(provider: string, said: Said): void {
    if (said.isProviderGone === true) this.gone.add(provider);
    if (this.adapter === undefined) this.opening = undefined;
    if (this.desired === undefined) return;
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
function placeOf({ positionSeconds, state, track }: DesiredSound, ageSeconds: number): number {
  if (state !== 'playing' || ageSeconds <= lateSeconds) return positionSeconds;
  const place = positionSeconds + ageSeconds;
  const length = track?.durationSeconds ?? 0;
  return length > 0 && place > length ? positionSeconds : place;
}

const clean = (seconds: number | null | undefined) =>
  seconds == null || !Number.isFinite(seconds) || seconds < 0 ? null : seconds;
