import { type ReactNode, useId } from 'react';
import styles from './Card.module.css';

interface Props {
  title: string;
  hint?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  testId?: string;
  area?: string;
}

/** A section with a heading. */
export function Card({ title, hint, aside, children, testId, area }: Props) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id} data-testid={testId} data-area={area}>
      <header className={styles.head}>
        <div>
          <h2 id={id}>{title}</h2>
          {hint !== undefined && <p className={styles.hint}>{hint}</p>}
        </div>
        {aside}
      </header>
      {children}
    </section>
  );
}
