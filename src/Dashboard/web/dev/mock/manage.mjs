// Accounts, keys, sites, what was rejected and the audit log, as the API would show them.

const at = (minutesAgo) => new Date(Date.now() - minutesAgo * 60_000).toISOString();

const accounts = [
    { name: 'anna', role: 'owner', disabled: false, mustChange: false, createdAt: at(90_000), sites: null },
    {
        name: 'bar.team',
        role: 'admin',
        disabled: false,
        mustChange: true,
        createdAt: at(800),
        sites: ['lamps'],
    },
    { name: 'guest', role: 'viewer', disabled: true, mustChange: false, createdAt: at(9_000), sites: null },
];

export const sites = [
    {
        id: 'home',
        name: 'Home',
        rooms: [
            { id: 'r1', name: 'Living room', devices: ['living-room'] },
            { id: 'r2', name: 'Kitchen', devices: ['kitchen'] },
        ],
    },
    { id: 'lamps', name: 'Café Seven Lamps', rooms: [{ id: 'r3', name: 'Studio upstairs', devices: [] }] },
];

const profile = (id, site, name, genres, blockedArtists = [], device = null) => ({
    id,
    site,
    name,
    account: null,
    madeAt: at(4_000),
    device,
    preferences: {
        languages: [],
        genres,
        artists: [],
        blockedArtists,
        explicit: blockedArtists.length > 0 ? 'family' : 'allowed',
        maxVolumePercent: blockedArtists.length > 0 ? 50 : 100,
    },
});

const profiles = [
    profile('p1', 'home', 'Anna', ['jazz', 'ambient'], [], 'living-room'),
    profile('p2', 'home', 'Ben', [], ['The Night Post']),
];

const keys = {
    devices: [
        { device: 'kitchen', revoked: false, connected: true },
        { device: 'living-room', revoked: false, connected: false },
        { device: 'studio-which-was-stolen-in-november', revoked: true, connected: false },
    ],
    codes: [{ device: 'attic', ends: at(-11) }],
};

const keysOf = (rooms) => ({
    devices: rooms.map(({ id, state }) => ({ device: id, revoked: false, connected: state === 'online' })),
    codes: [],
});

const rejected = [
    {
        id: 'ab'.repeat(16),
        device: 'kitchen',
        at: at(3),
        reason: 'The message has no "epoch" that is a UUID.',
        payload: `{"epoch":"<script>alert(document.cookie)</script><img src=x onerror=alert(1)>'; DROP TABLE rejected; --","events":[]}`,
        payloadIsCut: false,
    },
    {
        id: 'cd'.repeat(16),
        device: '',
        at: at(70),
        reason: 'The message has 1200000 bytes; at most 1048576 are read.',
        payload: 'x'.repeat(900),
        payloadIsCut: true,
    },
];

const audit = [
    ['anna', 'device-revoked', 'studio-which-was-stolen-in-november: device-revoked'],
    ['anna', 'command', 'kitchen: music.volume {"percent":40}'],
    ['bar.team', 'login', ''],
    ['-', 'login-failed', ''],
    ['anna', 'export', 'site home: tracks from 2026-10-24 to 2026-11-23 as csv'],
].map(([account, action, detail], i) => ({ id: 100 - i, at: at(5 + i * 40), account, action, detail }));

const order = (kind) => ({
    id: 'f'.repeat(32),
    kind,
    done: true,
    ok: kind !== 'reingest',
    report: {
        said:
            kind === 'reingest'
                ? 'It still cannot be read: the epoch is no UUID.'
                : 'Done: 1,234 rows in 5 tables, 0 left.',
        tables: kind.startsWith('erase')
            ? ['mood_events', 'mood_minutes', 'track_events', 'rejected', 'profiles'].map((table, i) => ({
                  table,
                  before: 400 * (5 - i),
                  after: 0,
              }))
            : [],
        notes: kind.startsWith('erase')
            ? ['Backups that were made before still hold it: let them run out, or erase there too.']
            : [],
    },
});

const done = { status: 204 };
const ok = (body) => ({ status: 200, body });

/** The answer, or undefined where the address is another's. */
export function manage(method, path, rooms) {
    if (path === '/api/accounts' && method === 'GET') return ok(accounts);
    if (path.startsWith('/api/accounts'))
        return method === 'POST' ? ok({ name: 'new', password: 'abcde-fghij-kmnpq-rstuv' }) : done;
    if (path === '/api/keys' && method === 'GET') return ok(rooms.length > 3 ? keysOf(rooms) : keys);
    if (path === '/api/keys')
        return ok({ device: 'attic', code: '7Q2MX-0DKRA-9V3TP-C1ZBN-84HGW-EJYS5', ends: at(-15) });
    if (path.startsWith('/api/keys/')) return done;
    if (path.endsWith('/erasure')) return ok(order('erase-site'));
    if (path.endsWith('/profiles') && method === 'GET')
        return ok(profiles.filter(({ site }) => path.includes(`/${site}/`)));
    if (path.endsWith('/listening'))
        return ok([{ at: at(20), device: 'kitchen', track: 'a', title: 'Aurora', artist: 'The Lamps' }]);
    if (/^\/api\/(sites|profiles)/.test(path)) return method === 'POST' ? ok({ id: 'made' }) : done;
    if (path === '/api/rejected') return ok({ events: rejected, next: null });
    if (path.startsWith('/api/rejected/')) return ok(order(method === 'POST' ? 'reingest' : 'discard'));
    if (path === '/api/bulk' || path === '/api/templates') return ok([]);
    if (path === '/api/audit') return ok({ entries: audit, next: 40 });
    return undefined;
}
