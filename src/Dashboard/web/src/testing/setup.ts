import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A wait goes on as soon as the thing is there; a machine with other work may need longer than the library's second.
configure({ asyncUtilTimeout: 60_000 });

afterEach(() => {
  // A test that drives a real browser has no window of its own.
  if (typeof window === 'undefined') return;
  cleanup();
  localStorage.clear();
  window.history.replaceState(null, '', '/');
});
