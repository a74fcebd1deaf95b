import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expressionNames, type Expressions } from '../../api/contracts';
import { pageNumber } from './pageNumber';
import { ReadingSender } from './ReadingSender';
import type { EyeFace } from './view';

const expressions = Object.fromEntries(expressionNames.map((name) => [name, 1 / 8])) as Expressions;
const face: EyeFace = {
  x: 0.123456789,
  y: 0.2,
  width: 0.1,
  height: 0.1,
  score: 0.9,
  expressions,
  label: null,
  confidence: 1 / 8,
};

interface Sent {
  path: string;
  body: { page: string; isWatching: boolean; aspect: number; faces: object[] };
  keepalive: boolean;
}

let sent: Sent[];
let status: number;
let answering: Promise<void> | undefined;
let problems: (string | null)[];

const sender = () => new ReadingSender('living room', (problem) => problems.push(problem));

beforeEach(() => {
  vi.useFakeTimers();
  [sent, status, answering, problems] = [[], 204, undefined, []];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({
      path,
      body: JSON.parse(init.body as string) as Sent['body'],
      keepalive: init.keepalive === true,
    });
    await answering;
    const detail = { detail: 'The broker is away.', retryAfterSeconds: 1 };
    return new Response(status === 204 ? null : JSON.stringify(detail), { status });
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('Readings of the page', () => {
  it('are numbers of faces, in the words of the wire', async () => {
    sender().offer(4 / 3, [face]);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([
      {
        path: '/api/devices/living%20room/browser/readings',
        keepalive: false,
        body: {
          page: pageNumber,
          isWatching: true,
          aspect: 4 / 3,
          faces: [{ x: 0.12346, y: 0.2, width: 0.1, height: 0.1, score: 0.9, expressions }],
        },
      },
    ]);
  });

  it('go out five times a second at most, the newest only, one at a time', async () => {
    let answer = () => {};
    answering = new Promise((done) => (answer = done));
    const sending = sender();
    for (let i = 1; i <= 20; i++) {
      sending.offer(i / 10, []);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(sent.map(({ body }) => body.aspect)).toEqual([0.2]);
    answer();
    answering = undefined;
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ body }) => body.aspect)).toEqual([0.2, 2]);
    for (let i = 1; i <= 20; i++) {
      sending.offer(1, []);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(sent.length).toBeLessThanOrEqual(2 + 5);
  });

  it('slow down while the dashboard has too many or is away, say so, and go on', async () => {
    const sending = sender();
    for (const refused of [429, 503]) {
      status = refused;
      sending.offer(1, []);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(problems).toEqual([
      'The dashboard has more readings than it takes; this page sends fewer.',
      'The broker is away. This page sends fewer readings until then.',
    ]);
    sending.offer(1, []);
    sending.offer(2, []);
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toHaveLength(3);
    status = 204;
    await vi.advanceTimersByTimeAsync(2000);
    sending.offer(1, []);
    await vi.advanceTimersByTimeAsync(2000);
    expect(problems.at(-1)).toBeNull();
  });

  it('end with one word that outlives the page, where any was sent', async () => {
    const sending = sender();
    sending.stop();
    expect(sent).toEqual([]);
    sending.offer(1, [face]);
    sending.offer(2, [face]);
    sending.stop();
    sending.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent.map(({ body, keepalive }) => [body.isWatching, body.faces.length, keepalive])).toEqual([
      [true, 1, false],
      [false, 0, true],
    ]);
  });
});
