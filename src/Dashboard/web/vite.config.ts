import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` talks to the mock of `npm run mock`, or to a real dashboard: ROOMTONE_API=http://127.0.0.1:8080
const api = process.env['ROOMTONE_API'] ?? 'http://127.0.0.1:5190';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../wwwroot',
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
