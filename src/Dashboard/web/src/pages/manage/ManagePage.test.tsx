import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../api/contracts';
import { openApp } from '../../testing/openApp';

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

    await userEvent.type(screen.getByTestId('key-device'), 'attic');
    await userEvent.click(screen.getByTestId('key-make'));
    expect(await screen.findByText('AAAAA-BBBBB')).toBeTruthy();
    await userEvent.click(screen.getByText('I have it'));

    expect(screen.queryByText('AAAAA-BBBBB')).toBeNull();
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
