import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// `npm run dev` talks to the mock of `npm run mock`, or to a real dashboard: ROOMTONE_API=http://127.0.0.1:8080
const api = process.env['ROOMTONE_API'] ?? 'http://127.0.0.1:5190';

const outDir = '../wwwroot';

/** What does not shrink by a tenth is sent as it is: the weights of a network hardly do. */
const worthwhile = 0.9;

/** Puts each file beside itself as small as can be; the dashboard sends it so, rather than compress it in haste for each request. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|svg|wasm|onnx|webmanifest)$/.test(file)) continue;
      const path = join(outDir, file);
      const text = readFileSync(path);
      const size = {
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        // The last percent of these megabytes would take most of a minute.
        [constants.BROTLI_PARAM_QUALITY]: text.length > 1e6 ? 9 : constants.BROTLI_MAX_QUALITY,
      };
      const small = {
        br: brotliCompressSync(text, { params: size }),
        gz: gzipSync(text, { level: constants.Z_BEST_COMPRESSION }),
      };
      for (const [suffix, bytes] of Object.entries(small))
        if (bytes.length < worthwhile * text.length) writeFileSync(`${path}.${suffix}`, bytes);
    }
  },
});

/** Tells the service worker of /listen which files there are. Its networks are kept when they are first needed. */
const installable = (): Plugin => ({
  name: 'installable',
  apply: 'build',
  closeBundle() {
    const all = readdirSync(outDir, { recursive: true, encoding: 'utf8' })
      .map((file) => `/${file}`)
      .sort();
    const page = all.filter((file) =>
      /^\/assets\/.*\.(js|css)$|^\/(theme\.js|icon\.svg|manifest\.webmanifest)$/.test(file),
    );
    const later = all.filter((file) => /\.(wasm|onnx)$|^\/listen\/.*\.js$/.test(file));
    const path = join(outDir, 'service-worker.js');
    const empty = "const files = { version: '', page: [], later: [] };";
    const text = readFileSync(path, 'utf8');
    if (!text.includes(empty)) throw new Error(`${path} has no line '${empty}' to fill in.`);
    const bytes = createHash('sha256');
    for (const file of [...page, ...later]) bytes.update(file).update(readFileSync(join(outDir, file)));
    const files = { version: bytes.digest('hex').slice(0, 12), page, later };
    writeFileSync(path, text.replace(empty, `const files = ${JSON.stringify(files)};`));
  },
});

export default defineConfig({
  plugins: [react(), installable(), compressed()],
  // The networks stand once in the repository; the build copies them under names with a hash.
  resolve: { alias: { '@models': fileURLToPath(new URL('../../../models', import.meta.url)) } },
  // In the folder of the page that needs it: there scripts may compile WebAssembly (src/Dashboard/Api/PagePolicy.cs), and the
  // page's service worker reaches them.
  worker: { format: 'es', rollupOptions: { output: { entryFileNames: 'listen/[name]-[hash].js' } } },
  build: {
    outDir,
    emptyOutDir: true,
    // Guests load a page of their own, as small as can be.
    rollupOptions: { input: ['index.html', 'wish.html'] },
    // Nothing is inlined, so that the page runs under `default-src 'self'`.
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1', port: 5180, proxy: { '/api': api }, fs: { allow: ['../../..'] } },
  test: {
    environment: 'happy-dom',
    // A zone where clocks change.
    env: { TZ: 'Europe/Berlin' },
    setupFiles: ['./src/testing/setup.ts'],
    restoreMocks: true,
    // What a failing test may take, not a limit of a passing one: the machine may have other work.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    // Two threads are enough, and kind to a small machine.
    maxWorkers: 2,
  },
});
