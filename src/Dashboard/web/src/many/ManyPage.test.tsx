import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { PreviewBox, Run, Template } from '../api/many';
import { openApp, settled } from '../testing/openApp';
import type { Route } from '../testing/fakeApi';
import { device, owner, placed } from '../testing/samples';

const boxes = () => [
  device({ id: 'bar', place: placed('Bar', 'Café'), tags: ['loud'] }),
  device({ id: 'hall', place: placed('Hall', 'Café') }),
  device({ id: 'yard', place: placed('Yard', 'Club'), tags: ['loud', 'terrace'] }),
];

const change = { key: 'maxVolumePercent', name: 'loudest volume', from: '100 %', to: '40 %' };
const outlook = (id: string, part: Partial<PreviewBox> = {}): PreviewBox => ({
  device: id,
  outlook: 'now',
  why: null,
  changes: [change],
  ...part,
});

const run = (part: Partial<Run> = {}): Run => ({
  id: 'r1',
  kind: 'settings',
  title: 'Loudest volume: 40 %',
  by: 'anna',
  at: '2026-12-01T10:00:00.000Z',
  undoes: null,
  undoneBy: null,
  mayUndo: true,
  boxes: [
    { device: 'bar', state: 'applied', isOnline: true, said: null },
    { device: 'hall', state: 'refused', isOnline: true, said: 'The amplifier does not go that low.' },
    { device: 'yard', state: 'sent', isOnline: false, said: null },
  ],
  ...part,
});

const template: Template = {
  id: 't1',
  name: 'Café, weekdays',
  pieces: { maxVolumePercent: 40 },
  words: 'Loudest volume: 40 %',
  revision: 3,
  changedBy: 'anna',
  changedAt: '2026-12-01T10:00:00.000Z',
  mayChange: true,
  problem: null,
  followers: [
    { device: 'bar', state: 'follows', differences: [] },
    { device: 'hall', state: 'differs', differences: [{ ...change, from: '40 %', to: '65 %' }] },
  ],
};

const open = (at: string, routes: Record<string, Route> = {}) =>
  openApp({
    at,
    devices: boxes(),
    routes: { 'GET /api/bulk': { body: [] }, 'GET /api/templates': { body: [] }, ...routes },
  });

const rowsOf = (table: string) =>
  within(screen.getByTestId(table))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('Many at once', () => {
  it('shows what changes before it changes anything, and then how it goes', async () => {
    const { api } = await open('/many?to=site:caf%C3%A9', {
      'POST /api/bulk/preview': {
        body: {
          title: 'x',
          boxes: [
            outlook('bar'),
            outlook('hall', { outlook: 'cannot', why: 'It has not told.', changes: [] }),
          ],
        },
      },
      'POST /api/bulk': { body: { id: 'r1' } },
      'GET /api/bulk/r1': { body: run() },
    });
    expect(await screen.findByText('Tick at least one setting.')).toBeTruthy();
    await userEvent.click(screen.getByTestId('piece-maxVolumePercent'));
    const value = screen.getByTestId('piece-maxVolumePercent-value');
    await userEvent.clear(value);
    await userEvent.type(value, '40');
    await userEvent.click(screen.getByTestId('many-show'));
    const summary = await screen.findByTestId('many-summary');
    expect(summary.textContent).toBe('Of 2 boxes: 1 take it now, 1 cannot take it.');
    expect(document.activeElement).toBe(summary);
    expect(rowsOf('many-table')).toEqual([
      'Hall, Café hallIt has not told.Cannot take it',
      'Bar, Café barloudest volume 100 % →becomes 40 %Takes it now',
    ]);
    expect(api.of('POST').map(({ path }) => path)).toEqual(['/api/bulk/preview']);

    await userEvent.click(screen.getByTestId('many-apply'));
    expect(api.of('POST').at(-1)?.body).toEqual({
      targets: { site: 'café' },
      pieces: { maxVolumePercent: 40 },
    });
    expect((await screen.findByTestId('run-progress')).textContent).toBe(
      '1 of 3 boxes has it, 1 refused, 1 will take it when they are back.',
    );
    expect(window.location.search).toContain('run=r1');
    expect(rowsOf('run-table')[0]).toBe('Hall, Café hallThe amplifier does not go that low.Refused');
  });

  it('leaves boxes out, and another choice needs another look', async () => {
    const { api } = await open('/many?to=all', {
      'POST /api/bulk/preview': { body: { title: 'x', boxes: [outlook('bar')] } },
    });
    await userEvent.click(await screen.findByTestId('piece-minPeople'));
    await userEvent.click(screen.getByTestId('many-list'));
    await userEvent.click(screen.getByLabelText(/^Yard, Club/));
    await userEvent.click(screen.getByTestId('many-show'));
    await screen.findByTestId('many-summary');
    expect(api.of('POST')[0]?.body).toEqual({
      targets: { devices: ['bar', 'hall'] },
      pieces: { minPeople: 3 },
    });
    await userEvent.selectOptions(screen.getByTestId('many-to'), 'tag:loud');
    expect(screen.queryByTestId('many-apply')).toBeNull();
    await userEvent.click(screen.getByTestId('many-show'));
    expect(api.of('POST')[1]?.body).toEqual({ targets: { tag: 'loud' }, pieces: { minPeople: 3 } });
  });

  it('says why a change cannot be, and keeps what was entered', async () => {
    await open('/many', {
      'POST /api/bulk/preview': { status: 400, body: { detail: 'There is no box yet.' } },
    });
    await userEvent.click(await screen.findByTestId('piece-genres'));
    await userEvent.click(screen.getByTestId('many-show'));
    expect((await screen.findByTestId('notice')).textContent).toContain('There is no box yet.');
    expect(screen.getByTestId<HTMLInputElement>('piece-genres').checked).toBe(true);
  });

  it('sends a command with its values, and none that cannot be', async () => {
    const { api } = await open('/many', {
      'POST /api/bulk/preview': { body: { title: 'x', boxes: [outlook('bar', { changes: [] })] } },
      'POST /api/bulk': { body: { id: 'r1' } },
      'GET /api/bulk/r1': { body: run({ kind: 'command', mayUndo: false }) },
    });
    await userEvent.click(await screen.findByTestId('many-command'));
    await userEvent.selectOptions(screen.getByTestId('many-command-choice'), 'Set the volume');
    const percent = screen.getByTestId('many-arg-percent');
    await userEvent.clear(percent);
    await userEvent.type(percent, '400');
    expect(screen.getByText('Volume, percent: choose a whole number from 0 to 100.')).toBeTruthy();
    await userEvent.clear(percent);
    await userEvent.type(percent, '30');
    await userEvent.click(screen.getByTestId('many-show'));
    await userEvent.click(await screen.findByTestId('many-apply'));
    expect(api.of('POST').at(-1)?.body).toEqual({
      targets: { all: true },
      command: { name: 'music.volume', args: { percent: 30 } },
    });
    await screen.findByTestId('run-progress');
    expect(screen.queryByTestId('run-undo')).toBeNull();
  });

  it('takes a change back after asking once more, also after a reload', async () => {
    const { api } = await open('/many?run=r1', {
      'GET /api/bulk/r1': { body: run() },
      'POST /api/bulk/r1/undo': { body: { id: 'r2' } },
      'GET /api/bulk/r2': {
        body: run({
          id: 'r2',
          kind: 'undo',
          title: 'Undo: Loudest volume: 40 %',
          undoes: 'r1',
          mayUndo: false,
          boxes: [
            { device: 'bar', state: 'skipped', isOnline: true, said: 'Somebody has changed it since.' },
          ],
        }),
      },
    });
    await userEvent.click(await screen.findByTestId('run-undo'));
    expect(api.of('POST')).toHaveLength(0);
    await userEvent.click(screen.getByTestId('run-undo'));
    expect(await screen.findByText('Somebody has changed it since.')).toBeTruthy();
    expect(window.location.search).toContain('run=r2');
  });

  it('shows who follows a template and where they differ, and changes it through the same preview', async () => {
    const { api } = await open('/many', {
      'GET /api/templates': { body: [template] },
      'POST /api/templates/t1/preview': { body: { title: 'x', boxes: [outlook('bar')] } },
      'PUT /api/templates/t1': { body: { run: 'r1' } },
      'GET /api/bulk/r1': { body: run() },
    });
    const row = within(await screen.findByTestId('template'));
    expect(row.getByText('2 boxes follow it, 1 of them differs.')).toBeTruthy();
    expect(row.getByText('loudest volume: 65 % instead of 40 %')).toBeTruthy();
    await userEvent.click(row.getByTestId('template-change'));
    await userEvent.click(row.getByTestId('piece-explicit'));
    await userEvent.click(row.getByTestId('many-show'));
    await userEvent.click(await row.findByTestId('many-apply'));
    expect(api.of('PUT')[0]?.body).toEqual({
      name: 'Café, weekdays',
      pieces: { maxVolumePercent: 40, explicit: 'refused' },
      revision: 3,
    });
    expect(await screen.findByTestId('run-progress')).toBeTruthy();
  });

  it('keeps ticked settings as a template', async () => {
    const { api } = await open('/many', { 'POST /api/templates': { body: { id: 't1' } } });
    await userEvent.click(await screen.findByTestId('piece-explicit'));
    await userEvent.type(screen.getByTestId('template-name'), 'Family hours');
    await userEvent.click(screen.getByTestId('template-make'));
    expect(api.of('POST')[0]?.body).toEqual({ name: 'Family hours', pieces: { explicit: 'refused' } });
  });

  it('gives tags and takes them away', async () => {
    const { api } = await open('/many?to=tag:loud', { 'POST /api/bulk/tags': { status: 204 } });
    await userEvent.click(await screen.findByTestId('many-tags'));
    await userEvent.type(screen.getByTestId('many-tags-add'), 'summer{Enter}');
    await userEvent.click(screen.getByLabelText('terrace'));
    await userEvent.click(screen.getByTestId('many-tags-save'));
    expect(api.of('POST')[0]?.body).toEqual({
      targets: { tag: 'loud' },
      add: ['summer'],
      remove: ['terrace'],
    });
  });

  it('is not for those who may only look', async () => {
    await openApp({ at: '/many', devices: boxes(), session: { ...owner, role: 'viewer' } });
    expect(await screen.findByText('This is not for your account')).toBeTruthy();
  });
});

describe('Devices', () => {
  it('are narrowed by tag and by an old version, and what is found is what is changed', async () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      device({
        id: `box-${i}`,
        tags: i % 2 === 0 ? ['terrace'] : [],
        version: i < 3 ? '0.9.0' : '0.10.0',
      }),
    );
    await openApp({
      at: '/devices',
      devices: many,
      routes: { 'GET /api/bulk': { body: [] }, 'GET /api/templates': { body: [] } },
    });
    await userEvent.selectOptions(screen.getByTestId('filter-tag'), 'terrace');
    expect(within(screen.getByTestId('devices-table')).getAllByRole('rowheader')).toHaveLength(6);
    await userEvent.click(screen.getByTestId('state-behind'));
    expect(within(screen.getByTestId('devices-table')).getAllByRole('rowheader')).toHaveLength(2);
    expect(screen.getByTestId('change-many').textContent).toBe('Change these 2');
    await userEvent.click(screen.getByTestId('change-many'));
    await settled();
    const to = await screen.findByTestId<HTMLSelectElement>('many-to');
    expect(to.selectedOptions[0]?.textContent).toBe('Those found in Devices (2)');
  });
});
