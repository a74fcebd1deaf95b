import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import styles from './Button.module.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  children: ReactNode;
  look?: 'main' | 'quiet' | 'chip';
  busy?: boolean;
  testId?: string;
}

/** While it is busy it does nothing, but keeps the focus: a button that is switched off would lose it. */
export function Button({
  children,
  look = 'quiet',
  busy = false,
  disabled = false,
  testId,
  type = 'button',
  onClick,
  ...rest
}: Props) {
  return (
    <button
      type={type}
      className={styles.button}
      data-look={look}
      data-testid={testId}
      aria-busy={busy ? true : undefined}
      aria-disabled={busy ? true : undefined}
      disabled={disabled && !busy}
      onClick={busy ? refuse : onClick}
      {...rest}
    >
      {children}
    </button>
  );
}

const refuse = (event: MouseEvent) => event.preventDefault();
