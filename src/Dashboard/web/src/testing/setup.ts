import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A wait goes on as soon as the thing is there; a machine with other work may need longer than the library's second.
configure({ asyncUtilTimeout: 60_000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
  window.history.replaceState(null, '', '/');
});
