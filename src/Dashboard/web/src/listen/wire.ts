import type { TrackInfo } from '../api/contracts';
import { ask } from '../api/http';

// The words of src/Shared/Contracts/PageSound.cs.

/** What should sound in the page that is the room's speaker. */
export interface DesiredSound {
  /** Whose turn it is; null: no page's. */
  page: string | null;
  /** Counts up with each track that is to begin. */
  session: number;
  state: 'stopped' | 'playing' | 'paused';
  track: TrackInfo | null;
  /** What the provider's player needs; null for the library. */
  address: string | null;
  /** Where in the track it should be at `at`. */
  positionSeconds: number;
  at: string;
  volumePercent: number;
}

export type PageState = 'idle' | 'loading' | 'playing' | 'paused' | 'ended' | 'blocked' | 'failed';

/** What a page does. */
export interface ReportedSound {
  page: string;
  isClaim: boolean;
  isLeaving: boolean;
  session: number;
  state: PageState;
  positionSeconds: number;
  durationSeconds: number | null;
  volumePercent: number;
  providers: string[];
  fault: string | null;
}

const at = (device: string) => `/api/devices/${encodeURIComponent(device)}`;

/** A report that takes longer than this is as good as lost: the next one says more. */
const patienceMs = 3000;

/** Says what this page does; a last word outlives the page. */
export const reportSound = (device: string, report: ReportedSound) =>
  ask<undefined>('POST', `${at(device)}/speaker/reported`, report, {
    patienceMs,
    keepalive: report.isLeaving,
  });

export const soundAddress = (device: string, track: string) =>
  `${at(device)}/library/sound?track=${encodeURIComponent(track)}`;
