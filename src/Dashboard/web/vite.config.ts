import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// `npm run dev` talks to the mock of `npm run mock`, or to a real dashboard: ROOMTONE_API=http://127.0.0.1:8080
const api = process.env['ROOMTONE_API'] ?? 'http://127.0.0.1:5190';

const outDir = '../wwwroot';

/** Puts each text beside itself as small as can be; the dashboard sends it so, rather than compress it in haste for each request. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|svg)$/.test(file)) continue;
      const path = join(outDir, file);
      const text = readFileSync(path);
      const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
      writeFileSync(`${path}.br`, brotliCompressSync(text, { params: size }));
      writeFileSync(`${path}.gz`, gzipSync(text, { level: constants.Z_BEST_COMPRESSION }));
    }
  },
});

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    // Nothing is inlined, so that the page runs under `default-src 'self'`.
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1', port: 5180, proxy: { '/api': api } },
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
