import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer, Asked } from '../../testing/fakeApi';
import { commandsOf, openApp, settled } from '../../testing/openApp';

const commands = 'POST /api/devices/living-room/commands';

const video = (id: string, change = {}) => ({
  link: `https://www.youtube.com/watch?v=${id}`,
  track: `youtube:${id}`,
  title: `Video ${id}`,
  channel: 'Anna',
  durationSeconds: 200,
  isAdded: false,
  ...change,
});

/** The box answers a search as told, and does everything else. */
async function open(
  find: (args: { text: string; page?: string }) => Answer,
  playlists: () => object[] = () => [],
) {
  const app = await openApp({
    at: '/',
    routes: {
      [commands]: ({ body }: Asked) => {
        const { name, args } = body as { name: string; args: { text: string; page?: string } };
        if (name === 'youtube.find') return find(args);
        if (name === 'links.playlists') return { body: { ok: true, data: playlists() } };
        return { body: { ok: true, ...(name === 'library.search' ? { data: [] } : {}) } };
      },
    },
  });
  fireEvent.click(screen.getByText('From YouTube and SoundCloud'));
  const look = async (text: string) => {
    await userEvent.clear(screen.getByTestId('online-text'));
    await userEvent.type(screen.getByTestId('online-text'), text);
    await userEvent.click(screen.getByTestId('online-go'));
    await settled();
  };
  return {
    ...app,
    look,
    asked: () =>
      commandsOf(app.api.asked).filter(({ name }) => !['music.figures', 'links.playlists'].includes(name)),
  };
}

const found = (videos: object[], more = {}): Answer => ({
  body: { ok: true, data: { videos, searchesLeft: 99, ...more } },
});

describe('Music from YouTube and SoundCloud', () => {
  it('is found, added with the person’s words, played, and taken away', async () => {
    const { look, asked } = await open(() => found([video('aaaaaaaaaaa')]));
    await look('rain');
    expect(screen.getByTestId('online-count').textContent).toBe('1 video found. 99 searches left today.');
    await userEvent.selectOptions(screen.getByTestId('link-mood'), 'calm');
    await userEvent.type(screen.getByTestId('link-language'), 'en');
    await userEvent.selectOptions(screen.getByTestId('link-explicit'), 'no');
    await userEvent.click(screen.getByTestId('video-play'));
    await settled();
    await userEvent.click(screen.getByTestId('video-remove'));
    await settled();
    expect(screen.getByTestId('video-add')).toBeTruthy();
    const link = 'https://www.youtube.com/watch?v=aaaaaaaaaaa';
    expect(asked()).toEqual([
      { name: 'youtube.find', args: { text: 'rain' } },
      { name: 'links.add', args: { link, mood: 'calm', language: 'en', explicit: false } },
      { name: 'music.play-track', args: { id: 'youtube:aaaaaaaaaaa' } },
      { name: 'links.remove', args: { link } },
    ]);
  });

  it('tells what cannot play, and has no button for it', async () => {
    const refusal = 'Its owner does not let it play outside of YouTube.';
    const { look } = await open(() => found([video('noembed0101', { refusal })]));
    await look('rain');
    expect(screen.getByTestId('video-refusal').textContent).toBe(refusal);
    expect(screen.queryByTestId('video-play')).toBeNull();
  });

  it('shows a playlist page by page', async () => {
    const { look, asked } = await open(({ page }) =>
      page === undefined
        ? found([video('aaaaaaaaaaa')], { nextPage: 'two' })
        : found([video('aaaaaaaaaaa'), video('bbbbbbbbbbb')]),
    );
    const text = 'https://www.youtube.com/playlist?list=PLabc';
    await look(text);
    await userEvent.click(screen.getByTestId('online-more'));
    await settled();
    expect(screen.getAllByTestId('found-video')).toHaveLength(2);
    expect(screen.queryByTestId('online-more')).toBeNull();
    expect(asked().at(-1)).toEqual({ name: 'youtube.find', args: { text, page: 'two' } });
  });

  it('keeps a playlist as one entry with its words, says what is wrong with it, and takes it away', async () => {
    const list = (id: string, change = {}) => ({
      link: `https://www.youtube.com/playlist?list=${id}`,
      title: '',
      videos: 0,
      setAside: 0,
      isRead: true,
      language: '',
      isAdded: true,
      ...change,
    });
    let kept = [
      list('PLfile', {
        title: 'Dinner',
        isAdded: false,
        videos: 1,
        note: 'Only its first 1000 videos are taken.',
      }),
    ];
    const { look, asked } = await open(
      () => found([]),
      () => kept,
    );
    const { link } = list('PLabc');
    await userEvent.selectOptions(screen.getByTestId('link-mood'), 'calm');
    await userEvent.type(screen.getByTestId('online-text'), link);
    expect(screen.getByTestId('online-go').textContent).toBe('Show its videos');
    kept = [
      ...kept,
      list('PLabc', { videos: 37, setAside: 2, mood: 'calm', language: 'en', explicit: false }),
    ];
    await userEvent.click(screen.getByTestId('playlist-add'));
    await settled();
    expect(asked()).toEqual([{ name: 'links.add', args: { link, mood: 'calm' } }]);
    const [owners, added] = screen.getAllByTestId('linked-playlist').map(({ textContent }) => textContent);
    expect(owners).toBe('Dinner1 video · From the owner’s fileOnly its first 1000 videos are taken.');
    expect(added).toBe('Playlist PLabc37 videos · 2 set aside · Calm · en · Not explicitTake away');
    kept = kept.slice(0, 1);
    await userEvent.click(screen.getByTestId('playlist-remove'));
    await settled();
    expect(asked().at(-1)).toEqual({ name: 'links.remove', args: { link } });
    expect(screen.getAllByTestId('linked-playlist')).toHaveLength(1);
    await look('rain');
  });

  it('adds a link without a search, at a point of its own', async () => {
    const { look, asked } = await open(() => found([]));
    await userEvent.selectOptions(screen.getByTestId('link-mood'), 'point');
    fireEvent.change(screen.getByTestId('link-valence'), { target: { value: '140' } });
    fireEvent.change(screen.getByTestId('link-arousal'), { target: { value: '75' } });
    await look('https://soundcloud.com/artist/track');
    expect(asked()).toEqual([
      {
        name: 'links.add',
        args: { link: 'https://soundcloud.com/artist/track', valence: 40, arousal: -25 },
      },
    ]);
    expect(screen.getByTestId<HTMLInputElement>('online-text').value).toBe('');
  });

  it('says why a search is not answered', async () => {
    const detail = 'The 100 searches a day of your key for YouTube are used up until 2026-12-01 08:00 UTC.';
    const { look } = await open(() => ({ status: 409, body: { detail } }));
    await look('rain');
    expect(screen.getByTestId('online-fault').textContent).toBe(detail);
  });
});
