import { playerAddresses } from '../player/addresses';

// PKCE in the browser: https://developer.spotify.com/documentation/web-api/tutorials/code-pkce-flow
// The tokens stay in this tab's memory. They go to Spotify and nowhere else: not to the dashboard, not to the box.

/** What the player in a page needs, and nothing more: the box steers it with a login of its own. */
const scopes = 'streaming user-read-email user-read-private';

const loginKey = 'roomtone.spotify.login';
const tokensKey = 'roomtone.spotify.tokens';

/** A token that ends within this time counts as ended. */
const earlyMs = 60_000;

interface Started {
  state: string;
  verifier: string;
  client: string;
  search: string;
}

interface Tokens {
  client: string;
  access: string;
  refresh: string;
  endsAt: number;
}

export const redirectUri = () => `${window.location.origin}/listen`;

export const isLoggedIn = () => readTokens() !== undefined;

export const logOut = () => window.sessionStorage.removeItem(tokensKey);

/** Leaves the page for Spotify's own, which comes back to it. */
export async function logIn(client: string, go = (address: string) => window.location.assign(address)) {
  const started: Started = { state: random(), verifier: random(), client, search: window.location.search };
  window.sessionStorage.setItem(loginKey, JSON.stringify(started));
  const query = new URLSearchParams({
    client_id: client,
    response_type: 'code',
    redirect_uri: redirectUri(),
    scope: scopes,
    state: started.state,
    code_challenge_method: 'S256',
    code_challenge: await challengeOf(started.verifier),
  });
  go(`${playerAddresses().spotifyAccounts}/authorize?${query.toString()}`);
}

/** Takes up what Spotify's page brought back in the address, if it did. Throws an Error with a sentence. */
export async function finishLogIn(): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const started = read(loginKey) as Started | undefined;
  if (!query.has('state') || !(query.has('code') || query.has('error'))) return;
  window.sessionStorage.removeItem(loginKey);
  window.history.replaceState(null, '', `/listen${started?.search ?? ''}`);
  if (started === undefined || query.get('state') !== started.state)
    throw new Error('This login to Spotify was not begun in this tab. Begin again here.');
  const code = query.get('code');
  if (code === null) throw new Error('Spotify was not allowed for this page.');
  await exchange(started.client, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri(),
    code_verifier: started.verifier,
  });
}

/** A token that holds for a while. Throws an Error with a sentence. */
export async function accessToken(): Promise<string> {
  const tokens = readTokens();
  if (tokens === undefined) throw new Error('Nobody is logged in to Spotify in this page.');
  if (tokens.endsAt - earlyMs > Date.now()) return tokens.access;
  const renewed = await exchange(tokens.client, {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh,
  });
  return renewed.access;
}

async function exchange(client: string, form: Record<string, string>): Promise<Tokens> {
  let answer: Response;
  try {
    answer = await fetch(`${playerAddresses().spotifyAccounts}/api/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: client, ...form }),
      referrerPolicy: 'no-referrer',
    });
  } catch {
    throw new Error('Spotify’s login cannot be reached. Check the network and the page’s blockers.');
  }
  if (answer.status >= 500) throw new Error('Spotify’s login has a fault of its own. Try again in a while.');
  const given = (await answer.json().catch(() => undefined)) as
    { access_token?: unknown; refresh_token?: unknown; expires_in?: unknown } | undefined;
  const { access_token: access, refresh_token: refresh, expires_in: seconds } = given ?? {};
  if (!answer.ok || typeof access !== 'string') {
    logOut();
    throw new Error('Spotify no longer accepts the login of this page. Log in again.');
  }
  const tokens: Tokens = {
    client,
    access,
    refresh: typeof refresh === 'string' ? refresh : (form['refresh_token'] ?? ''),
    endsAt: Date.now() + 1000 * (typeof seconds === 'number' ? seconds : 3600),
  };
  window.sessionStorage.setItem(tokensKey, JSON.stringify(tokens));
  return tokens;
}

const readTokens = () => read(tokensKey) as Tokens | undefined;

function read(key: string): unknown {
  try {
    return (JSON.parse(window.sessionStorage.getItem(key) ?? 'null') as unknown) ?? undefined;
  } catch {
    return undefined;
  }
}

const random = () => base64Url(window.crypto.getRandomValues(new Uint8Array(48)));

/** RFC 7636, 4.2. */
async function challengeOf(verifier: string): Promise<string> {
  return base64Url(
    new Uint8Array(await window.crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
  );
}

const base64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
