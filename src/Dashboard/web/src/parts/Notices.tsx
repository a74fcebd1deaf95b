import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Icon } from './Icon';
import { IconButton } from './IconButton';
import { type Notice, NoticeContext } from './notice';
import styles from './Notices.module.css';

const shownMs = { done: 4000, error: 9000 };

/** Shows the last notice at the foot of the page, and reads it out. */
export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const close = useCallback(() => setNotice(undefined), []);

  useEffect(() => {
    if (notice === undefined) return;
    const timer = window.setTimeout(close, shownMs[notice.kind]);
    return () => window.clearTimeout(timer);
  }, [notice, close]);

  return (
    <NoticeContext.Provider value={setNotice}>
      {children}
      <div className={styles.region} role={notice?.kind === 'error' ? 'alert' : 'status'}>
        {notice !== undefined && (
          <div className={styles.notice} data-kind={notice.kind} data-testid="notice">
            <Icon name={notice.kind === 'done' ? 'check' : 'alert'} />
            <p>{notice.text}</p>
            <IconButton label="Close" onClick={close}>
              <Icon name="close" size={16} />
            </IconButton>
          </div>
        )}
      </div>
    </NoticeContext.Provider>
  );
}
