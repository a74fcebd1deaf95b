import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessToken, finishLogIn, isLoggedIn, logIn, logOut } from './login';

let asked: { url: string; form: URLSearchParams }[];
let answer: () => Response;

const tokens = (change = {}) =>
  Response.json({ access_token: 'first', refresh_token: 'again', expires_in: 3600, ...change });

async function begun() {
  let address = '';
  window.history.replaceState(null, '', '/listen?room=kitchen');
  await logIn('client', (to) => (address = to));
  return new URL(address);
}

async function back(change: Record<string, string> = {}) {
  const state = (await begun()).searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code: 'code', state, ...change });
  window.history.replaceState(null, '', `/listen?${query.toString()}`);
  return finishLogIn();
}

beforeEach(() => {
  asked = [];
  answer = tokens;
  vi.stubGlobal('fetch', (url: string, { body }: { body: URLSearchParams }) => {
    asked.push({ url, form: body });
    return Promise.resolve(answer());
  });
});
afterEach(() => {
  window.sessionStorage.clear();
  window.history.replaceState(null, '', '/');
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('The login of a page to Spotify', () => {
  it('asks for no more than a player needs, with a proof that only this tab has', async () => {
    const address = await begun();
    expect(address.origin).toBe('https://accounts.spotify.com');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: 'client',
      response_type: 'code',
      redirect_uri: `${window.location.origin}/listen`,
      scope: 'streaming user-read-email user-read-private',
      code_challenge_method: 'S256',
    });
    expect(address.searchParams.get('code_challenge')).toHaveLength(43);
  });

  it('comes back with a code, and leaves nothing of it in the address', async () => {
    await back();
    expect(`${window.location.pathname}${window.location.search}`).toBe('/listen?room=kitchen');
    expect(asked.map(({ url }) => url)).toEqual(['https://accounts.spotify.com/api/token']);
    expect(asked[0]?.form.get('code_verifier')).toHaveLength(64);
    expect(isLoggedIn()).toBe(true);
    expect(await accessToken()).toBe('first');
    expect(asked).toHaveLength(1);
    logOut();
    expect(isLoggedIn()).toBe(false);
  });

  it('is refused where it was not begun here, or where somebody says no', async () => {
    await expect(back({ state: 'forged' })).rejects.toThrow('was not begun in this tab');
    expect(asked).toEqual([]);
    const state = (await begun()).searchParams.get('state') ?? '';
    window.history.replaceState(null, '', `/listen?error=access_denied&state=${state}`);
    await expect(finishLogIn()).rejects.toThrow('Spotify was not allowed for this page.');
    expect(isLoggedIn()).toBe(false);
    window.history.replaceState(null, '', '/listen?code=7');
    await finishLogIn();
    expect(window.location.search).toBe('?code=7');
  });

  it('is renewed before it ends, and forgotten once Spotify takes it back', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00Z'), toFake: ['Date'] });
    await back();
    vi.setSystemTime(new Date('2026-11-30T12:59:30Z'));
    answer = () => tokens({ access_token: 'second', refresh_token: undefined });
    expect(await accessToken()).toBe('second');
    expect(asked.at(-1)?.form.get('refresh_token')).toBe('again');
    vi.setSystemTime(new Date('2026-11-30T13:59:30Z'));
    answer = () => Response.json({ error: 'invalid_grant' }, { status: 400 });
    await expect(accessToken()).rejects.toThrow('no longer accepts the login');
    expect(asked.at(-1)?.form.get('refresh_token')).toBe('again');
    expect(isLoggedIn()).toBe(false);
  });

  it('outlives a fault of Spotify’s own', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-30T12:00:00Z'), toFake: ['Date'] });
    await back();
    vi.setSystemTime(new Date('2026-11-30T13:00:00Z'));
    answer = () => new Response('', { status: 503 });
    await expect(accessToken()).rejects.toThrow('fault of its own');
    expect(isLoggedIn()).toBe(true);
  });
});
