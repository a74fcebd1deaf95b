import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { UpcomingTracks } from '../../api/contracts';
import { commandsOf, openApp } from '../../testing/openApp';
import { device, owner, playing, track } from '../../testing/samples';

const titles = ['First', 'Second', 'Third'];

const upcoming = (order: string[], change: Partial<UpcomingTracks> = {}): UpcomingTracks => ({
  tracks: order.map((title) => ({
    track: { ...track, id: `${title}.ogg`, title },
    why: 'It fits.',
    by: null,
  })),
  more: 0,
  playlist: null,
  notice: null,
  ...change,
});

const live = (next: UpcomingTracks) => ({ device: 'living-room', state: playing({ next }) });
const open = (next: UpcomingTracks, session = owner) =>
  openApp({ session, devices: [device({ track: playing({ next }) })] });
const shown = () => screen.getAllByTestId('next-row').map((row) => row.dataset.track);

describe('What comes next', () => {
  it('is shown in its order, each track with its why', async () => {
    await open(upcoming(titles));
    expect(shown()).toEqual(['First.ogg', 'Second.ogg', 'Third.ogg']);
    expect(screen.getAllByTestId('next-row')[0]?.textContent).toContain('It fits.');
    expect(screen.queryByTestId('next-clear')).toBeNull();
  });

  it('is not shown where a box of before does not say it', async () => {
    await openApp();
    expect(screen.queryByTestId('next')).toBeNull();
  });

  it('is moved by keyboard, keeps the focus and says where it is now', async () => {
    const { api, stream } = await open(upcoming(titles));
    screen.getByLabelText('Third earlier').focus();
    await userEvent.keyboard('{Enter}');
    expect(commandsOf(api.asked)).toEqual([{ name: 'queue.move', args: { track: 'Third.ogg', place: 2 } }]);
    act(() => stream().say('track', live(upcoming(['First', 'Third', 'Second']))));
    expect(shown()).toEqual(['First.ogg', 'Third.ogg', 'Second.ogg']);
    expect(document.activeElement).toBe(screen.getByLabelText('Third earlier'));
    expect(within(screen.getByTestId('next')).getByText('Third is number 2 now.').getAttribute('role')).toBe(
      'status',
    );
  });

  it('gives the focus to the other button where a track has come to an end of the list', async () => {
    const { stream } = await open(upcoming(titles));
    screen.getByLabelText('Second earlier').focus();
    await userEvent.keyboard('{Enter}');
    act(() => stream().say('track', live(upcoming(['Second', 'First', 'Third']))));
    expect(document.activeElement).toBe(screen.getByLabelText('Second later'));
  });

  it('loses a track that somebody takes away', async () => {
    const { api } = await open(upcoming(titles));
    await userEvent.click(screen.getByLabelText('Not Second'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'queue.remove', args: { track: 'Second.ogg' } }]);
    expect(screen.getByText('Second does not come for a while.')).toBeTruthy();
  });

  it('says which playlist it is from, what was passed over, and how much more waits', async () => {
    const notice = 'Rude, which anna put there, was passed over. It is explicit, and the room refuses that.';
    const next = upcoming(titles, { more: 12, playlist: 'Dinner', notice });
    next.tracks = next.tracks.map((entry, at) => (at === 0 ? { ...entry, by: 'anna' } : entry));
    const { api } = await open(next);
    expect(screen.getByTestId('next').textContent).toContain(
      'From the playlist Dinner; then the room’s own choice.',
    );
    expect(screen.getByTestId('next-notice').textContent).toBe(notice);
    expect(screen.getByTestId('next-more').textContent).toBe('and 12 more tracks');
    expect(screen.getByLabelText<HTMLButtonElement>('Third later').disabled).toBe(false);
    await userEvent.click(screen.getByTestId('next-clear'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'queue.clear', args: {} }]);
  });

  it('has no buttons for somebody who may only look', async () => {
    await open(upcoming(titles), { ...owner, role: 'viewer' });
    expect(shown()).toHaveLength(3);
    expect(screen.queryByTestId('next-up')).toBeNull();
  });

  it('takes a track that was suggested', async () => {
    const { api } = await open(upcoming(titles));
    const suggestions = within(screen.getByTestId('suggestions'));
    await userEvent.click(suggestions.getByTestId('track-more'));
    await userEvent.click(suggestions.getByTestId('play-next'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'queue.add', args: { track: 'jazz/02.ogg', place: 1 } }]);
    expect(suggestions.queryByTestId('play-next')).toBeNull();
  });
});
