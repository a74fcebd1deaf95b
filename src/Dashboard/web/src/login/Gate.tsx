import type { ReactNode } from 'react';
import { ThemeSwitch } from '../app/ThemeSwitch';
import { Wordmark } from '../app/Wordmark';
import styles from './Gate.module.css';

/** The quiet page before the room: a wordmark, a form, and slow light. */
export function Gate({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className={styles.gate} data-mood="happy">
      <title>{`${title} · Roomtone`}</title>
      <div className={styles.light} aria-hidden="true" />
      <header className={styles.head}>
        <Wordmark />
        <ThemeSwitch />
      </header>
      <main className={styles.main}>
        <Panel title={title} lead={lead}>
          {children}
        </Panel>
      </main>
    </div>
  );
}

export function Panel({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className={styles.panel}>
      <h1>{title}</h1>
      <p className={styles.lead}>{lead}</p>
      {children}
    </div>
  );
}
