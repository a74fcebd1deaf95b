import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Asked } from '../testing/fakeApi';
import { commandsOf, openApp, settled } from '../testing/openApp';
import { device, owner } from '../testing/samples';
import { Eye } from './eye/Eye';
import { pageNumber } from './eye/pageNumber';
import { wanted } from './player/sounds.testing';
import type { ReportedSound } from '../api/contracts';

const at = '/listen';
const reported = 'POST /api/devices/living-room/speaker/reported';

async function openListen(opening: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp({
    at,
    ...opening,
    routes: { [reported]: { status: 204 }, ...opening.routes },
  });
  await screen.findByTestId('now-here');
  const speak = (change: object) =>
    settled(() =>
      app.stream().say('speaker', { device: 'living-room', state: wanted({ page: pageNumber, ...change }) }),
    );
  return { ...app, speak };
}

const reports = (asked: Asked[]) =>
  asked.filter(({ path }) => path.endsWith('/speaker/reported')).map(({ body }) => body as ReportedSound);

const sensing = (camera: string, change: object = {}) => ({
  at: new Date().toISOString(),
  on: true,
  capturing: true,
  camera,
  detail: 'A page is the camera.',
  ...change,
});

beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(() => Promise.resolve());
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => undefined);
});

describe('The page to listen', () => {
  it('shows the mood of the room, its expressions and its music, and where it sounds', async () => {
    await openListen();
    expect(screen.getByTestId('mood-label').textContent).toBe('Happy');
    expect(screen.getByTestId('confidence').textContent).toBe('77 %');
    expect(screen.getByTestId('expression-happiness').textContent).toContain('52 %');
    expect(screen.getByTestId('track-title').textContent).toBe('Morning on the Pier');
    expect(screen.getByTestId('track-why').textContent).toBe('It fits a bright room.');
    expect(screen.getByTestId('speaker-role').dataset['value']).toBe('off');
  });

  it('becomes the speaker at a tap, and the file sounds in it', async () => {
    const { api, speak } = await openListen();
    await userEvent.click(screen.getByTestId('play-here'));
    expect(reports(api.asked)).toMatchObject([{ page: pageNumber, isClaim: true }]);
    await speak({});
    const audio = await screen.findByTestId<HTMLAudioElement>('local-sound');
    await waitFor(() => expect(audio.src).toContain('/library/sound?track=folk%2F01.ogg'));
    act(() => void audio.dispatchEvent(new Event('playing')));
    await waitFor(() => expect(reports(api.asked).at(-1)).toMatchObject({ state: 'playing', session: 1 }));
    expect(screen.getByTestId('speaker-role').textContent).toBe('It sounds here.');
    expect(screen.getByTestId('seek')).toBeTruthy();
    await userEvent.click(screen.getByTestId('speaker-release'));
    expect(reports(api.asked).at(-1)).toMatchObject({ isLeaving: true });
    expect(screen.queryByTestId('local-sound')).toBeNull();
  });

  it('gives way to another page, says so, and takes it back', async () => {
    const { api, speak } = await openListen();
    await userEvent.click(screen.getByTestId('play-here'));
    await speak({});
    await speak({ page: '22222222-2222-4222-8222-222222222222', session: 2 });
    expect(screen.getByTestId('speaker-fault').textContent).toBe('Another page is the speaker now.');
    await userEvent.click(screen.getByText('Take it back'));
    expect(reports(api.asked).at(-1)).toMatchObject({ isClaim: true });
  });

  it('says why it may not be the speaker', async () => {
    const detail = 'Your account may look, but not change anything.';
    await openListen({ routes: { [reported]: { status: 403, body: { detail } } } });
    await userEvent.click(screen.getByTestId('play-here'));
    await settled();
    expect(screen.getByTestId('speaker-fault').textContent).toBe(detail);
  });

  it('asks for a tap where the browser does not let it sound', async () => {
    const play = vi.spyOn(HTMLMediaElement.prototype, 'play');
    play.mockRejectedValueOnce(new DOMException('No.', 'NotAllowedError'));
    const { speak } = await openListen();
    await userEvent.click(screen.getByTestId('play-here'));
    await speak({});
    await userEvent.click(await screen.findByTestId('tap-to-hear'));
    expect(play).toHaveBeenCalledTimes(2);
  });

  it('starts the camera and the sound together, and stops both', async () => {
    const start = vi.spyOn(Eye.prototype, 'start').mockResolvedValue(undefined);
    const stop = vi.spyOn(Eye.prototype, 'stop');
    const { api } = await openListen({ devices: [device({ sensing: sensing('browser') })] });
    expect(screen.queryByTestId('camera-note')).toBeNull();
    await userEvent.click(screen.getByTestId('listen-start'));
    expect(start).toHaveBeenCalledOnce();
    expect(reports(api.asked)).toMatchObject([{ isClaim: true }]);
    const before = stop.mock.calls.length;
    await userEvent.click(screen.getByTestId('listen-stop'));
    expect(stop.mock.calls.length).toBe(before + 1);
    expect(reports(api.asked).at(-1)).toMatchObject({ isLeaving: true });
  });

  it('says what to set where the room has a camera of its own, and sounds all the same', async () => {
    const { api } = await openListen();
    expect(screen.getByTestId('camera-note').textContent).toContain('Camera:Source to browser');
    await userEvent.click(screen.getByTestId('listen-start'));
    expect(screen.getByTestId('eye-state').dataset['value']).toBe('off');
    expect(reports(api.asked)).toMatchObject([{ isClaim: true }]);
  });

  it('passes on why the room does not take what it reads', async () => {
    const detail = 'A venue takes no pictures of a browser.';
    await openListen({ devices: [device({ sensing: sensing('browser', { capturing: false, detail }) })] });
    expect(screen.getByTestId('camera-note').textContent).toBe(detail);
  });

  it('takes the mood by hand', async () => {
    const { api } = await openListen();
    await userEvent.click(screen.getByTestId('by-hand-calm'));
    expect(commandsOf(api.asked)).toEqual([{ name: 'feedback.wrong-mood', args: { mood: 'calm' } }]);
  });

  it('goes back, and to another place of the track, by the box wherever it sounds', async () => {
    const { api } = await openListen();
    await userEvent.click(screen.getByTestId('back'));
    const slider = screen.getByTestId<HTMLInputElement>('seek');
    expect(slider.max).toBe('200');
    fireEvent.change(slider, { target: { value: '90' } });
    expect(slider.value).toBe('90');
    expect(commandsOf(api.asked)).toEqual([{ name: 'music.back', args: {} }]);
    fireEvent.pointerUp(slider);
    await settled();
    expect(commandsOf(api.asked).at(-1)).toEqual({ name: 'music.seek', args: { seconds: 90 } });
  });

  it('has its buttons on the lock screen while a file sounds in it', async () => {
    const handlers = new Map<string, unknown>();
    const session = {
      metadata: null as { title: string } | null,
      setActionHandler: (name: string, handler: unknown) => handlers.set(name, handler),
      setPositionState: () => undefined,
    };
    vi.stubGlobal('MediaMetadata', function (this: object, facts: object) {
      Object.assign(this, facts);
    });
    Object.defineProperty(navigator, 'mediaSession', { value: session, configurable: true });
    const { api, speak, unmount } = await openListen();
    await userEvent.click(screen.getByTestId('play-here'));
    await speak({});
    await screen.findByTestId('local-sound');
    expect(session.metadata?.title).toBe('Morning on the Pier');
    act(() => (handlers.get('nexttrack') as () => void)());
    await settled();
    expect(commandsOf(api.asked)).toEqual([{ name: 'music.skip', args: {} }]);
    unmount();
    Reflect.deleteProperty(navigator, 'mediaSession');
  });

  it('searches the library only when it is asked to', async () => {
    const { api } = await openListen();
    const searches = () => api.asked.filter(({ body }) => JSON.stringify(body ?? '').includes('library.'));
    expect(searches()).toEqual([]);
    await userEvent.click(screen.getByTestId('find-music'));
    await settled();
    expect(screen.getByTestId('library')).toBeTruthy();
    expect(searches()).not.toEqual([]);
  });

  it('leaves who may only look without buttons that do nothing', async () => {
    await openListen({ session: { ...owner, role: 'viewer' } });
    for (const id of ['listen-start', 'play-here', 'play', 'by-hand-calm'])
      expect(screen.getByTestId<HTMLButtonElement>(id).disabled, id).toBe(true);
  });
});

describe('The way to it and from it', () => {
  it('is a load of the whole page, since only that gets the rights of its address', async () => {
    const kept: boolean[] = [];
    const listen = (event: Event) => {
      kept.push(event.defaultPrevented);
      event.preventDefault();
    };
    document.addEventListener('click', listen);
    const { unmount } = await openApp();
    await userEvent.click(screen.getByText('Listen'));
    await userEvent.click(screen.getByText('History'));
    unmount();
    await openListen();
    await userEvent.click(screen.getByText('Room'));
    document.removeEventListener('click', listen);
    expect(kept).toEqual([false, true, false]);
  });
});
