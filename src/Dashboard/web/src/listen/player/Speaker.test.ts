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
  const speaker = new Speaker({
    device: 'living-room',
    page,
    stage: () => document.createElement('div'),
    adapters: { local: () => Promise.resolve(local.open), ...players },
    report: (report) => {
      if (!isThere) return Promise.reject(new Error('The dashboard cannot be reached.'));
      reports.push(report);
      return Promise.resolve();
    },
    tapped: () => undefined,
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
  return { speaker, local, reports, pass, begin, cut };
}

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
    const { local, begin } = set();
    await begin({ positionSeconds: 30, at: '2026-11-30T11:59:20Z' });
    expect(local.told).toEqual(['load folk/01.ogg from 70']);
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
    const slow = new FakeAdapter();
    let come: () => void = () => undefined;
    const open: OpenAdapter = (around) =>
      new Promise((done) => {
        come = () => void slow.open(around).then(done);
      });
    const { speaker, local, begin, pass } = set({ youtube: () => Promise.resolve(open) });
    await begin();
    speaker.follow(wanted({ session: 2, track: { ...other, provider: 'youtube' } }));
    await pass(0);
    speaker.follow(wanted({ session: 3 }));
    await pass(0);
    come();
    await pass(0);
    expect(slow.told).toEqual(['close']);
    slow.tell({ state: 'playing' });
    expect(speaker.view()).toMatchObject({ provider: 'local', state: 'loading' });
    expect(local.told.at(-1)).toBe('load folk/01.ogg from 0');
  });
});
