import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { other } from '../../testing/samples';
import type { ReportedSound } from '../../api/contracts';
import type { OpenAdapter } from './adapter';
import { FakeAdapter, page, wanted } from './sounds.testing';
import { Speaker } from './Speaker';

const elsewhere = '22222222-2222-4222-8222-222222222222';

function set(players: Record<string, () => Promise<OpenAdapter>> = {}) {
  const local = new FakeAdapter();
  const reports: ReportedSound[] = [];
  let isThere = true;
  const beside = { device: null as string | null, fault: null as string | null };
  const besideTold: string[] = [];
  let isLate = false;
  const speaker = new Speaker({
    device: 'living-room',
    page,
    stage: () => document.createElement('div'),
    adapters: { local: () => Promise.resolve(local.open), ...players },
    report: (report) => {
      if (!isThere) return Promise.reject(new Error('The dashboard cannot be reached.'));
      reports.push(report);
      if (isLate)
        return new Promise((_, fail) => setTimeout(() => fail(new Error('No answer in time.')), 3000));
      return Promise.resolve();
    },
    tapped: () => undefined,
    beside: {
      view: () => beside,
      hush: () => void besideTold.push('hush'),
      allow: () => void besideTold.push('allow'),
    },
  });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  /** Somebody taps, the box agrees, and the track begins. */
  const begin = async (change = {}) => {
    void speaker.claim();
    await pass(0);
    speaker.follow(wanted(change));
    await pass(0);
    local.tell({ state: 'playing' });
    await pass(0);
  };
  const cut = (isCut: boolean) => void (isThere = !isCut);
  /** What the page says arrives, but the answers do not. */
  const late = (isNow: boolean) => void (isLate = isNow);
  return { speaker, local, reports, pass, begin, cut, late, beside, besideTold };
}

/** A player that takes its time: it comes, or fails to, when the test says so. */
function slowPlayer() {
  const player = new FakeAdapter();
  const openings: { come: () => void; fail: () => void }[] = [];
  const open: OpenAdapter = (around) =>
    new Promise((done, fail) => {
      openings.push({
        come: () => void player.open(around).then(done),
        fail: () => fail(new Error('It does not answer.')),
      });
    });
  return { player, openings, load: () => Promise.resolve(open) };
}

const video = { ...other, provider: 'youtube' };

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

describe('A page as the speaker', () => {
  it('asks at a tap, and plays once the box has named it', async () => {
    const { speaker, local, reports, pass } = set();
    speaker.follow(wanted({ page: null }));
    void speaker.claim();
    await pass(0);
    expect(reports).toMatchObject([{ page, isClaim: true, state: 'idle', providers: ['local'] }]);
    expect(speaker.view().role).toBe('claiming');
    expect(local.told).toEqual([]);
    speaker.follow(wanted({ positionSeconds: 12 }));
    await pass(0);
    expect(speaker.view()).toMatchObject({ role: 'on', state: 'loading', provider: 'local' });
    expect(local.told).toEqual(['load folk/01.ogg from 12']);
    expect(local.volumePercent()).toBe(40);
  });

  it('is silent where nobody has tapped, though the box names it', async () => {
    const { speaker, local, reports, pass } = set();
    speaker.follow(wanted());
    await pass(3000);
    expect(local.told).toEqual([]);
    expect(reports).toEqual([]);
  });

  it('says what it does each second, and at once when that changes', async () => {
    const { local, reports, pass, begin } = set();
    await begin();
    const before = reports.length;
    local.position = 2.5;
    await pass(3000);
    expect(reports.slice(before)).toHaveLength(3);
    expect(reports.at(-1)).toMatchObject({
      session: 1,
      state: 'playing',
      positionSeconds: 2.5,
      durationSeconds: 200,
      volumePercent: 40,
    });
    local.tell({ state: 'ended' });
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ session: 1, state: 'ended', isClaim: false, isLeaving: false });
  });

  it('follows pause, volume, another track, and the same one anew', async () => {
    const { speaker, local, begin, pass } = set();
    await begin();
    speaker.follow(wanted({ state: 'paused' }));
    local.tell({ state: 'paused' });
    speaker.follow(wanted({ state: 'paused', volumePercent: 15 }));
    speaker.follow(wanted({ state: 'playing', volumePercent: 15 }));
    speaker.follow(wanted({ session: 2, track: other }));
    await pass(0);
    speaker.follow(wanted({ session: 3, track: other }));
    await pass(0);
    expect(local.told).toEqual([
      'load folk/01.ogg from 0',
      'pause',
      'play',
      'load jazz/02.ogg from 0',
      'load jazz/02.ogg from 0',
    ]);
  });

  it('takes up a track in its middle where it should be by now', async () => {
    const { player, openings, load } = slowPlayer();
    const { speaker, begin, pass } = set({ youtube: load });
    await begin();
    const word = wanted({ session: 2, track: video, positionSeconds: 30 });
    speaker.follow(word);
    await pass(10_000);
    speaker.follow({ ...word }); // As the dashboard says it again to a page that connects anew.
    await pass(30_000);
    openings[0]?.come();
    await pass(0);
    expect(player.told).toEqual(['load jazz/02.ogg from 70']);
  });

  it('takes a word that has just come as new, whatever the clock of the box says', async () => {
    const { local, begin } = set();
    await begin({ at: '2026-11-30T11:59:00Z' });
    expect(local.told).toEqual(['load folk/01.ogg from 0']);
  });

  it('tells the box of the player beside, which falls silent with it', async () => {
    const { speaker, reports, pass, begin, cut, beside, besideTold } = set();
    await begin();
    expect(besideTold).toEqual(['allow']);
    beside.device = 'abc';
    speaker.mention();
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ spotifyDevice: 'abc', spotifyFault: null });
    cut(true);
    await pass(5000);
    expect(besideTold.at(-1)).toBe('hush');
  });

  it('takes its turn again when it is seen again, if it only was hidden', async () => {
    const { speaker, local, reports, pass, begin } = set();
    const hide = (isHidden: boolean) => {
      vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
      speaker.look();
    };
    await begin();
    hide(true);
    local.tell({ state: 'blocked', fault: 'YouTube may not play while its page is hidden.' });
    speaker.follow(wanted({ page: null, session: 2 }));
    expect(speaker.view()).toMatchObject({ role: 'taken' });
    speaker.look();
    expect(speaker.view().role).toBe('taken');
    hide(false);
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ isClaim: true });
    expect(speaker.view().role).toBe('claiming');
  });

  it('leaves another page its turn when it is seen again', async () => {
    const { speaker, local, pass, begin } = set();
    const hidden = vi.spyOn(document, 'hidden', 'get');
    await begin();
    hidden.mockReturnValue(true);
    local.tell({ state: 'blocked', fault: 'YouTube may not play while its page is hidden.' });
    speaker.follow(wanted({ page: null, session: 2 }));
    speaker.follow(wanted({ page: elsewhere, session: 3 }));
    hidden.mockReturnValue(false);
    speaker.look();
    await pass(0);
    expect(speaker.view().role).toBe('taken');
  });

  it('falls silent when another page takes over, says so, and can take it back', async () => {
    const { speaker, local, reports, begin, pass } = set();
    await begin();
    speaker.follow(wanted({ page: elsewhere, session: 2 }));
    expect(local.told.at(-1)).toBe('close');
    expect(speaker.view()).toMatchObject({ role: 'taken', fault: 'Another page is the speaker now.' });
    const before = reports.length;
    await pass(5000);
    expect(reports).toHaveLength(before);
    void speaker.claim();
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ isClaim: true });
    speaker.follow(wanted({ session: 3 }));
    await pass(0);
    expect(speaker.view().role).toBe('on');
  });

  it('says so when the box takes no page', async () => {
    const { speaker, pass } = set();
    void speaker.claim();
    await pass(7500);
    expect(speaker.view().role).toBe('off');
    expect(speaker.view().fault).toContain('does not take this page');
  });

  it('goes on where the box names it already and has no need to say it again', async () => {
    const { speaker, local, begin, pass } = set();
    await begin();
    speaker.release();
    void speaker.claim();
    await pass(2500);
    expect(speaker.view().role).toBe('on');
    expect(local.told).toEqual(['load folk/01.ogg from 0', 'close', 'load folk/01.ogg from 0']);
  });

  it('says a last word when it is released, and none where it was not the speaker', async () => {
    const { speaker, local, reports, begin, pass } = set();
    speaker.release();
    expect(reports).toEqual([]);
    await begin();
    speaker.release();
    await pass(0);
    expect(local.told.at(-1)).toBe('close');
    expect(reports.at(-1)).toMatchObject({ isLeaving: true, session: 1 });
    expect(speaker.view().role).toBe('off');
  });

  it('falls silent when no report arrives, and asks again by itself', async () => {
    const { speaker, local, reports, begin, cut, pass } = set();
    await begin();
    cut(true);
    await pass(5000);
    expect(local.told.at(-1)).toBe('pause');
    local.tell({ state: 'paused' });
    expect(speaker.view().fault).toContain('cannot be reached');
    await pass(5000);
    cut(false);
    await pass(1000);
    expect(reports.some(({ isClaim }, i) => isClaim && i > 1)).toBe(true);
    speaker.follow(wanted({ session: 5 }));
    await pass(0);
    expect(local.told.at(-1)).toBe('load folk/01.ogg from 0');
  });

  it('waits for a tap where the browser does', async () => {
    const { speaker, local, reports, begin, pass } = set();
    await begin();
    local.tell({ state: 'blocked', fault: 'The browser waits for a tap.' });
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ state: 'blocked', fault: 'The browser waits for a tap.' });
    speaker.allow();
    expect(local.told.at(-1)).toBe('play');
  });

  it('tells the pause also to a player that is held back, which would go on later', async () => {
    const { speaker, local, begin, pass } = set();
    await begin();
    local.tell({ state: 'blocked', fault: 'YouTube may not play while its page is hidden.' });
    speaker.follow(wanted({ state: 'paused' }));
    await pass(0);
    expect(local.told.at(-1)).toBe('pause');
    expect(speaker.view()).toMatchObject({ state: 'paused', fault: null });
  });

  it('says a pause in the player itself, but not one of a moment, as when somebody seeks', async () => {
    const { local, reports, begin, pass } = set();
    await begin();
    local.tell({ state: 'paused' });
    await pass(300);
    local.tell({ state: 'playing' });
    await pass(3000);
    expect(reports.some(({ state }) => state === 'paused')).toBe(false);
    local.tell({ state: 'paused' });
    await pass(1000);
    expect(reports.at(-1)).toMatchObject({ state: 'paused', fault: null });
  });

  it('says at once that it has paused where the box wanted it', async () => {
    const { speaker, local, reports, begin, pass } = set();
    await begin();
    speaker.follow(wanted({ state: 'paused' }));
    local.tell({ state: 'paused' });
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ state: 'paused' });
  });

  it('gives the reason where the box takes over because the page was held back', async () => {
    const { speaker, local, begin } = set();
    await begin();
    local.tell({ state: 'blocked', fault: 'YouTube may not play while its page is hidden.' });
    speaker.follow(wanted({ page: null, session: 2, track: null, state: 'stopped' }));
    expect(speaker.view()).toMatchObject({
      role: 'taken',
      fault: 'YouTube may not play while its page is hidden.',
    });
  });

  it('says which track it cannot play, and whose it can no longer', async () => {
    const gone = {
      youtube: () => Promise.resolve(() => Promise.reject(new Error('It could not be loaded.'))),
    };
    const { speaker, reports, local, begin, pass } = set(gone);
    await begin();
    expect(reports.at(-1)?.providers).toEqual(['local', 'youtube']);
    speaker.follow(wanted({ session: 2, track: { ...other, provider: 'youtube' } }));
    await pass(0);
    expect(reports.at(-1)).toMatchObject({
      session: 2,
      state: 'failed',
      fault: 'It could not be loaded.',
      providers: ['local'],
    });
    speaker.follow(wanted({ session: 3, track: { ...other, provider: 'radio' } }));
    await pass(0);
    expect(reports.at(-1)).toMatchObject({ state: 'failed', fault: 'This page has no player for radio.' });
    speaker.follow(wanted({ session: 4 }));
    await pass(0);
    expect(local.told.at(-1)).toBe('load folk/01.ogg from 0');
  });

  it('plays what is wanted last, however long a player takes to come', async () => {
    const { player: slow, openings, load } = slowPlayer();
    const { speaker, local, begin, pass } = set({ youtube: load });
    await begin();
    speaker.follow(wanted({ session: 2, track: video }));
    await pass(0);
    speaker.follow(wanted({ session: 3 }));
    await pass(0);
    openings[0]?.come();
    await pass(0);
    expect(slow.told).toEqual(['close']);
    slow.tell({ state: 'playing' });
    expect(speaker.view()).toMatchObject({ provider: 'local', state: 'loading' });
    expect(local.told.at(-1)).toBe('load folk/01.ogg from 0');
  });

  it('plays the track that is wanted once its player comes, though another one was when it was called', async () => {
    const { player, openings, load } = slowPlayer();
    const { speaker, begin, pass } = set({ youtube: load });
    await begin();
    speaker.follow(wanted({ session: 2, track: { ...video, id: 'first' } }));
    await pass(1000);
    speaker.follow(wanted({ session: 3, track: { ...video, id: 'second' } }));
    await pass(0);
    openings[0]?.come();
    await pass(0);
    expect(openings).toHaveLength(1);
    expect(player.told).toEqual(['load second from 0']);
  });

  it('says that a player does not come, though another track is wanted by then', async () => {
    const { openings, load } = slowPlayer();
    const { speaker, reports, begin, pass } = set({ youtube: load });
    await begin();
    speaker.follow(wanted({ session: 2, track: video }));
    await pass(1000);
    speaker.follow(wanted({ session: 3, track: video }));
    await pass(0);
    openings[0]?.fail();
    await pass(0);
    expect(reports.at(-1)).toMatchObject({
      session: 3,
      state: 'failed',
      fault: 'It does not answer.',
      providers: ['local'],
    });
  });

  it('waits for a player that was called again, whatever became of the call before', async () => {
    const { player, openings, load } = slowPlayer();
    const { speaker, begin, pass } = set({ youtube: load });
    await begin();
    for (const [session, track] of [video, other, video].entries()) {
      speaker.follow(wanted({ session: session + 2, track }));
      await pass(0);
    }
    openings[0]?.fail();
    await pass(0);
    expect(speaker.view()).toMatchObject({ provider: 'youtube', state: 'loading', fault: null });
    openings[1]?.come();
    await pass(0);
    expect(player.told).toEqual(['load jazz/02.ogg from 0']);
  });

  it('gives the reason with each pause of a page that is cut, as such a pause is no person’s', async () => {
    const { speaker, local, reports, begin, late, pass } = set();
    await begin();
    late(true);
    for (let second = 0; second < 10; second++) {
      await pass(1000);
      if (local.told.includes('pause')) local.tell({ state: 'paused' });
    }
    late(false);
    await pass(4000);
    const pauses = reports.filter(({ state }) => state === 'paused');
    expect(pauses.length).toBeGreaterThan(1);
    expect(pauses.every(({ fault }) => fault?.includes('cannot be reached'))).toBe(true);
    expect(reports.slice(1).some(({ isClaim }) => isClaim)).toBe(true);
    speaker.follow(wanted({ state: 'paused' }));
    expect(speaker.view()).toMatchObject({ role: 'on', state: 'paused', fault: null });
  });

  it('plays what its player missed while the page was cut', async () => {
    const { player, openings, load } = slowPlayer();
    const { speaker, begin, cut, pass } = set({ youtube: load });
    await begin();
    speaker.follow(wanted({ session: 2, track: video }));
    cut(true);
    await pass(6000);
    openings[0]?.come();
    await pass(0);
    expect(player.told).toEqual([]);
    cut(false);
    await pass(1000);
    speaker.follow(wanted({ session: 2, track: video, state: 'playing', at: 'again' }));
    await pass(0);
    expect(player.told).toEqual(['load jazz/02.ogg from 0']);
  });

  it('asks again after a cut, though it hears first that the box plays by itself', async () => {
    const { speaker, reports, begin, cut, pass } = set();
    await begin();
    cut(true);
    await pass(5000);
    speaker.follow(wanted({ page: null, session: 2 }));
    expect(speaker.view()).toMatchObject({ role: 'on' });
    const before = reports.length;
    cut(false);
    await pass(1000);
    expect(reports.slice(before).some(({ isClaim }) => isClaim)).toBe(true);
  });

  it('leaves another page its turn after a cut', async () => {
    const { speaker, reports, begin, cut, pass } = set();
    await begin();
    cut(true);
    await pass(5000);
    speaker.follow(wanted({ page: elsewhere, session: 2 }));
    expect(speaker.view()).toMatchObject({ role: 'taken', fault: 'Another page is the speaker now.' });
    const before = reports.length;
    cut(false);
    await pass(5000);
    expect(reports).toHaveLength(before);
  });
});
