import type { DesiredSound, ReportedSound } from '../../api/contracts';
import type { OpenAdapter } from './adapter';
import { Playback, type PlaybackView } from './Playback';
import { Reports } from './Reports';

/**
 * `off`: the box plays by itself. `claiming`: this page has asked to be the speaker. `on`: it is the speaker. `taken`: it
 * was, until another page or the box took over.
 */
export type Role = 'off' | 'claiming' | 'on' | 'taken';

export interface SpeakerView extends PlaybackView {
  role: Role;
}

export interface SpeakerParts {
  device: string;
  page: string;
  stage: () => HTMLElement | null;
  adapters: Record<string, () => Promise<OpenAdapter>>;
  report: (report: ReportedSound) => Promise<unknown>;
  /** Called in a tap: browsers let sound what was touched in one. */
  tapped: () => void;
  /** A player that the box steers by another way; it stands beside those that it tells what to play. */
  beside: Beside;
}

export interface Beside {
  view: () => { device: string | null; fault: string | null };
  /** The box plays elsewhere by now. */
  hush: () => void;
  /** In a tap. */
  allow: () => void;
}

/** As PageSound.cs has them: a page says something each second, and one that is silent for 3.5 s is gone. */
const everyMs = 1000;
const goneMs = 3500;

/** A box that has not named this page by then will not. */
const patienceMs = 6000;

/** A box that names this page already has no need to say it again. */
const namedMs = 1500;

const notTaken =
  'The box does not take this page as its speaker. It may be cut off, or its software may be older.';
const byPage = 'Another page is the speaker now.';
const byBox = 'The box plays by itself again.';
const cut = 'The dashboard cannot be reached, so this page fell silent. It tries again.';

/** This page as the room's speaker: whether it is, and what it says to the box. */
export class Speaker {
  private role: Role = 'off';
  /** Why this page is not the speaker. */
  private reason: string | null = null;
  private shown: SpeakerView | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly playback: Playback;
  private readonly reports: Reports;
  private desired: DesiredSound | undefined;
  /** When the box first said it, as of `performance.now()`. */
  private desiredAt = 0;
  private claimedAt = 0;
  private heardAt = 0;
  private isCut = false;
  /** It lost its turn only because its page was hidden, which a player that must be seen may not be. */
  private wasHidden = false;
  private timer: number | undefined;

  constructor(private readonly parts: SpeakerParts) {
    this.playback = new Playback({ ...parts, changed: () => this.changed() });
    this.reports = new Reports(
      () => parts.report(this.report()),
      () => this.hear(),
    );
  }

  readonly view = (): SpeakerView =>
    (this.shown ??= {
      ...this.playback.view,
      role: this.role,
      fault: this.reason ?? this.playback.view.fault,
    });

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** From a tap, which also lets the browser sound. */
  readonly claim = async (): Promise<void> => {
    this.parts.tapped();
    this.parts.beside.allow();
    this.playback.forgive();
    this.ask();
    window.clearInterval(this.timer);
    this.timer = window.setInterval(this.tick, everyMs);
    try {
      await this.parts.report(this.report({ isClaim: true }));
    } catch (error) {
      this.stop('off', (error as Error).message);
    }
  };

  /** The box plays by itself from now on; also the last word of a page that closes. */
  readonly release = (): void => {
    const last = this.isSpeaker() ? this.report({ isLeaving: true }) : undefined;
    this.stop('off', null);
    // Where it does not arrive, the silence says the same within seconds.
    if (last !== undefined) this.parts.report(last).catch(() => undefined);
  };

  /** What the box wants now. */
  readonly follow = (desired: DesiredSound | null | undefined): void => {
    if (desired == null || desired === this.desired) return;
    const isNews = desired.session !== this.desired?.session || desired.at !== this.desired.at;
    if (isNews) this.desiredAt = performance.now();
    this.desired = desired;
    if (desired.page === this.parts.page) {
      if (this.isSpeaker() && !this.isCut) this.obey(desired);
    } else if (this.role === 'on' && !(this.isCut && desired.page === null)) {
      // (One that is cut keeps it, and asks again once it is heard: meanwhile the box plays by itself.)
      // A page that is held back loses its turn at once; why it was is worth more than that it did.
      const { state, fault } = this.playback.view;
      this.stop('taken', desired.page === null ? (fault ?? byBox) : byPage);
      this.wasHidden = desired.page === null && state === 'blocked' && document.hidden;
    }
  };

  /** A page that only was hidden takes its turn again once it is seen, unless another page has it by then. */
  readonly look = (): void => {
    if (document.hidden || !this.wasHidden || this.role !== 'taken' || this.desired?.page != null) return;
    void this.claim();
  };

  /** From a tap, where the browser waited for one. */
  readonly allow = (): void => this.playback.play();

  /** Something beside has changed. */
  readonly mention = (): void => {
    if (this.isSpeaker()) void this.reports.say();
  };

  readonly positionSeconds = (): number => this.playback.positionSeconds();

  readonly durationSeconds = (): number | null => this.playback.durationSeconds();

  private readonly isSpeaker = () => this.role === 'on' || this.role === 'claiming';

  private ask(): void {
    this.claimedAt = Date.now();
    this.heardAt = Date.now();
    this.isCut = false;
    this.wasHidden = false;
    this.become('claiming', null);
  }

  private obey(desired: DesiredSound): void {
    this.become('on', null);
    this.playback.obey(desired, this.desiredAt);
  }

  private readonly tick = (): void => {
    const now = Date.now();
    if (this.role === 'claiming') {
      const isNamed = this.desired?.page === this.parts.page;
      if (isNamed && now - this.claimedAt > namedMs) this.obey(this.desired as DesiredSound);
      else if (now - this.claimedAt > patienceMs) {
        this.stop('off', notTaken);
        return;
      }
    } else if (!this.isCut && now - this.heardAt > goneMs) {
      // The box counts this page as gone by now, and two must not sound at once.
      this.isCut = true;
      this.playback.hush(cut);
      this.parts.beside.hush();
    }
    void this.reports.say();
  };

  /** The dashboard has taken a report. After a silence the box has gone over to something else, so it is asked again. */
  private hear(): void {
    this.heardAt = Date.now();
    if (!this.isCut || this.role !== 'on') return;
    void this.claim();
  }

  private report({ isClaim = false, isLeaving = false } = {}): ReportedSound {
    const { state, fault } = this.playback.view;
    const beside = this.parts.beside.view();
    return {
      page: this.parts.page,
      isClaim,
      isLeaving,
      session: this.playback.session,
      state,
      positionSeconds: this.playback.positionSeconds(),
      durationSeconds: this.playback.durationSeconds(),
      volumePercent: this.playback.volumePercent(),
      providers: this.playback.providers(),
      fault,
      spotifyDevice: beside.device,
      spotifyFault: beside.fault,
    };
  }

  private stop(role: Role, reason: string | null): void {
    window.clearInterval(this.timer);
    this.wasHidden = false;
    this.playback.close();
    this.become(role, reason);
  }

  /** Something else sounds, or nothing: the box is told at once. */
  private changed(): void {
    this.tell();
    if (this.isSpeaker()) void this.reports.say();
  }

  private become(role: Role, reason: string | null): void {
    this.role = role;
    this.reason = reason;
    this.tell();
  }

  private tell(): void {
    this.shown = undefined;
    for (const listener of this.listeners) listener();
  }
}
