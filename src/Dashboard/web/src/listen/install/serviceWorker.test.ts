import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

interface Happening {
  request: { url: string; method: string; mode: string };
  respondWith: (answer: Promise<Response>) => void;
}

const origin = 'https://roomtone.example';

/** The worker of /listen as a build makes it, with one script; and the network, which answers or is away. */
function worker() {
  const empty = "const files = { version: '', page: [], later: [] };";
  const filled = "const files = { version: '1', page: ['/assets/index-old.js', '/theme.js'], later: [] };";
  const text = readFileSync('public/service-worker.js', 'utf8').replace(empty, filled);
  const listeners: Record<string, (event: Happening) => void> = {};
  const kept = new Map<string, Response>();
  const store = {
    put: (path: string, response: Response) => Promise.resolve(void kept.set(path, response)),
    match: (path: string) => Promise.resolve(kept.get(path)?.clone()),
  };
  let document: string | undefined;
  runInNewContext(text, {
    URL,
    self: {
      location: { origin },
      addEventListener: (event: string, listener: (event: Happening) => void) =>
        (listeners[event] = listener),
    },
    caches: { open: () => Promise.resolve(store) },
    fetch: () =>
      document === undefined
        ? Promise.reject(new TypeError('No network.'))
        : Promise.resolve(new Response(document)),
  });
  const serve = (script: string | undefined) =>
    void (document = script && `<script src="/theme.js"></script><script src="/assets/${script}"></script>`);
  const open = async () => {
    let answer: Promise<Response> | undefined;
    const request = { url: `${origin}/listen`, method: 'GET', mode: 'navigate' };
    listeners['fetch']?.({ request, respondWith: (given) => void (answer = given) });
    return (await answer)?.text();
  };
  return { serve, open };
}

it('opens the page where the dashboard is away', async () => {
  const { serve, open } = worker();
  serve('index-old.js');
  await open();
  serve(undefined);
  expect(await open()).toContain('index-old.js');
});

it('keeps no document of a newer version, whose scripts it does not keep', async () => {
  const { serve, open } = worker();
  serve('index-old.js');
  await open();
  serve('index-new.js');
  expect(await open()).toContain('index-new.js');
  serve(undefined);
  expect(await open()).toContain('index-old.js');
});
