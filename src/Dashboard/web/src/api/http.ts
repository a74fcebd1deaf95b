import { noteServerTime } from './clock';

/** A request that was not answered as hoped. The message is a sentence for a person. */
export class ApiError extends Error {
  constructor(
    message: string,
    /** The HTTP status; 0 where no answer came at all. */
    readonly status: number,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** A reading is quick; an order, such as an erasure, may take its time. */
const patience = { reading: 30_000, order: 120_000 };

const unreachable = 'The dashboard cannot be reached. Check the network, then try again.';
const silent = 'The dashboard did not answer in time. It may be busy: try again in a moment.';
const signedOut = new Set<() => void>();

/** Calls back when a request is refused because the session has ended. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

export function reportSignedOut(): void {
  for (const listener of signedOut) listener();
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface Manner {
  patienceMs?: number;
  /** Whether the request outlives the page. */
  keepalive?: boolean;
}

/** Asks the API. Throws an ApiError with a sentence in it. */
export async function ask<T>(method: Method, path: string, body?: unknown, manner: Manner = {}): Promise<T> {
  const response = await send(method, path, body, manner);
  noteServerTime(response.headers.get('date'));
  const answer = await readJson(response);
  if (response.ok) return answer as T;
  if (response.status === 401 && !path.startsWith('/api/session')) reportSignedOut();
  throw refusal(response.status, answer);
}

async function send(method: Method, path: string, body: unknown, manner: Manner): Promise<Response> {
  const { patienceMs = method === 'GET' ? patience.reading : patience.order, keepalive = false } = manner;
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  // A form on another site cannot set this header, so it cannot act for the person who is signed in here.
  if (method !== 'GET') headers['X-Roomtone'] = '1';
  const isFile = body instanceof Blob;
  if (body !== undefined) headers['Content-Type'] = isFile ? 'text/calendar' : 'application/json';
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined || isFile ? body : JSON.stringify(body),
      keepalive,
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    throw new ApiError((error as Error).name === 'TimeoutError' ? silent : unreachable, 0);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const text = await response.text();
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** The detail of RFC 9457 problem details is a sentence for a person. */
function refusal(status: number, answer: unknown): ApiError {
  const { detail, retryAfterSeconds } = (answer ?? {}) as { detail?: unknown; retryAfterSeconds?: unknown };
  return new ApiError(
    typeof detail === 'string' && detail !== '' ? detail : sentenceFor(status),
    status,
    typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
  );
}

function sentenceFor(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again.';
  if (status === 403) return 'Your account may look, but not change anything.';
  if (status === 404) return 'That does not exist any more.';
  if (status === 429) return 'Too many requests. Wait a moment, then try again.';
  if (status === 504) return 'The box did not answer. It may be offline.';
  return `The dashboard answered with an error (${status}). Try again in a moment.`;
}
