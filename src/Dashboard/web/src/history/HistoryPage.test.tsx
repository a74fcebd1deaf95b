import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { openApp } from '../testing/openApp';
import { owner, point } from '../testing/samples';

const moods = '/api/devices/living-room/history/mood';
const tracks = '/api/devices/living-room/history/tracks';
const day = '/history?day=2026-11-20';

const points = [
  point('2026-11-20T09:00:00.000Z', { calm: 12 }, { valence: 0.2, arousal: -0.3, people: 2 }),
  point('2026-11-20T12:00:00.000Z', { tense: 12 }, { valence: -0.4, arousal: 0.5, people: 3 }),
];

const played = {
  at: '2026-11-20T09:05:00.000Z',
  title: 'Morning on the Pier',
  artist: 'Lantern Coast',
  provider: 'local',
  track: 'folk/01.ogg',
  why: 'The room is quiet; so is this.',
  heard: 0.31,
  ended: 'skipped',
  moodBefore: { valence: 0.2, arousal: -0.3 },
  moodAfter: null,
  feedback: ['dislike'],
};

const history = {
  [`GET ${moods}`]: { body: { from: '', to: '', step: 'minute', points } },
  [`GET ${tracks}`]: { body: [played] },
};

describe('The history', () => {
  it('asks for the day of the person by the minute', async () => {
    const { api } = await openApp({ at: day, routes: history });
    const asked = new URL(api.asked.find(({ path }) => path.startsWith(moods))?.path ?? '', 'http://x')
      .searchParams;
    expect(asked.get('from')).toBe('2026-11-19T23:00:00.000Z');
    expect(asked.get('to')).toBe('2026-11-20T23:00:00.000Z');
    expect(asked.get('step')).toBe('minute');
  });

  it('asks for the week by the hour', async () => {
    const { api } = await openApp({ at: day, routes: history });
    await userEvent.click(screen.getByTestId('history-week'));
    expect(api.asked.at(-2)?.path).toContain('step=hour');
    expect(window.location.search).toContain('view=week');
  });

  it('asks for the year by the day, and reads it out by the day', async () => {
    const { api } = await openApp({ at: day, routes: history });
    await userEvent.click(screen.getByTestId('history-year'));
    expect(api.asked.at(-2)?.path).toContain('from=2026-01-01T00%3A00%3A00.000Z');
    expect(api.asked.at(-2)?.path).toContain('step=day');
    const chart = await screen.findByLabelText('Chart of the mood over time');
    chart.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByTestId('history-readout').textContent).toMatch(/^20 Nov(Calm|Tense)/);
  });

  it('asks for the last hour by the minute', async () => {
    const { api } = await openApp({ at: '/history?view=hour', routes: history });
    const asked = new URL(api.asked.find(({ path }) => path.startsWith(moods))?.path ?? '', 'http://x')
      .searchParams;
    expect(Date.parse(asked.get('to') ?? '') - Date.parse(asked.get('from') ?? '')).toBe(3_600_000);
    expect(asked.get('step')).toBe('minute');
    expect(screen.queryByTestId('history-before')).toBeNull();
  });

  it('is read out step by step with the keys', async () => {
    await openApp({ at: day, routes: history });
    const chart = await screen.findByLabelText('Chart of the mood over time');
    chart.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByTestId('history-readout').textContent).toContain('Calm 100 %valence +0.20');
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByTestId('history-readout').textContent).toContain('Tense 100 %valence −0.40');
  });

  it('shows each track with what became of it', async () => {
    await openApp({ at: day, routes: history });
    const row = within(await screen.findByTestId('played-row'));
    expect(row.getByText('Skipped at 31 %')).toBeTruthy();
    expect(row.getByText('Disliked')).toBeTruthy();
    expect(row.getByText('+0.2 → ?')).toBeTruthy();
  });

  it('shows how the mood changed over a track, and how sure that is', async () => {
    const lift = { valence: 0.13, arousal: -0.02, valenceError: 0.041, arousalError: 0.03 };
    const whole = { ...played, moodAfter: { valence: 0.33, arousal: -0.32 }, lift };
    await openApp({ at: day, routes: { ...history, [`GET ${tracks}`]: { body: [whole] } } });
    expect((await screen.findByTestId('lift')).textContent).toBe('valence +0.13 ±\u00a00.04');
  });

  it('tells what choosing by the mood does, when asked', async () => {
    const data = {
      strategies: [],
      moodShare: 0.19,
      steeringHelps: 0.76,
      steered: { tracks: 64, valence: 0.041, error: 0.018 },
      blind: { tracks: 8, valence: 0.012, error: 0.05 },
      effect: { tracks: 8, valence: 0.029, error: 0.053 },
    };
    const commands = 'POST /api/devices/living-room/commands';
    await openApp({ at: day, routes: { ...history, [commands]: { body: { ok: true, data } } } });
    await userEvent.click(screen.getByTestId('mood-effect-ask'));
    expect(screen.getByTestId('mood-effect').textContent).toContain('The difference is +0.03 ± 0.05.');
  });

  it('goes back a day', async () => {
    await openApp({ at: day, routes: history });
    await userEvent.click(screen.getByTestId('history-before'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Thursday 19 November');
  });

  it('never shows one day under the name of another, however slow the server is', async () => {
    const { api } = await openApp({ at: day, routes: history });
    expect(screen.getByText('Mostly', { selector: 'dt' })).toBeTruthy();
    const slow = new Promise<never>(() => undefined);
    api.routes[`GET ${moods}`] = () => slow;
    api.routes[`GET ${tracks}`] = () => slow;
    await userEvent.click(screen.getByTestId('history-before'));
    expect(screen.getByText('Thursday 19 November')).toBeTruthy();
    expect(screen.getByText('Loading the moods…')).toBeTruthy();
    expect(screen.queryByText('Mostly', { selector: 'dt' })).toBeNull();
    expect(screen.queryByTestId('played-row')).toBeNull();
  });

  it('hands out the shown span as files', async () => {
    await openApp({ at: day, routes: history });
    const span = 'from=2026-11-19T23%3A00%3A00.000Z&to=2026-11-20T23%3A00%3A00.000Z';
    const address = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    const file = '/api/devices/living-room/export';
    expect(address('Download CSV of the moods')).toBe(`${file}?kind=mood&${span}&format=csv`);
    expect(address('Download JSON lines of the moods')).toBe(`${file}?kind=mood&${span}&format=jsonl`);
    expect(address('Download CSV of the tracks')).toBe(`${file}?kind=tracks&${span}&format=csv`);
    expect(address('Download JSON lines of the tracks')).toBe(`${file}?kind=tracks&${span}&format=jsonl`);
  });

  it('hands out no files to those who may only look', async () => {
    await openApp({ at: day, routes: history, session: { ...owner, role: 'viewer' } });
    expect(screen.getByTestId('history-tracks')).toBeTruthy();
    expect(screen.queryByText(/^Download/)).toBeNull();
  });

  it('says when nothing was read', async () => {
    const nothing = { body: { from: '', to: '', step: 'minute', points: [] } };
    await openApp({ at: day, routes: { ...history, [`GET ${moods}`]: nothing } });
    expect(await screen.findByText('No reading on this day')).toBeTruthy();
  });

  it('says what failed, and tries again when asked', async () => {
    const away = { status: 503, body: { detail: 'The database is away.' } };
    const { api } = await openApp({ at: day, routes: { ...history, [`GET ${moods}`]: away } });
    const chart = within(screen.getByTestId('history-chart'));
    expect(await chart.findByText('The database is away.')).toBeTruthy();
    api.routes[`GET ${moods}`] = { body: { points } };
    await userEvent.click(chart.getByText('Try again'));
    expect(await chart.findByLabelText('Chart of the mood over time')).toBeTruthy();
  });
});
