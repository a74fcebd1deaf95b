// Takes pictures of every page in dark and light, wide and narrow: `npm run build && npm run mock`, then `npm run look`.
//   npm run look -- FOLDER [NAME…]     only the scenes whose name holds one of NAME…
// LOOK_AXE: the file axe.min.js of axe-core; then each scene is also looked at for what bars somebody from it.
// LOOK_ONLY: such as wide-dark,narrow-light, to take fewer pictures.
// LOOK_TEXT: 200, for text of twice its size.
// LOOK_AT: another address, such as a real dashboard; LOOK_NAME and LOOK_PASSWORD: its account.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [folder = 'dev/pictures', ...wanted] = process.argv.slice(2);
const at = process.env.LOOK_AT ?? `http://127.0.0.1:${process.env.MOCK_PORT ?? 5190}`;
const account = { name: process.env.LOOK_NAME ?? 'anna', password: process.env.LOOK_PASSWORD ?? 'roomtone' };
const isMock = process.env.LOOK_AT === undefined;
const textSize = Number(process.env.LOOK_TEXT ?? 100);
const only = process.env.LOOK_ONLY?.split(',');
const sizes = {
    wide: { width: 1440, height: 900 },
    narrow: { width: 390, height: 844 },
    small: { width: 320, height: 640 },
};

const api = (page, path, data) => page.request.post(at + path, { data, headers: { 'X-Roomtone': '1' } });
const settle = (page) => page.waitForTimeout(Number(process.env.LOOK_WAIT_MS ?? 1600));
const signIn = (page, who = account) => api(page, '/api/session', who);

/** What is looked at: how to get there. */
const scenes = {
    login: (page) => page.goto(at),
    locked: async (page) => {
        await page.goto(at);
        await page.getByTestId('login-name').fill(`nobody-${Date.now()}`);
        await page.getByTestId('login-password').fill('wrong');
        for (let i = 0; i < 3; i++) {
            await page.getByTestId('login-submit').click();
            await page.waitForTimeout(300);
        }
    },
    password: async (page) => {
        await signIn(page, { name: 'first', password: 'first' });
        await page.goto(at);
    },
    room: (page) => open(page, '/'),
    sad: (page) => open(page, '/', { mood: 'sad' }),
    tense: (page) => open(page, '/', { mood: 'tense' }),
    unknown: (page) => open(page, '/', { mood: 'unknown' }),
    'camera-lost': (page) => open(page, '/', { camera: 'lost' }),
    offline: (page) => open(page, '/', { state: 'offline' }),
    'no-room': (page) => open(page, '/', { rooms: 0 }),
    viewer: async (page) => {
        await signIn(page, { name: 'guest', password: 'guest' });
        await page.goto(at);
    },
    said: async (page) => {
        await open(page, '/');
        await page.getByTestId('wrong-mood').click();
        await page.getByTestId('wrong-mood-sad').click();
    },
    hung: (page) => open(page, '/', { hung: true }).then(() => page.waitForTimeout(8000)),
    'camera-off': (page) => open(page, '/', { camera: 'off' }),
    fleet: (page) => open(page, '/devices?', { rooms: 200 }),
    'fleet-details': (page) => open(page, '/devices/box-0006', { rooms: 200 }),
    'fleet-room': async (page) => {
        await open(page, '/?device=box-0003', { rooms: 200 });
        await page.getByTestId('room-picker').click();
        await page.getByTestId('room-picker').fill('bar');
    },
    'fleet-sites': async (page) => {
        await open(page, '/manage/sites', { rooms: 200 });
        await page.getByTestId('site-open').first().click();
    },
    'wrong-mood': async (page) => {
        await open(page, '/');
        await page.getByTestId('wrong-mood').click();
        await page.getByTestId('like').click();
    },
    'room-filters': async (page) => {
        await open(page, '/');
        await page.getByTestId('library-year-from').fill('2010');
        await page.getByTestId('library-tempo-from').fill('120');
        await page.getByTestId('library-tempo-to').fill('90');
    },
    'next-moved': async (page) => {
        await open(page, '/');
        await page.getByTestId('next-down').first().click();
        await page.getByTestId('track-more').first().click();
        await page.getByTestId('add-to-playlist').click();
    },
    playlists: async (page) => {
        await open(page, '/');
        await page.getByTestId('playlist-open').first().click();
        await page.getByTestId('playlist-new-liked').click();
    },
    'room-stations': async (page) => {
        await open(page, '/');
        await page.getByTestId('stations-open').click();
        await page.getByTestId('stations-search').click();
        await page.getByTestId('found-add').first().click();
    },
    'room-stations-venue': async (page) => {
        await open(page, '/', { venue: true });
        await page.getByTestId('stations-open').click();
        await page.getByTestId('station-change').first().click();
        await page.getByTestId('station-save').click();
    },
    lost: async (page) => {
        await open(page, '/');
        await settle(page);
        await page.route('**/api/live', (route) => route.abort());
        await api(page, '/mock', { cut: true });
    },
    standing: (page) => open(page, '/', { broker: false }),
    'day-failed': async (page) => {
        await open(page, '/history');
        await page.route('**/history/**', (route) =>
            route.fulfill({
                status: 500,
                json: { detail: 'The database cannot be reached. Try again in a moment.' },
            }),
        );
        await page.reload();
    },
    day: async (page) => {
        await open(page, '/history');
        await settle(page);
        const chart = await page.getByLabel('Chart of the mood over time').boundingBox();
        if (chart !== null) await page.mouse.move(chart.x + chart.width * 0.42, chart.y + 60);
    },
    hour: (page) => open(page, '/history?view=hour'),
    week: (page) => open(page, '/history?view=week'),
    year: (page) => open(page, '/history?view=year'),
    'day-empty': (page) => open(page, '/history?day=2031-01-01'),
    devices: (page) => open(page, '/devices'),
    'devices-fault': (page) => open(page, '/devices?device=kitchen'),
    listen: (page) => openListen(page, { takesPages: true }),
    'listen-own-camera': (page) => openListen(page, { takesPages: false }),
    'listen-on': async (page) => {
        await openListen(page, { takesPages: true });
        await page.getByTestId('listen-start').click();
        await page.waitForTimeout(3000);
    },
    'listen-youtube': async (page) => {
        await openListen(page, { takesPages: false, sound: { provider: 'youtube', address: 'standin0090' } });
        await page.getByTestId('listen-start').click();
        await page.waitForTimeout(3000);
    },
    'listen-soundcloud': async (page) => {
        await openListen(page, {
            takesPages: false,
            sound: { provider: 'soundcloud', address: 'https://soundcloud.com/lantern-coast/standin-90' },
        });
        await page.getByTestId('listen-start').click();
        await page.waitForTimeout(3000);
    },
    'listen-find': async (page) => {
        await openListen(page, { takesPages: true });
        await page.getByTestId('find-music').click();
    },
    schedule: (page) => open(page, '/schedule'),
    'schedule-block': async (page) => {
        await open(page, '/schedule');
        await page.getByTestId('add-block').first().click();
        await page.getByTestId('block-volume').check();
        await page.getByTestId('block-aim').selectOption('hold');
    },
    'schedule-unsaved': async (page) => {
        await open(page, '/schedule');
        await page.getByTestId('block').first().press('ArrowDown');
        await page.getByTestId('block').first().press('Shift+ArrowDown');
    },
    'schedule-start': (page) => open(page, '/schedule?device=kitchen'),
    'manage-sites': async (page) => {
        await open(page, '/manage/sites');
        await page.getByText('Erase this site').first().click();
        await page.getByTestId('erase-name').first().fill('Home');
        await page.getByTestId('erase-site').first().click();
    },
    'manage-people': async (page) => {
        await open(page, '/manage/sites');
        await page.getByTestId('profile-change').first().click();
    },
    'manage-accounts': (page) => open(page, '/manage/accounts'),
    'manage-devices': async (page) => {
        await open(page, '/manage/devices');
        await page.getByTestId('key-name').fill('attic');
        await page.getByTestId('key-make').click();
    },
    'manage-rejected': (page) => open(page, '/manage/rejected'),
    'manage-audit': (page) => open(page, '/manage/audit'),
    missing: (page) => open(page, '/nowhere/at/all'),
};

async function open(page, path, scene) {
    await signIn(page);
    if (isMock)
        await api(page, '/mock', {
            rooms: 3,
            mood: 'happy',
            hung: false,
            said: null,
            venue: false,
            ...scene,
        });
    const url = new URL(path, at);
    if (isMock && !url.searchParams.has('device') && !(scene?.rooms > 3))
        url.searchParams.set('device', 'living-room');
    await page.goto(url.href);
}

const openListen = (page, scene) => open(page, '/listen', { sound: null, ...scene });

/** What axe finds, a line each. */
async function barriers(page) {
    if (process.env.LOOK_AXE === undefined) return [];
    await page.addScriptTag({ path: process.env.LOOK_AXE });
    const { violations } = await page.evaluate(() => window.axe.run());
    return violations.map(
        ({ id, impact, help, nodes }) =>
            `${id} (${impact}): ${help}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
    );
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
        '--no-sandbox',
        '--disable-quic',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
    ],
});
for (const [name, visit] of Object.entries(scenes)) {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    for (const [size, viewport] of Object.entries(sizes))
        for (const colorScheme of ['dark', 'light']) {
            if (only?.includes(`${size}-${colorScheme}`) === false) continue;
            const context = await browser.newContext({
                viewport,
                colorScheme,
                deviceScaleFactor: 1,
                ignoreHTTPSErrors: true,
                bypassCSP: process.env.LOOK_AXE !== undefined || textSize !== 100,
            });
            const page = await context.newPage();
            page.on(
                'console',
                (line) =>
                    line.type() === 'error' &&
                    !/status of 4|ERR_/.test(line.text()) &&
                    console.log(name, line.text()),
            );
            page.on('pageerror', (error) => console.log(name, error.message));
            await visit(page);
            if (textSize !== 100)
                await page.addStyleTag({ content: `html { font-size: ${textSize}% !important; }` });
            await settle(page);
            const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            if (spill > 0) console.log(`${name} ${size}: ${spill} px too wide`);
            await page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png`, fullPage: true });
            for (const line of await barriers(page)) console.log(`${name} ${size} ${colorScheme}: ${line}`);
            await context.close();
        }
}
await browser.close();
