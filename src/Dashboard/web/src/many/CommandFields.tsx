import { Field } from '../parts/Field';
import { Select } from '../parts/Select';
import { commandChoices } from './commandChoices';

interface Props {
  chosen: number;
  choose: (index: number) => void;
  values: Readonly<Record<string, string>>;
  change: (values: Readonly<Record<string, string>>) => void;
}

/** Something to do at once. A box that is away does not do it later. */
export function CommandFields({ chosen, choose, values, change }: Props) {
  const choice = commandChoices[chosen];
  return (
    <>
      <Select
        label="Command"
        hint="Boxes that are away do not do it later. It cannot be taken back."
        value={String(chosen)}
        choices={commandChoices.map(({ label }, index) => ({ value: String(index), name: label }))}
        onChange={(index) => choose(Number(index))}
        testId="many-command-choice"
      />
      {choice?.args?.map(({ name, label, first, from, to }) => (
        <Field
          key={name}
          label={label}
          type={from === undefined ? 'text' : 'number'}
          min={from}
          max={to}
          value={values[name] ?? first}
          onChange={(event) => change({ ...values, [name]: event.target.value })}
          testId={`many-arg-${name}`}
        />
      ))}
    </>
  );
}
