import type { MoodHistory, MoodStep, PlayedTrack } from './contracts';
import { ask } from './http';

const address = (id: string, kind: string, query: Record<string, string>) =>
  `/api/devices/${encodeURIComponent(id)}/history/${kind}?${new URLSearchParams(query)}`;

export const readMoods = (id: string, from: Date, to: Date, step: MoodStep) =>
  ask<MoodHistory>('GET', address(id, 'mood', { from: from.toISOString(), to: to.toISOString(), step }));

export const readTracks = (id: string, from: Date, to: Date, limit = 300) =>
  ask<PlayedTrack[]>(
    'GET',
    address(id, 'tracks', { from: from.toISOString(), to: to.toISOString(), limit: `${limit}` }),
  );

export type ExportKind = 'mood' | 'tracks';

/** Where the browser finds a span as a file. */
export const exportAddress = (id: string, kind: ExportKind, from: Date, to: Date, format: 'csv' | 'jsonl') =>
  `/api/devices/${encodeURIComponent(id)}/export?${new URLSearchParams({ kind, from: from.toISOString(), to: to.toISOString(), format })}`;
