import { type ReactNode, type SubmitEvent, useId, useState } from 'react';
import { Button } from '../parts/Button';
import { Field } from '../parts/Field';
import styles from './Manage.module.css';
import { useAct } from './useAct';

interface Props<T> {
  /** Of the name's field. */
  label: string;
  hint?: string;
  /** On the button. */
  action: string;
  look?: 'main';
  make: (name: string) => Promise<T>;
  onMade?: (made: T) => void;
  reload: () => void;
  /** What else belongs to it, between the name and the button. */
  children?: ReactNode;
  /** The test ids are this with -name and -make. */
  testId: string;
}

/** A form that makes something new: a name and a button. */
export function NewNamed<T>({ label, hint, action, look, make, onMade, reload, children, testId }: Props<T>) {
  const [name, setName] = useState('');
  const note = useId();
  const { act, busy } = useAct(reload);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    act(
      make(name.trim()).then((made) => {
        onMade?.(made);
        setName('');
      }),
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={label}
        aria-describedby={hint === undefined ? undefined : note}
        value={name}
        onChange={(event) => setName(event.target.value)}
        autoComplete="off"
        required
        testId={`${testId}-name`}
      />
      {children}
      <Button
        type="submit"
        look={look}
        busy={busy}
        disabled={busy || name.trim() === ''}
        testId={`${testId}-make`}
      >
        {action}
      </Button>
      {hint !== undefined && (
        <p id={note} className={styles.hint}>
          {hint}
        </p>
      )}
    </form>
  );
}
