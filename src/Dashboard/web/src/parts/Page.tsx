import type { ReactNode } from 'react';
import styles from './Page.module.css';

interface Props {
  /** Of the browser's tab. */
  title: string;
  /** What stands in one line above the cards, first to the left and last to the right. */
  head: ReactNode;
  children: ReactNode;
}

/** A head, and cards one below another. */
export function Page({ title, head, children }: Props) {
  return (
    <div className={styles.page}>
      <title>{`${title} · Roomtone`}</title>
      <header className={styles.head}>{head}</header>
      {children}
    </div>
  );
}
