import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Session } from '../api/contracts';
import { openApp } from '../testing/openApp';
import { device, placed } from '../testing/samples';

const session: Session = { name: 'owner', role: 'owner', mustChange: false, allSites: true };
const id = 'ab'.repeat(16);
const rejected = {
  id,
  device: 'kitchen',
  at: '2026-11-22T10:00:00.000Z',
  reason: 'The message is not JSON.',
  payload: '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2">',
  payloadIsCut: false,
};

const formOf = (button: string) => {
  const form = screen.getByText(button).closest('form');
  if (form === null) throw new Error(`${button} stands in no form.`);
  return within(form);
};

describe('What is managed', () => {
  it('shows a payload as text, and says what came of reading it again', async () => {
    const report = { said: 'It still cannot be read.', tables: [], notes: [] };
    const { api } = await openApp({
      at: '/manage/rejected',
      session,
      routes: {
        'GET /api/rejected': { body: { events: [rejected], next: null } },
        [`POST /api/rejected/${id}/reingest`]: {
          body: { id: '1', kind: 'reingest', done: true, ok: false, report },
        },
      },
    });

    const payload = screen.getByLabelText('What it said');
    expect(payload.textContent).toBe(rejected.payload);
    expect(payload.querySelector('img, script')).toBeNull();
    await userEvent.click(screen.getByTestId('reingest'));

    expect(await screen.findByText(report.said)).toBeTruthy();
    expect(api.of('POST')).toHaveLength(1);
  });

  it('shows a code for a device once', async () => {
    await openApp({
      at: '/manage/devices',
      session,
      routes: {
        'GET /api/keys': {
          body: { devices: [{ device: 'kitchen', revoked: false, connected: true }], codes: [] },
        },
        'POST /api/keys': {
          body: { device: 'attic', code: 'AAAAA-BBBBB', ends: '2026-11-22T10:15:00.000Z' },
        },
      },
    });

    await userEvent.type(screen.getByTestId('key-name'), 'attic');
    await userEvent.click(screen.getByTestId('key-make'));
    expect((await screen.findByTestId('once-line')).textContent).toBe(
      `./roomtone join AAAAA-BBBBB --server ${window.location.origin}`,
    );
    await userEvent.click(screen.getByText('I have it'));

    expect(screen.queryByText(/AAAAA-BBBBB/)).toBeNull();
  });

  it('calls devices by their rooms, beside their ids, in the list of keys and in the audit log', async () => {
    const entry = {
      id: 1,
      at: rejected.at,
      account: 'owner',
      action: 'site',
      detail: 'box-7: placed in site home',
    };
    await openApp({
      at: '/manage/audit',
      session,
      devices: [device({ id: 'box-7', place: placed('Kitchen') })],
      routes: {
        'GET /api/keys': {
          body: { devices: [{ device: 'box-7', revoked: false, connected: true }], codes: [] },
        },
        'GET /api/audit': { body: { entries: [entry], next: null } },
        'GET /api/sites': { body: [{ id: 'home', name: 'Our home', rooms: [] }] },
      },
    });
    expect(await screen.findByText('Kitchen, Home (box-7): placed in site Our home (home)')).toBeTruthy();

    const links = screen.getAllByRole<HTMLAnchorElement>('link', { name: 'Devices' });
    const toKeys = links.find(({ pathname }) => pathname === '/manage/devices');
    if (toKeys === undefined) throw new Error('No link leads to the keys.');
    await userEvent.click(toKeys);
    const row = within(screen.getByTestId('keys'));
    expect(await row.findByText('Kitchen, Home')).toBeTruthy();
    expect(row.getByText('box-7 · connected')).toBeTruthy();
  });

  it('stays when asking again fails, with what was typed, and says that it may be old', async () => {
    const { api } = await openApp({
      at: '/manage/devices',
      session,
      routes: {
        'GET /api/keys': {
          body: { devices: [{ device: 'kitchen', revoked: true, connected: false }], codes: [] },
        },
        'POST /api/keys/kitchen/restore': { status: 204 },
      },
    });
    await userEvent.type(screen.getByTestId('key-name'), 'attic');
    api.routes['GET /api/keys'] = { status: 503, body: { detail: 'The database cannot be reached.' } };

    await userEvent.click(screen.getByText('Let in again'));

    expect((await screen.findByTestId('old')).textContent).toContain('The database cannot be reached.');
    expect(screen.getByText('kitchen')).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>('key-name').value).toBe('attic');
  });

  it('says so when the people of a site cannot be listed', async () => {
    await openApp({
      at: '/manage',
      session,
      routes: {
        'GET /api/sites': { body: [{ id: 'home', name: 'Home', rooms: [] }] },
        'GET /api/sites/home/profiles': { status: 503, body: { detail: 'The database cannot be reached.' } },
      },
    });
    expect((await screen.findByTestId('failed')).textContent).toContain('The database cannot be reached.');
  });

  it('asks twice for what cannot be taken back', async () => {
    const anna = { name: 'anna', role: 'viewer', disabled: false, mustChange: false, createdAt: rejected.at };
    const { api } = await openApp({
      at: '/manage/accounts',
      session,
      routes: {
        'GET /api/sites': { body: [] },
        'GET /api/accounts': { body: [anna] },
        'DELETE /api/accounts/anna': { status: 204 },
      },
    });

    await userEvent.click(screen.getByText('Remove'));
    expect(api.of('DELETE')).toHaveLength(0);
    await userEvent.click(screen.getByText('Really remove anna?'));

    expect(api.of('DELETE')).toHaveLength(1);
  });

  it('makes somebody known with what they like and what shall not come, and says where they are', async () => {
    const anna = {
      id: 'p1',
      site: 'home',
      name: 'Anna',
      account: null,
      device: 'kitchen',
      madeAt: rejected.at,
      preferences: {
        languages: ['de'],
        genres: ['jazz'],
        artists: [],
        blockedArtists: ['Bill'],
        explicit: 'family',
        maxVolumePercent: 40,
      },
    };
    const { api } = await openApp({
      at: '/manage',
      session,
      routes: {
        'GET /api/sites': {
          body: [{ id: 'home', name: 'Home', rooms: [{ id: 'r', name: 'Kitchen', devices: ['kitchen'] }] }],
        },
        'GET /api/sites/home/profiles': { body: [anna] },
        'POST /api/sites/home/profiles': { body: { id: 'p2' } },
        'PUT /api/profiles/p1': { status: 204 },
      },
    });

    expect(
      await screen.findByText('likes jazz, German · not Bill · nothing explicit · at most 40 %'),
    ).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('Where Anna is').value).toBe('kitchen');

    await userEvent.click(screen.getByTestId('profile-change'));
    const change = formOf('Save');
    await userEvent.clear(change.getByTestId('profile-blockedArtists'));
    await userEvent.type(change.getByTestId('profile-artists'), 'Miles, Miles, Abba');
    await userEvent.click(change.getByText('Save'));
    expect(api.of('PUT').at(-1)?.body).toEqual({
      name: 'Anna',
      account: null,
      preferences: { ...anna.preferences, artists: ['Miles', 'Abba'], blockedArtists: [] },
    });

    const add = formOf('Add them');
    await userEvent.type(add.getByTestId('profile-name'), 'Ben');
    await userEvent.clear(add.getByTestId('profile-volume'));
    await userEvent.type(add.getByTestId('profile-volume'), '140');
    await userEvent.click(add.getByText('Add them'));
    expect(add.getByText('Choose a whole number from 0 to 100.')).toBeTruthy();
    expect(api.of('POST')).toHaveLength(0);
    await userEvent.clear(add.getByTestId('profile-volume'));
    await userEvent.type(add.getByTestId('profile-volume'), '60');
    await userEvent.click(add.getByText('Add them'));
    expect(api.of('POST').at(-1)?.body).toMatchObject({ name: 'Ben', preferences: { maxVolumePercent: 60 } });
  });

  it('speaks of the first site and the first room while there is none, and of another one after', async () => {
    const { api } = await openApp({ at: '/manage', session, routes: { 'GET /api/sites': { body: [] } } });
    expect(screen.getByText('No site yet')).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'The first site' })).toBeTruthy();
    api.routes['GET /api/sites'] = { body: [{ id: 'home', name: 'Home', rooms: [] }] };
    api.routes['GET /api/sites/home/profiles'] = { body: [] };
    api.routes['POST /api/sites'] = { body: { id: 'home' } };

    await userEvent.type(screen.getByTestId('site-name'), 'Home');
    await userEvent.click(screen.getByTestId('site-make'));

    expect(await screen.findByRole('heading', { name: 'Another site' })).toBeTruthy();
    expect(screen.getByLabelText('The first room')).toBeTruthy();
  });

  it('draws no list of all devices for each room, and puts one in by its name', async () => {
    const sites = Array.from({ length: 20 }, (_, i) => ({
      id: `s${i}`,
      name: `Café ${i}`,
      rooms: Array.from({ length: 10 }, (_, j) => ({ id: `r${j}`, name: `Bar ${j}`, devices: [] })),
    }));
    const { api } = await openApp({
      at: '/manage/sites',
      session,
      devices: Array.from({ length: 200 }, (_, i) => device({ id: `box-${i}` })),
      routes: {
        'GET /api/sites': { body: sites },
        'GET /api/sites/s7/profiles': { body: [] },
        'PUT /api/sites/s7/devices/box-42': { status: 204 },
      },
    });
    expect(document.querySelectorAll('*').length).toBeLessThan(800);
    expect(api.asked.filter(({ path }) => path.endsWith('/profiles'))).toHaveLength(0);

    await userEvent.type(screen.getByTestId('find-site'), 'cafe 7');
    await userEvent.click(screen.getByRole('button', { name: 'Open Café 7' }));
    await userEvent.click(screen.getByRole('button', { name: 'Put a device in Bar 3' }));
    expect(document.activeElement).toBe(screen.getByTestId('room-device'));
    await userEvent.keyboard('box-42{Enter}');
    expect(api.of('PUT').map(({ path, body }) => [path, body])).toEqual([
      ['/api/sites/s7/devices/box-42', { room: 'r3' }],
    ]);
  });

  it('is the sites alone for who looks after some', async () => {
    await openApp({
      at: '/manage',
      session: { ...session, allSites: false },
      routes: { 'GET /api/sites': { body: [] } },
    });

    const tabs = within(screen.getByLabelText('What to manage')).getAllByRole('link');
    expect(tabs.map((tab) => tab.textContent)).toEqual(['Sites']);
  });

  it('is nothing for who may only look', async () => {
    await openApp({ at: '/manage', session: { ...session, role: 'viewer' } });

    expect(screen.getByText('Nothing to manage')).toBeTruthy();
    expect(screen.queryByText('Manage')).toBeNull();
  });
});
