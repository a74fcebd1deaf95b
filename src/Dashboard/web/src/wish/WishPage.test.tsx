import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { GuestScreen, GuestWish } from '../api/guests';
import { fakeApi, type Route } from '../testing/fakeApi';
import { FakeEventSource } from '../testing/FakeEventSource';
import { settled } from '../testing/openApp';
import { WishPage } from './WishPage';

const shown = (change: Partial<GuestScreen> = {}): GuestScreen => ({
  room: 'Café <b>Sol</b>',
  isThere: true,
  isOpen: true,
  sentence: 'Wishes are taken until 23:00.',
  state: 'playing',
  track: { title: 'Aurora', artist: 'The Lamps', album: '', mark: 'A1', hasCover: false },
  wishes: [],
  ...change,
});

const dusk = {
  track: 'SEALED',
  mark: 'D1',
  title: 'Dusk',
  artist: 'The Lamps',
  album: '',
  durationSeconds: 200,
};

const wish = (change: Partial<GuestWish> = {}): GuestWish => ({
  id: 'W1',
  title: 'Dusk',
  artist: 'The Lamps',
  state: 'waiting',
  sentence: 'Too lively for now; in about 12 minutes.',
  isYours: true,
  ...change,
});

async function openWish(routes: Record<string, Route>) {
  FakeEventSource.install();
  const api = fakeApi(routes);
  render(<WishPage code="CODE" />);
  await settled();
  return api;
}

const say = (now: GuestScreen) => settled(() => FakeEventSource.last.say('guest', now));

describe('A guest', () => {
  it('finds a song, wishes for it with a word to the house, sees it come and takes it back', async () => {
    const api = await openWish({
      'GET /api/wish/CODE': { body: shown() },
      'GET /api/wish/CODE/search': { body: [dusk] },
      'POST /api/wish/CODE/wishes': {
        body: { id: 'W1', sentence: 'Too lively for now; in about 12 minutes.' },
      },
      'DELETE /api/wish/CODE/wishes/W1': { status: 204 },
    });
    expect(screen.getByTestId('wish-now').textContent).toBe('Aurora');
    await userEvent.type(screen.getByTestId('wish-search'), 'dusk');
    await screen.findByTestId('wish-found');
    expect(api.of('GET').filter(({ path }) => path.includes('/search')).length).toBe(1);
    await userEvent.type(screen.getByTestId('wish-words'), 'for table 4');
    await userEvent.click(screen.getByRole('button', { name: 'Wish for Dusk' }));
    expect(api.of('POST')[0]?.body).toEqual({ track: 'SEALED', words: 'for table 4' });
    expect(screen.getByTestId('wish-said').textContent).toBe(
      'Wished: Dusk. Too lively for now; in about 12 minutes.',
    );
    await say(shown({ wishes: [wish(), wish({ id: 'W2', title: 'Other', isYours: false })] }));
    expect(screen.getAllByTestId('wish-when')[0]?.textContent).toBe(
      'Too lively for now; in about 12 minutes.',
    );
    expect(screen.queryByRole('button', { name: 'Take back Other' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Take back Dusk' }));
    expect(api.of('DELETE')[0]?.path).toBe('/api/wish/CODE/wishes/W1');
    await say(shown({ wishes: [wish({ state: 'sounding', sentence: 'It sounds now.' })] }));
    expect(screen.queryByRole('button', { name: 'Take back Dusk' })).toBeNull();
  });

  it('reads what others wrote as text, never as a page', async () => {
    await openWish({
      'GET /api/wish/CODE': {
        body: shown({ wishes: [wish({ title: '<img src=x onerror=alert(1)>', isYours: false })] }),
      },
    });
    expect(screen.getByTestId('wish-room').textContent).toBe('Café <b>Sol</b>');
    expect(screen.getByTestId('wish-list').textContent).toContain('<img src=x onerror=alert(1)>');
    expect(screen.getByTestId('wish-list').querySelector('img')).toBeNull();
  });

  it('is told why a wish is refused, and that the code does not count', async () => {
    const api = await openWish({
      'GET /api/wish/CODE': { body: shown() },
      'GET /api/wish/CODE/search': { body: [dusk] },
      'POST /api/wish/CODE/wishes': { status: 429, body: { detail: 'That was too often.' } },
    });
    await userEvent.type(screen.getByTestId('wish-search'), 'dusk');
    await userEvent.click(await screen.findByRole('button', { name: 'Wish for Dusk' }));
    expect(screen.getByTestId('wish-said').textContent).toBe('That was too often.');
    api.routes['GET /api/wish/CODE'] = { status: 401, body: { detail: 'This code does not count.' } };
    await settled(() => FakeEventSource.last.fail());
    await vi.waitFor(() =>
      expect(screen.getByTestId('wish-refusal').textContent).toBe('This code does not count.'),
    );
  });

  it('says once whether they like what sounds, and may not search while wishes are closed', async () => {
    const api = await openWish({
      'GET /api/wish/CODE': { body: shown() },
      'POST /api/wish/CODE/opinion': { status: 204 },
    });
    await userEvent.click(screen.getByRole('button', { name: 'I like it' }));
    await userEvent.click(screen.getByRole('button', { name: 'I do not like it' }));
    expect(api.of('POST').map(({ body }) => body)).toEqual([{ mark: 'A1', likes: true }]);
    expect(screen.getByTestId('wish-opinion').textContent).toBe('Thank you, the room has heard it.');
    await say(shown({ isOpen: false, sentence: 'Wishes are taken from 18:00 on.' }));
    expect(screen.getByTestId('wish-state').textContent).toBe('Wishes are taken from 18:00 on.');
    expect(screen.queryByTestId('wish-search')).toBeNull();
  });
});
