import type { Session } from './contracts';
import { ApiError, ask } from './http';

export const signIn = (name: string, password: string) =>
  ask<Session>('POST', '/api/session', { name, password });

export const signOut = () => ask<undefined>('DELETE', '/api/session');

export const changePassword = (current: string, next: string) =>
  ask<undefined>('POST', '/api/session/password', { current, next });

/** Who is signed in, or null. */
export async function currentSession(): Promise<Session | null> {
  try {
    return await ask<Session>('GET', '/api/session');
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}
