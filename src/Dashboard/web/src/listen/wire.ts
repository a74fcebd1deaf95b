import type { ReportedSound } from '../api/contracts';
import { ask } from '../api/http';

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
