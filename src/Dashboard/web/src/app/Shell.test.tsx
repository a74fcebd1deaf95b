import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { commandsOf, openApp, settled } from '../testing/openApp';
import { owner } from '../testing/samples';
import { go } from './place';

describe('The frame around the pages', () => {
  it('gives the focus to a new page, and leaves it where it is while the page stays', async () => {
    await openApp({ at: '/manage/accounts', routes: { 'GET /api/accounts': { body: [] } } });
    expect(document.activeElement).toBe(document.body);
    await settled(() => go('/devices'));
    expect(document.activeElement).toBe(screen.getByRole('main'));
    const link = screen.getByText('Show the room');
    link.focus();
    await settled(() => go('/devices?device=living-room'));
    expect(document.activeElement).toBe(link);
  });

  it('has one main heading on every page, also on those with nothing in them', async () => {
    for (const at of ['/', '/history', '/devices', '/nowhere']) {
      const { unmount } = await openApp({ at, devices: [] });
      expect(screen.getAllByRole('heading', { level: 1 }), at).toHaveLength(1);
      unmount();
    }
  });

  it('tells who looks after the boxes how the first one comes, and nobody else', async () => {
    const { unmount } = await openApp({ devices: [] });
    expect(screen.getByText('Make a code for a box to join with').getAttribute('href')).toBe(
      '/manage/devices',
    );
    unmount();
    await openApp({ devices: [], session: { ...owner, role: 'viewer' } });
    expect(screen.getByText('No room yet')).toBeTruthy();
    expect(screen.queryByText('Make a code for a box to join with')).toBeNull();
  });
});

describe('Staff', () => {
  it('steer what plays, and find neither history nor management nor rules', async () => {
    const { api } = await openApp({ session: { ...owner, role: 'staff', allSites: false } });
    for (const label of ['History', 'Manage']) expect(screen.queryByRole('link', { name: label })).toBeNull();
    for (const card of ['rules', 'online-music']) expect(screen.queryByTestId(card)).toBeNull();
    await userEvent.click(screen.getByTestId('skip'));
    await settled();
    expect(commandsOf(api.asked)).toContainEqual({ name: 'music.skip', args: {} });
  });

  it('are told so at the address of the history', async () => {
    await openApp({ at: '/history', session: { ...owner, role: 'staff' } });
    expect(screen.getByText('The history is not for this account')).toBeTruthy();
  });
});

describe('A button that waits for the box', () => {
  it('keeps the focus, and asks once', async () => {
    const { api } = await openApp();
    const slow = new Promise<never>(() => undefined);
    api.routes['POST /api/devices/living-room/commands'] = () => slow;
    await userEvent.click(screen.getByTestId('skip'));
    await userEvent.click(screen.getByTestId('skip'));
    await userEvent.click(screen.getByTestId('stop-camera'));
    await userEvent.click(screen.getByTestId('stop-camera'));
    await settled();
    expect(api.commands('music.skip')).toHaveLength(1);
    expect(api.commands('sensing.stop')).toHaveLength(1);
    expect(document.activeElement).toBe(screen.getByTestId('stop-camera'));
  });

  it('gives the focus back to the question once a wrong mood is told', async () => {
    await openApp();
    await userEvent.click(screen.getByTestId('wrong-mood'));
    await userEvent.click(screen.getByTestId('wrong-mood-calm'));
    await settled();
    expect(document.activeElement).toBe(screen.getByTestId('wrong-mood'));
  });
});
