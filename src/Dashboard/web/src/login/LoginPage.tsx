import { type SubmitEvent, useState } from 'react';
import type { Session } from '../api/contracts';
import { ApiError } from '../api/http';
import { signIn } from '../api/session';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import { Gate } from './Gate';
import styles from './Gate.module.css';
import { useCountdown } from './useCountdown';

interface Props {
  onSignedIn: (session: Session) => void;
  /** Whether a session was there and has ended. */
  ended?: boolean;
}

export function LoginPage({ onSignedIn, ended = false }: Props) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState(ended ? 'Your session has ended. Sign in again.' : '');
  const [busy, setBusy] = useState(false);
  const [locked, lockFor] = useCountdown();

  const refuse = (reason: unknown) => {
    setError((reason as Error).message);
    if (reason instanceof ApiError && reason.status === 423) lockFor(reason.retryAfterSeconds ?? 60);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    signIn(name.trim(), password)
      .then(onSignedIn, refuse)
      .finally(() => setBusy(false));
  };

  return (
    <Gate title="Sign in" lead="See the room, and the music that goes with it.">
      <form onSubmit={submit} className={styles.form}>
        <Field
          label="Name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
          testId="login-name"
        />
        <Field
          label="Password"
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          required
          testId="login-password"
        />
        <Refusal error={error} locked={locked} />
        <Button type="submit" look="main" busy={busy} disabled={busy || locked > 0} testId="login-submit">
          {locked > 0 ? `Try again in ${countdownText(locked)}` : busy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      <p className={styles.foot}>The first password was printed once, when Roomtone was set up.</p>
    </Gate>
  );
}

const countdownText = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, '0')} min`;

/** Read out once; the seconds tick in the button, where they disturb nobody. */
function Refusal({ error, locked }: { error: string; locked: number }) {
  return (
    <div role="alert">
      {error !== '' && (
        <p className={styles.error} data-testid="login-error" data-locked={locked > 0}>
          {error}
        </p>
      )}
    </div>
  );
}
