import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { isOfPdfJs } from './packages/readers/src/pdf/stray-rejections.ts';

const rooms: Readonly<Record<string, { readonly pure?: boolean }>> = JSON.parse(
  readFileSync(new URL('floorplan.json', import.meta.url), 'utf8'),
);
/** Rooms without I/O, clock or state of their own. */
const pure = Object.entries(rooms).flatMap(([room, { pure = false }]) => (pure ? [`${room}/src/**/*.test.ts`] : []));

/** As Node runs them, untouched: what Vite makes of modules is slower to load and to run. */
const native = { experimental: { viteModuleRunner: false, nodeLoader: false } };

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // what is awaited comes late on a busy machine, and at once on a calm one
    expect: { poll: { timeout: 20_000, interval: 50 } },
    // no more than there are cores: a browser that gets no processor is late for what a test waits for
    maxWorkers: Math.max(2, availableParallelism()),
    // files share one process each worker: loading the modules anew for every file takes as long as the tests.
    // So a test leaves nothing behind in a module, in the environment or on the clock.
    isolate: false,
    // what a reader of damaged files leaves lying, and holds
    onUnhandledError: (error) => !isOfPdfJs(error),
    projects: [
      { extends: true, test: { name: 'pure', include: pure, ...native } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['*.test.ts', '{packages,apps}/*/src/**/*.test.ts', '{rules,data,scripts,docs,bench,corpus}/**/*.test.ts'],
          exclude: [...pure, '**/node_modules/**'],
          ...native,
        },
      },
    ],
  },
});
