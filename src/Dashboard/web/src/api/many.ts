import type { Schemas, RoomSettings } from './contracts';
import { ask } from './http';

// Changes to many boxes at once, templates and tags.

export type Targets = { all: true } | { site: string } | { tag: string } | { devices: readonly string[] };
export type Pieces = Partial<RoomSettings>;
export type PieceKey = keyof Pieces;
type AnyCommand = Schemas['CommandRequest'];
export type ManyCommand = { name: AnyCommand['name']; args?: Record<string, unknown> };

/** What the boxes are to have or to do: one of the three. */
export type Wanted = { pieces: Pieces } | { template: string } | { command: ManyCommand };

export type Preview = Schemas['BulkPreview'];
export type PreviewBox = Schemas['BulkPreviewBox'];
export type PieceChange = Schemas['PieceChange'];
export type Run = Schemas['BulkRunView'];
export type RunBox = Schemas['BulkBoxView'];
export type RunSummary = Schemas['BulkSummary'];
export type Template = Omit<Schemas['TemplateView'], 'pieces'> & { pieces: Pieces | null };

export interface TemplateDraft {
  name: string;
  pieces: Pieces;
  revision: number;
}

const of = (run: string, rest = '') => `/api/bulk/${encodeURIComponent(run)}${rest}`;
const ofTemplate = (id: string, rest = '') => `/api/templates/${encodeURIComponent(id)}${rest}`;
const ofDevice = (id: string, rest: string) => `/api/devices/${encodeURIComponent(id)}${rest}`;

export const listRuns = () => ask<RunSummary[]>('GET', '/api/bulk');
export const previewMany = (targets: Targets, wanted: Wanted) =>
  ask<Preview>('POST', '/api/bulk/preview', { targets, ...wanted });
export const changeMany = (targets: Targets, wanted: Wanted) =>
  ask<Schemas['Made']>('POST', '/api/bulk', { targets, ...wanted });
export const readRun = (run: string) => ask<Run>('GET', of(run));
export const undoRun = (run: string) => ask<Schemas['Made']>('POST', of(run, '/undo'), {});

export const tagMany = (targets: Targets, add: readonly string[], remove: readonly string[]) =>
  ask<undefined>('POST', '/api/bulk/tags', { targets, add, remove });
export const putTags = (device: string, tags: readonly string[]) =>
  ask<undefined>('PUT', ofDevice(device, '/tags'), { tags });

export const listTemplates = () => ask<Template[]>('GET', '/api/templates');
export const makeTemplate = (name: string, pieces: Pieces) =>
  ask<Schemas['Made']>('POST', '/api/templates', { name, pieces });
export const previewTemplate = (id: string, draft: TemplateDraft) =>
  ask<Preview>('POST', ofTemplate(id, '/preview'), draft);
export const changeTemplate = (id: string, draft: TemplateDraft) =>
  ask<Schemas['TemplateChanged']>('PUT', ofTemplate(id), draft);
export const removeTemplate = (id: string) => ask<undefined>('DELETE', ofTemplate(id));
export const leaveTemplate = (device: string) => ask<undefined>('DELETE', ofDevice(device, '/template'));
