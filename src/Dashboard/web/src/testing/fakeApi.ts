import { vi } from 'vitest';

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}

export interface Answer {
  status?: number;
  body?: unknown;
}

/** A promise is a slow server. */
export type Route = Answer | ((asked: Asked) => Answer | Promise<Answer>);

/** Stands in for the API: answers by `METHOD path`, and remembers what was asked. */
export function fakeApi(routes: Record<string, Route>) {
  const asked: Asked[] = [];
  const answer = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET';
    const path = url.split('?')[0] ?? url;
    const request: Asked = {
      method,
      path: url,
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
      headers: init.headers as Record<string, string>,
    };
    asked.push(request);
    const route = routes[`${method} ${path}`] ?? { status: 404, body: { detail: `No ${method} ${path}.` } };
    const { status = 200, body } = typeof route === 'function' ? await route(request) : route;
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  };
  vi.stubGlobal('fetch', vi.fn(answer));
  const of = (method: string) => asked.filter((request) => request.method === method);
  /** The commands of this name, each with its arguments; a page asks its box for other things meanwhile. */
  const commands = (name: string) =>
    of('POST')
      .map((request) => request.body as { name?: string; args?: unknown } | undefined)
      .filter((command) => command?.name === name)
      .map((command) => command?.args);
  return { asked, routes, of, commands };
}
