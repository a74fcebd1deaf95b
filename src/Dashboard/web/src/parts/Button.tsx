import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './Button.module.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  children: ReactNode;
  look?: 'main' | 'quiet' | 'chip';
  busy?: boolean;
  testId?: string;
}

export function Button({ children, look = 'quiet', busy = false, testId, type = 'button', ...rest }: Props) {
  return (
    <button
      type={type}
      className={styles.button}
      data-look={look}
      data-testid={testId}
      aria-busy={busy ? true : undefined}
      {...rest}
    >
      {children}
    </button>
  );
}
