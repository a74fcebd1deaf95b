import { type SubmitEvent, useState } from 'react';
import { changePassword } from '../api/session';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import styles from './Gate.module.css';
import { passwordProblem } from './passwordProblem';

export function PasswordForm({ name, onDone }: { name: string; onDone: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const problem = passwordProblem(current, next);
  const differs = next === again ? undefined : 'The two do not match.';

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (problem !== undefined || differs !== undefined) return;
    setBusy(true);
    changePassword(current, next)
      .then(onDone, (reason: unknown) => setError((reason as Error).message))
      .finally(() => setBusy(false));
  };

  return (
    <form onSubmit={submit} className={styles.form}>
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <Field
        label="Password now"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        required
        testId="password-current"
      />
      <Field
        label="New password"
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={(event) => setNext(event.target.value)}
        hint="At least 12 characters. A few words are easy to keep in mind."
        problem={asked ? problem : undefined}
        required
        testId="password-next"
      />
      <Field
        label="New password again"
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(event) => setAgain(event.target.value)}
        problem={asked ? differs : undefined}
        required
        testId="password-again"
      />
      <div role="alert">{error !== '' && <p className={styles.error}>{error}</p>}</div>
      <Button type="submit" look="main" busy={busy} disabled={busy} testId="password-submit">
        {busy ? 'Saving…' : 'Save the password'}
      </Button>
    </form>
  );
}
