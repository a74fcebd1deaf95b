import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeApi } from '../testing/fakeApi';
import { openApp } from '../testing/openApp';
import { owner } from '../testing/samples';
import { LoginPage } from './LoginPage';

async function signIn() {
  await userEvent.type(screen.getByTestId('login-name'), 'anna');
  await userEvent.type(screen.getByTestId('login-password'), 'secret');
  await userEvent.click(screen.getByTestId('login-submit'));
}

describe('The login', () => {
  it('passes name and password on, and lets in', async () => {
    const api = fakeApi({ 'POST /api/session': { body: owner } });
    const signedIn = vi.fn();
    render(<LoginPage onSignedIn={signedIn} />);
    await signIn();
    expect(api.asked[0]?.body).toEqual({ name: 'anna', password: 'secret' });
    expect(signedIn).toHaveBeenCalledWith(owner);
  });

  it('says why it does not let in', async () => {
    fakeApi({ 'POST /api/session': { status: 401, body: { detail: 'The name or the password is wrong.' } } });
    render(<LoginPage onSignedIn={vi.fn()} />);
    await signIn();
    expect(screen.getByRole('alert').textContent).toBe('The name or the password is wrong.');
  });

  it('counts down while the account is locked', async () => {
    // A busy machine may take longer than a second from the answer to the button.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    fakeApi({ 'POST /api/session': { status: 423, body: { detail: 'Locked.', retryAfterSeconds: 90 } } });
    render(<LoginPage onSignedIn={vi.fn()} />);
    await signIn();
    const button = screen.getByTestId<HTMLButtonElement>('login-submit');
    expect(button.textContent).toBe('Try again in 1:30 min');
    expect(button.disabled).toBe(true);
  });
});

describe('The first password', () => {
  const first = { ...owner, mustChange: true };

  it('must be changed before anything else is shown', async () => {
    await openApp({ session: first });
    expect(screen.getByRole('heading').textContent).toBe('Choose a password');
    expect(screen.queryByTestId('mood-label')).toBeNull();
  });

  it('gives way to a new one, and then shows the room', async () => {
    const { api } = await openApp({
      session: first,
      routes: { 'POST /api/session/password': { status: 204 } },
    });
    await userEvent.type(screen.getByTestId('password-current'), 'first');
    await userEvent.type(screen.getByTestId('password-next'), 'a quiet long walk');
    await userEvent.type(screen.getByTestId('password-again'), 'a quiet long walk');
    await userEvent.click(screen.getByTestId('password-submit'));
    expect(api.of('POST')[0]?.body).toEqual({ current: 'first', next: 'a quiet long walk' });
    expect(screen.queryByTestId('password-submit')).toBeNull();
  });

  it('is not replaced by a short one', async () => {
    const { api } = await openApp({ session: first });
    await userEvent.type(screen.getByTestId('password-current'), 'first');
    await userEvent.type(screen.getByTestId('password-next'), 'short');
    await userEvent.type(screen.getByTestId('password-again'), 'short');
    await userEvent.click(screen.getByTestId('password-submit'));
    expect(screen.getByText('It has 5 characters; it needs at least 12.')).toBeTruthy();
    expect(api.of('POST')).toHaveLength(0);
  });
});
