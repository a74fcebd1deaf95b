import { useSyncExternalStore } from 'react';

const question = '(min-width: 60rem)';

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(question);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Whether there is room for two things side by side. */
export const useWide = () => useSyncExternalStore(subscribe, () => window.matchMedia(question).matches);
