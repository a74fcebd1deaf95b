import { type SubmitEvent, useState } from 'react';
import { Gate } from '../login/Gate';
import gate from '../login/Gate.module.css';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';

/** Asks for the code that the owner made for this screen. */
export function Pairing({ pair }: { pair: (code: string) => Promise<void> }) {
  const [code, setCode] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    pair(code)
      .catch((reason: unknown) => setError((reason as Error).message))
      .finally(() => setBusy(false));
  };
  return (
    <Gate title="A screen for the wall" lead="It shows what plays in one room, without a login.">
      <form onSubmit={submit} className={gate.form}>
        <Field
          label="Code"
          hint="Its owner makes it: Devices, the box, Screens on the wall."
          value={code}
          onChange={(event) => setCode(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          placeholder="XXXX-XXXX"
          required
          autoFocus
          testId="wall-code"
        />
        <div role="alert">
          {error !== '' && (
            <p className={gate.error} data-testid="wall-error">
              {error}
            </p>
          )}
        </div>
        <Button type="submit" look="main" busy={busy} disabled={code.trim() === ''} testId="wall-pair">
          Pair this screen
        </Button>
      </form>
    </Gate>
  );
}
