import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const rooms: Readonly<Record<string, { readonly pure?: boolean }>> = JSON.parse(
  readFileSync(new URL('floorplan.json', import.meta.url), 'utf8'),
);
/** Rooms without I/O, clock or state of their own. */
const pure = Object.entries(rooms).flatMap(([room, { pure = false }]) => (pure ? [`${room}/src/**/*.test.ts`] : []));

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // what is awaited comes late on a busy machine, and at once on a calm one
    expect: { poll: { timeout: 20_000, interval: 50 } },
    maxWorkers: 2,
    // files share one process each worker: loading the modules anew for every file takes as long as the tests.
    // So a test leaves nothing behind in a module, in the environment or on the clock.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'pure', include: pure } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['*.test.ts', '{packages,apps}/*/src/**/*.test.ts', '{rules,data,scripts,docs,bench,corpus}/**/*.test.ts'],
          exclude: [...pure, '**/node_modules/**'],
        },
      },
    ],
  },
});
