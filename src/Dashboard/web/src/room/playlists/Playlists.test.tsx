import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Playlist } from '../../api/contracts';
import { commandsOf, openApp } from '../../testing/openApp';
import type { Answer, Asked } from '../../testing/fakeApi';
import { other, owner, track } from '../../testing/samples';

const dinner: Playlist = {
  id: 'list-1',
  name: 'Dinner',
  tracks: 2,
  seconds: 4000,
  by: 'anna',
  changedAt: '2026-11-22T10:00:00.000Z',
};
const entries = [
  { track: other },
  { track: { ...track, id: 'rude.ogg', title: 'Rude' }, refusal: 'It is blocked.' },
];

const answers: Record<string, object> = {
  'playlist.list': [dinner],
  'playlist.read': { playlist: dinner, from: 1, entries },
  'playlist.make': {
    playlist: { ...dinner, id: 'list-2', name: 'Friday evenings' },
    note: 'Left out: 1 on the list already.',
  },
  'playlist.add': { playlist: dinner },
};

/** A box that has one playlist. */
const open = (session = owner) =>
  openApp({
    session,
    routes: {
      'POST /api/devices/living-room/commands': ({ body }: Asked): Answer => ({
        body: { ok: true, data: answers[(body as { name: string }).name] ?? null },
      }),
      'GET /api/devices/living-room/history/liked': {
        body: {
          zone: 'Europe/Berlin',
          tracks: [
            {
              provider: 'local',
              track: 'a.ogg',
              title: 'A',
              artist: 'Anna',
              likes: 2,
              heard: 3,
              lastAt: dinner.changedAt,
            },
            {
              provider: 'local',
              track: 'b.ogg',
              title: 'B',
              artist: '',
              likes: 0,
              heard: 1,
              lastAt: dinner.changedAt,
            },
          ],
        },
      },
    },
  });

describe('The playlists of a room', () => {
  it('are listed and played now', async () => {
    const { api } = await open();
    const list = await screen.findByTestId('playlist');
    expect(list.textContent).toContain('2 tracks, 1 h 6 min, made by anna');
    await userEvent.click(within(list).getByTestId('playlist-play'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'playlist.play', args: { id: 'list-1' } }]);
  });

  it('are changed: order, tracks, name', async () => {
    const { api } = await open();
    await userEvent.click(await screen.findByTestId('playlist-open'));
    expect((await screen.findAllByTestId('playlist-entry')).map((entry) => entry.dataset.refused)).toEqual([
      'false',
      'true',
    ]);
    await userEvent.click(screen.getByLabelText('Rude earlier'));
    await userEvent.click(screen.getByLabelText('Take Rude off the list'));
    await userEvent.click(screen.getByTestId('playlist-add-playing'));
    await userEvent.clear(screen.getByTestId('playlist-rename'));
    await userEvent.type(screen.getByTestId('playlist-rename'), 'Supper');
    await userEvent.click(screen.getByTestId('playlist-rename-save'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'playlist.move', args: { id: 'list-1', track: 'rude.ogg', place: 1 } },
      { name: 'playlist.remove', args: { id: 'list-1', track: 'rude.ogg' } },
      { name: 'playlist.add', args: { id: 'list-1', tracks: ['folk/01.ogg'] } },
      { name: 'playlist.rename', args: { id: 'list-1', name: 'Supper' } },
    ]);
  });

  it('are deleted only after a second word', async () => {
    const { api } = await open();
    await userEvent.click(await screen.findByTestId('playlist-open'));
    await userEvent.click(await screen.findByTestId('playlist-delete'));
    expect(commandsOf(api.asked)).toEqual([]);
    await userEvent.click(screen.getByTestId('playlist-delete-sure'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'playlist.delete', args: { id: 'list-1' } }]);
  });

  it('are made of what the room liked on Friday evenings, as far as somebody wants', async () => {
    const { api } = await open();
    await userEvent.click(await screen.findByTestId('playlist-new-liked'));
    const proposed = await screen.findAllByTestId('liked-track');
    expect(proposed[0]?.textContent).toContain('Liked twice, heard to its end 3 times');
    expect(api.asked.find(({ path }) => path.includes('/history/liked'))?.path).toContain('liked');
    await userEvent.click(screen.getByRole('checkbox', { name: /^B/ }));
    expect(screen.getByTestId<HTMLInputElement>('liked-name').value).toBe('Friday evenings');
    await userEvent.click(screen.getByTestId('liked-make'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'playlist.make', args: { name: 'Friday evenings', tracks: ['a.ogg'] } },
    ]);
    expect(
      await screen.findByText('Friday evenings is there. Left out: 1 on the list already.'),
    ).toBeTruthy();
  });

  it('take a track that was found', async () => {
    const { api } = await open();
    const suggestions = within(screen.getByTestId('suggestions'));
    await userEvent.click(suggestions.getByTestId('track-more'));
    await userEvent.click(suggestions.getByTestId('add-to-playlist'));
    await screen.findByTestId('playlist-choice');
    await userEvent.click(screen.getByTestId('playlist-add'));
    expect(commandsOf(api.asked)).toEqual([
      { name: 'playlist.add', args: { id: 'list-1', tracks: ['jazz/02.ogg'] } },
    ]);
  });

  it('are played by staff, not changed', async () => {
    const { api } = await open({ ...owner, role: 'staff' });
    await userEvent.click(within(await screen.findByTestId('playlist')).getByTestId('playlist-play'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'playlist.play', args: { id: 'list-1' } }]);
    for (const button of ['playlist-open', 'playlist-new-empty', 'playlist-new-liked'])
      expect(screen.queryByTestId(button)).toBeNull();
  });

  it('are not there for somebody who may only look', async () => {
    await openApp({ session: { ...owner, role: 'viewer' } });
    expect(screen.queryByTestId('playlists')).toBeNull();
  });
});
