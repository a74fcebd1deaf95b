import { describe, expect, it, vi } from 'vitest';
import { fakeApi } from '../testing/fakeApi';
import { ApiError, ask, onSignedOut } from './http';

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error as ApiError,
  );

describe('A request', () => {
  it('that changes something carries the header a foreign site cannot set', async () => {
    const api = fakeApi({ 'PUT /api/x': { body: {} }, 'GET /api/x': { body: {} } });
    await ask('PUT', '/api/x', { a: 1 });
    await ask('GET', '/api/x');
    expect(api.asked.map(({ headers }) => headers['X-Roomtone'])).toEqual(['1', undefined]);
  });

  it('that is refused says why in the words of the server', async () => {
    fakeApi({
      'POST /api/session': { status: 423, body: { detail: 'Locked for a while.', retryAfterSeconds: 40 } },
    });
    const error = await failure(ask('POST', '/api/session', {}));
    expect(error).toMatchObject({ message: 'Locked for a while.', status: 423, retryAfterSeconds: 40 });
  });

  it('that is answered without words still says something a person understands', async () => {
    fakeApi({ 'POST /api/x': { status: 504 } });
    expect((await failure(ask('POST', '/api/x'))).message).toBe('The box did not answer. It may be offline.');
  });

  it('that reaches nobody says so', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
    expect(await failure(ask('GET', '/api/x'))).toMatchObject({ status: 0 });
  });

  it('that is not answered in time says so, and does not wait for ever', async () => {
    const fetched = vi.fn((_: string, init: RequestInit) => Promise.reject(init.signal?.reason as Error));
    vi.stubGlobal('fetch', fetched);
    const timeout = vi
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation(() => AbortSignal.abort(new DOMException('It took too long.', 'TimeoutError')));
    expect((await failure(ask('GET', '/api/x'))).message).toContain('did not answer in time');
    expect(timeout).toHaveBeenCalledWith(30_000);
  });

  it('that meets an ended session tells the page', async () => {
    fakeApi({ 'GET /api/devices': { status: 401, body: { detail: 'Sign in first.' } } });
    const ended = vi.fn();
    const stop = onSignedOut(ended);
    await failure(ask('GET', '/api/devices'));
    stop();
    expect(ended).toHaveBeenCalledOnce();
  });
});
