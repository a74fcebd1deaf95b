// Keeps the page /listen and its networks, so that it opens quickly, and opens at all where the dashboard is away. Its scope is
// /listen: no other page is touched, and nothing of the API is ever kept.

/** Filled in by the build: what the page needs to open, and what comes when it is needed. The version is of all their bytes. */
const files = { version: '', page: [], later: [] };

const page = '/listen';
const store = `listen ${files.version}`;

self.addEventListener('install', (event) => event.waitUntil(fill()));

// A new version waits until no page of the old one is open, so that none loses what it still needs.
self.addEventListener('activate', (event) =>
    event.waitUntil(forgetOthers().then(() => self.clients.claim())),
);

self.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== self.location.origin) return;
    if (request.mode === 'navigate') event.respondWith(newest(request));
    else if (files.page.includes(pathname) || files.later.includes(pathname))
        event.respondWith(kept(request));
});

async function fill() {
    const cache = await caches.open(store);
    // The networks are large: what an older version has of them is taken over.
    for (const path of files.later) {
        const known = await caches.match(path, { ignoreVary: true });
        if (known !== undefined) await cache.put(path, known);
    }
    await cache.addAll([page, ...files.page]);
}

async function forgetOthers() {
    for (const name of await caches.keys()) if (name !== store) await caches.delete(name);
}

/** The document, with the headers that let it use the camera; the kept one only where the dashboard does not answer. */
async function newest(request) {
    const cache = await caches.open(store);
    try {
        const response = await fetch(request);
        if (response.ok && new URL(request.url).pathname === page && (await isOurs(response.clone())))
            await cache.put(page, response.clone());
        return response;
    } catch (error) {
        const known = await cache.match(page, { ignoreVary: true });
        if (known === undefined) throw error;
        return known;
    }
}

/** A document of a newer version needs scripts that only the newer worker keeps. */
async function isOurs(response) {
    const scripts = (await response.text()).match(/\/assets\/[\w.-]+/g) ?? [];
    return scripts.every((path) => files.page.includes(path));
}

async function kept(request) {
    const known = await caches.match(request, { ignoreVary: true });
    if (known !== undefined) return known;
    const response = await fetch(request);
    if (response.status === 200) await (await caches.open(store)).put(request, response.clone());
    return response;
}
