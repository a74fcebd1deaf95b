import { type KeyboardEvent, useId, useRef, useState } from 'react';
import styles from './Combobox.module.css';
import { fold, holdsWords } from './fold';

export interface Option {
  id: string;
  name: string;
  /** What else is to be known of it, in a word or two. */
  note: string;
}

interface Props {
  label: string;
  /** What is chosen now, in words; empty for nothing. */
  value: string;
  options: readonly Option[];
  onChoose: (id: string) => void;
  placeholder?: string;
  /** Whether it opens by itself, where it has come at a press. */
  focused?: boolean;
  onLeave?: () => void;
  testId: string;
}

/** Longer lists are narrowed by typing, not read. */
const most = 50;

/** A field that finds one of many by typing: the combobox with a list of the ARIA patterns. */
export function Combobox({
  label,
  value,
  options,
  onChoose,
  placeholder,
  focused = false,
  onLeave,
  testId,
}: Props) {
  const [text, setText] = useState<string | undefined>(focused ? '' : undefined);
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const open = text !== undefined;
  const fitting = open ? found(options, text) : [];
  const shown = fitting.slice(0, most);

  const choose = (option: Option | undefined) => {
    if (option !== undefined) onChoose(option.id);
    setText(undefined);
  };
  const move = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const type = (typed: string) => {
    setText(typed);
    setAt(0);
  };
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (open) move(to);
      else type('');
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(shown[at]);
    } else if (event.key === 'Escape') setText(undefined);
  };

  return (
    <div className={styles.combobox}>
      <input
        role="combobox"
        className={styles.input}
        aria-label={label}
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && shown.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        autoFocus={focused}
        data-testid={testId}
        placeholder={value === '' ? placeholder : value}
        value={text ?? value}
        onFocus={(event) => event.target.select()}
        onClick={() => {
          if (!open) type('');
        }}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={() => {
          setText(undefined);
          onLeave?.();
        }}
      />
      {open && (
        // Pressing on the list must not take the focus from the field, which would close it.
        <div className={styles.list} onPointerDown={(event) => event.preventDefault()}>
          <ul ref={list} role="listbox" id={`${id}-list`} aria-label={label}>
            {shown.map((option, i) => (
              <li
                key={option.id}
                id={`${id}-${i}`}
                role="option"
                aria-selected={i === at}
                className={styles.option}
                onClick={() => choose(option)}
              >
                <span>{option.name}</span>
                {option.note !== '' && <span className={styles.note}>{option.note}</span>}
              </li>
            ))}
          </ul>
          <p className={styles.more} role="status">
            {fitting.length === 0
              ? 'None is called so.'
              : fitting.length > most
                ? `${fitting.length - most} more: type to narrow.`
                : ''}
          </p>
        </div>
      )}
    </div>
  );
}

/** Those that hold each word; first those that hold them just so in their name. */
function found(options: readonly Option[], text: string): Option[] {
  const phrase = fold(text.trim());
  const fitting = options.filter(({ id, name, note }) => holdsWords(fold(`${name} ${id} ${note}`), phrase));
  const just = fitting.filter(({ name }) => fold(name).includes(phrase));
  return just.length === 0 ? fitting : [...just, ...fitting.filter((option) => !just.includes(option))];
}
