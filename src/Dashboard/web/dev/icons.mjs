// Draws the icons of the installed page from public/icon.svg: `node dev/icons.mjs`, after a change of it.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const svg = readFileSync('public/icon.svg', 'utf8');
/** The system cuts a mask out of this one, so it fills the square and keeps its bars in the middle four fifths. */
const maskable = svg
    .replace('rx="9"', 'rx="0"')
    .replace('<g fill', '<g transform="translate(3.2 3.2) scale(0.8)" fill');
const icons = [
    ['icon-192', 192, svg],
    ['icon-512', 512, svg],
    ['maskable-512', 512, maskable],
    ['apple-touch-180', 180, maskable],
];

const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic'],
});
for (const [name, side, drawing] of icons) {
    const page = await browser.newPage({ viewport: { width: side, height: side } });
    await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${side}px}</style>${drawing}`);
    await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
    await page.close();
}
await browser.close();
