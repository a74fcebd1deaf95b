import type { ReactNode } from 'react';
import styles from './IconButton.module.css';

interface Props {
  label: string;
  onClick: () => void;
  children: ReactNode;
  testId?: string;
  disabled?: boolean;
  /** For a button that stays pressed, such as Like. */
  pressed?: boolean;
  busy?: boolean;
  /** For a button that opens something: whether it is open, and the id of what it opens. */
  expanded?: boolean;
  controls?: string;
  look?: 'plain' | 'main' | 'large' | 'largest';
}

/** A round button with a drawing; its label is for readers and as a hint. While it is busy it does nothing, but keeps the focus. */
export function IconButton({
  label,
  onClick,
  children,
  testId,
  disabled,
  pressed,
  busy,
  expanded,
  controls,
  look = 'plain',
}: Props) {
  return (
    <button
      type="button"
      className={styles.button}
      data-look={look}
      data-testid={testId}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={expanded === true ? controls : undefined}
      aria-busy={busy === true ? true : undefined}
      aria-disabled={busy === true ? true : undefined}
      disabled={disabled === true && busy !== true}
      onClick={busy === true ? undefined : onClick}
    >
      {children}
    </button>
  );
}
