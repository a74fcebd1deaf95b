import { createContext, useContext } from 'react';

export interface Notice {
  kind: 'done' | 'error';
  text: string;
}

export const NoticeContext = createContext<(notice: Notice) => void>(() => undefined);

/** Tells the person something in a line that goes away by itself. */
export const useNotice = () => useContext(NoticeContext);
