// The dashboard's API with make-believe rooms, for work on the pages: `npm run mock`.
// It also serves the built page under the content security policy that the real one has.
//   sign in: anna/roomtone (owner), first/first (must change), guest/guest (may only look)
//   POST /mock {"takesPages":true, "sound":{"provider":"youtube","address":"standin0000"}, "rooms":0|1|3|any number of a fleet, "mood":"sad", "camera":"lost"|"on", "state":"offline", "fail":true, "cut":true, "broker":false}
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changePassword, sessions, signIn } from './accounts.mjs';
import { run } from './commands.mjs';
import { fleet, fleetSites } from './fleet.mjs';
import { moodHistory, trackHistory } from './history.mjs';
import { manage, sites } from './manage.mjs';
import { liked } from './playlists.mjs';
import { MockRoom } from './room.mjs';
import { coverOf, sendSound, soundOf } from './sound.mjs';

const port = Number(process.env.MOCK_PORT ?? 5190);
const built = join(dirname(fileURLToPath(import.meta.url)), '../../../wwwroot');
const csp = "default-src 'self'; frame-ancestors 'none'; base-uri 'self'";
// Stand-ins for others' players: `node dev/stand-ins/server.mjs`.
const standIns = process.env.MOCK_PLAYERS ?? 'http://127.0.0.1:5191';
const playersMeta = `<meta name="roomtone-players" content="${standIns}" />`;
// As src/Dashboard/Api/PagePolicy.cs has it for the page that may use the camera.
const players = `https://www.youtube.com https://w.soundcloud.com https://sdk.scdn.co ${standIns}`;
const listenCsp =
    `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' https://s.ytimg.com ${players}; ` +
    `frame-src https://www.youtube-nocookie.com ${players}; ` +
    "img-src 'self' data: blob: https://i.ytimg.com https://i.scdn.co https://i1.sndcdn.com; media-src 'self' blob:; " +
    "frame-ancestors 'none'; base-uri 'self'";

const all = () => [
    new MockRoom('living-room', { mood: 'happy' }),
    new MockRoom('kitchen', { mood: 'calm', drops: 112 }),
    new MockRoom('studio', { mood: 'neutral', state: 'offline' }),
];
const some = (count) => (count > 3 ? fleet(count) : all().slice(0, count));
let rooms = some(Number(process.env.MOCK_ROOMS ?? 3));
let failing = false;
let connected = true;
const streams = new Set();
const readings = [];

function send(room, kinds = ['status', 'mood', 'track', 'sensing', 'health', 'speaker'], to = streams) {
    const state = {
        status: () => room.status(),
        mood: () => room.mood(),
        track: () => room.live(),
        sensing: () => room.sensing(),
        health: () => room.health(),
        speaker: () => room.speaker.desired(),
    };
    for (const kind of kinds) {
        const text = `event: ${kind}\ndata: ${JSON.stringify({ device: room.id, state: state[kind](), heard: room.lastSeen })}\n\n`;
        for (const stream of to) stream.write(text);
    }
}

setInterval(
    () => {
        for (const room of rooms.filter(({ state, hung }) => state === 'online' && !hung)) {
            room.step();
            const before = room.track;
            send(room, room.on && room.capturing ? ['mood', 'health'] : ['health']);
            if (room.speaker.look() || before !== room.told) send(room, ['track', 'speaker']);
            room.told = room.track;
        }
    },
    Number(process.env.MOCK_STEP_MS ?? 1500),
);
setInterval(() => streams.forEach((stream) => stream.write('event: ping\ndata: {}\n\n')), 15_000);

function mock({
    rooms: count,
    mood,
    camera,
    state,
    hung,
    said,
    fail,
    cut,
    paused,
    broker,
    takesPages,
    sound,
    venue,
}) {
    if (count !== undefined) rooms = some(count);
    failing = fail === true;
    const [first = new MockRoom('none')] = rooms;
    if (mood !== undefined) first.show(mood);
    if (camera !== undefined) first.capturing = camera !== 'lost';
    if (camera !== undefined) first.on = camera !== 'off';
    if (state !== undefined) first.state = state;
    if (said !== undefined) first.said = said;
    if (venue !== undefined) first.venue = venue;
    if (hung !== undefined) first.hung = hung;
    if (takesPages !== undefined) first.camera = takesPages ? 'browser' : 'pictures';
    if (sound !== undefined) {
        first.speaker.instead = sound ?? undefined;
        first.play(first.track);
    }
    if (paused === true) first.pause();
    connected = broker !== false;
    for (const stream of streams) tellBroker(stream);
    if (cut === true) for (const stream of streams) stream.destroy();
    for (const room of rooms) send(room);
    const { page, reports } = first.speaker;
    return { status: 200, body: { page, reports: reports.slice(-20) } };
}

const since = new Date(Date.now() - 3_600_000).toISOString();
const tellBroker = (stream) =>
    stream.write(`event: broker\ndata: ${JSON.stringify({ connected, since })}\n\n`);

const notFound = { status: 404, body: { detail: 'There is no such device.' } };

function answer(method, url, body, session) {
    const path = url.pathname;
    if (path === '/mock') return mock(body);
    if (path === '/api/session' && method === 'POST') return signIn(body);
    if (failing)
        return {
            status: 500,
            body: { detail: 'The database cannot be reached. The history will be back by itself.' },
        };
    if (session === undefined) return { status: 401, body: { detail: 'Sign in first.' } };
    if (path === '/api/session')
        return method === 'GET' ? { status: 200, body: session } : { status: 204, leave: true };
    if (path === '/api/session/password') return changePassword(session, body);
    const placed = sitesNow();
    if (path === '/api/devices')
        return {
            status: 200,
            body: rooms.map((room) => ({
                tags: [],
                template: null,
                ...room.device(),
                place: placeOf(placed, room),
            })),
        };
    if (path === '/api/calendars/countries')
        return {
            status: 200,
            body: [
                { code: 'DE', regions: ['BE', 'BY'] },
                { code: 'IE', regions: [] },
            ],
        };
    if (path === '/api/sites' && method === 'GET' && session.role !== 'viewer')
        return { status: 200, body: placed };
    const managed = session.role === 'viewer' ? undefined : manage(method, path, rooms);
    if (managed !== undefined) return managed;
    const [, id, rest = ''] = /^\/api\/devices\/([^/]+)(?:\/(.*))?$/.exec(path) ?? [];
    const room = rooms.find((candidate) => candidate.id === id);
    return room === undefined ? notFound : ofRoom(method, room, rest, url.searchParams, body, session);
}

const sitesNow = () => (rooms.length > 3 ? fleetSites(rooms) : sites);

function placeOf(placed, { id }) {
    for (const site of placed)
        for (const room of site.rooms)
            if (room.devices.includes(id))
                return { site: site.id, siteName: site.name, room: room.id, roomName: room.name };
    return null;
}

function ofRoom(method, room, rest, query, body, session) {
    const span = [Date.parse(query.get('from')), Date.parse(query.get('to'))];
    if (method !== 'GET' && session.role === 'viewer')
        return { status: 403, body: { detail: 'Your account may look, but not change anything.' } };
    if (rest === '') return { status: 200, body: room.device() };
    if (rest === 'commands') {
        const result = run(room, body);
        setTimeout(() => send(room), 60);
        return result;
    }
    if (rest === 'speaker/reported') {
        if (room.speaker.take(body) || ['ended', 'failed'].includes(body.state))
            send(room, ['track', 'speaker']);
        return { status: 204 };
    }
    if (rest === 'browser/readings') {
        readings.push(body);
        return { status: 204 };
    }
    if (rest === 'calendars') return { status: 200, body: [] };
    if (rest === 'settings' && method === 'GET') return { status: 200, body: room.settings };
    if (rest === 'settings') {
        room.settings = {
            revision: room.settings.revision + 1,
            applied: room.state === 'online',
            settings: body.settings,
        };
        return { status: 200, body: room.settings };
    }
    if (rest === 'history/mood') return { status: 200, body: moodHistory(...span, query.get('step')) };
    if (rest === 'history/liked') return { status: 200, body: liked };
    if (rest === 'history/tracks')
        return { status: 200, body: trackHistory(...span, Number(query.get('limit') ?? 100)) };
    return notFound;
}

function stream(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    streams.add(response);
    response.on('close', () => streams.delete(response));
    tellBroker(response);
    for (const room of rooms) send(room, undefined, [response]);
}

const types = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
};

/** The library's sound and covers, which are no JSON. */
function ofLibrary(request, url, response) {
    const track = url.searchParams.get('track') ?? '';
    if (url.pathname.endsWith('/library/sound')) return sendSound(request, response, soundOf(track));
    const cover = coverOf(track);
    if (cover === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(cover);
}

function page(path, response) {
    const asked = join(built, normalize(path));
    const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(built, 'index.html');
    if (!existsSync(file)) return response.writeHead(404).end('Run npm run build first, or use npm run dev.');
    const isListen = path === '/listen';
    response.writeHead(200, {
        'Content-Type': types[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': path.startsWith('/listen') ? listenCsp : csp,
        'Referrer-Policy': isListen ? 'strict-origin-when-cross-origin' : 'no-referrer',
    });
    if (isListen) return response.end(readFileSync(file, 'utf8').replace('</head>', `${playersMeta}</head>`));
    createReadStream(file).pipe(response);
}

async function read(request) {
    let text = '';
    for await (const chunk of request) text += chunk;
    return text === '' ? {} : JSON.parse(text);
}

createServer(async (request, response) => {
    const url = new URL(request.url, 'http://mock');
    const id = /roomtone=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
    if (!url.pathname.startsWith('/api') && url.pathname !== '/mock') return page(url.pathname, response);
    if (url.pathname === '/api/live' && sessions.has(id) && !failing) return stream(response);
    if (/\/library\/(sound|cover)$/.test(url.pathname) && sessions.has(id))
        return ofLibrary(request, url, response);
    const changes = request.method !== 'GET' && url.pathname !== '/mock';
    const { status, body, leave } =
        changes && request.headers['x-roomtone'] !== '1'
            ? { status: 400, body: { detail: 'The header X-Roomtone is missing.' } }
            : answer(request.method, url, await read(request), sessions.get(id));
    if (leave) sessions.delete(id);
    const headers = { 'Content-Type': 'application/json' };
    if (url.pathname === '/api/session' && request.method === 'POST' && status === 200) {
        const fresh = crypto.randomUUID();
        sessions.set(fresh, body);
        headers['Set-Cookie'] = `roomtone=${fresh}; HttpOnly; SameSite=Strict; Path=/`;
    }
    response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
}).listen(port, '127.0.0.1', () => console.log(`Mock at http://127.0.0.1:${port} (anna/roomtone)`));
