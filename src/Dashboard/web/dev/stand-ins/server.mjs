// Stand-ins for the players of YouTube, SoundCloud and Spotify, for tests and the demo without the internet:
//   node dev/stand-ins/server.mjs          at http://127.0.0.1:5191; STANDINS_PORT for another one
// A page uses them where <meta name="roomtone-players" content="http://127.0.0.1:5191"> says so.
// They behave as the official ones do: events and their order, error codes, the referrer check, advertisements, previews.
//
// Videos, by id: standin0060 lasts 60 s, advert00020 shows 3 s of advertisement before its 20 s, removed0000 was removed (100),
// noembed0101 and noembed0150 may not be embedded, broken00005 does not play in this browser (5). Ids have eleven letters (2).
// Without a referrer every video answers 153.
// Titles: /youtube/oembed and /soundcloud/oembed answer 404 for what was removed, 401 for a video that may not be embedded.
// The Data API of YouTube: youtube-data.mjs. Spotify: spotify.mjs, with STANDINS_SPOTIFY as the address of the stand-in of its Web API.
// Tracks, by address: …/standin-60 lasts 60 s, …/preview-30 gives 30 s of a longer one, …/removed answers an error.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { sendSound, soundOf } from '../mock/sound.mjs';
import { passOn } from './spotify.mjs';
import { sendData } from './youtube-data.mjs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

const files = {
    '/iframe_api': ['youtube-api.js', 'text/javascript'],
    '/s/player/www-widgetapi.js': ['youtube-widgetapi.js', 'text/javascript'],
    '/player/api.js': ['soundcloud-api.js', 'text/javascript'],
    '/stand-ins/youtube-embed.js': ['youtube-embed.js', 'text/javascript'],
    '/spotify-player.js': ['spotify-player.js', 'text/javascript'],
    '/stand-ins/spotify-embed.js': ['spotify-embed.js', 'text/javascript'],
    '/stand-ins/soundcloud-embed.js': ['soundcloud-embed.js', 'text/javascript'],
};

const frame = (script, facts) =>
    `<!doctype html><meta charset="utf-8"><title>Stand-in</title>
<style>body{margin:0;height:100vh;display:grid;place-items:center;background:#111;color:#eee;font:15px sans-serif}button{font:inherit;padding:.7em 1.2em}</style>
<body data-facts='${JSON.stringify(facts)}'><main><p id="words">Stand-in</p><button>Play</button></main>
<script src="/stand-ins/${script}"></script>`;

/** What keys of the YouTube Data API have used while this server runs. */
const used = { searches: 0, units: 0 };

function answer(request, response) {
    const url = new URL(request.url, 'http://stand-ins');
    const send = (type, text) =>
        response
            .writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' })
            .end(text);
    const file = files[url.pathname];
    if (file !== undefined) return send(file[1], read(file[0]));
    if (url.pathname === '/sound.wav')
        return sendSound(request, response, soundOf(url.search, Number(url.searchParams.get('seconds'))));
    if (url.pathname.startsWith('/embed/'))
        return send(
            'text/html',
            frame('youtube-embed.js', { hasReferrer: request.headers.referer !== undefined }),
        );
    if (url.pathname.startsWith('/youtube/v3/')) return sendData(url, request, response, used);
    if (url.pathname.startsWith('/spotify/')) return passOn(url, request, response);
    if (url.pathname === '/stand-ins/spotify-embed.html')
        return send('text/html', frame('spotify-embed.js', {}));
    if (url.pathname.endsWith('/oembed')) return sendTitle(url, response);
    if (url.pathname === '/player/') return send('text/html', frame('soundcloud-embed.js', {}));
    response.writeHead(404).end();
}

/** As oEmbed answers: what a link is called, without a key. */
function sendTitle(url, response) {
    const link = url.searchParams.get('url') ?? '';
    const name = /(?:v=|\/)([\w-]+)$/.exec(link)?.[1] ?? '';
    if (name === '' || name.startsWith('removed')) return response.writeHead(404).end('Not Found');
    if (name.startsWith('noembed')) return response.writeHead(401).end('Unauthorized');
    const words = name.replace(/[\d-]+$/, '');
    const isVideo = url.pathname.startsWith('/youtube');
    const title = `${words.charAt(0).toUpperCase()}${words.slice(1)} (stand-in)`;
    response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(
            JSON.stringify({ type: isVideo ? 'video' : 'rich', title, author_name: 'Nobody in particular' }),
        );
}

/** Answers at a port; 0 for any. */
export function startStandIns(port = 0) {
    const server = createServer(answer);
    return new Promise((done) =>
        server.listen(port, '127.0.0.1', () =>
            done({ address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }),
        ),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const { address } = await startStandIns(Number(process.env.STANDINS_PORT ?? 5191));
    console.log(`Stand-ins of YouTube, SoundCloud and Spotify’s player at ${address}`);
}
