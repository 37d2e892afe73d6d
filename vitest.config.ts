import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { isOfPdfJs } from './packages/readers/src/pdf/stray-rejections.ts';
import { TestOrder } from './scripts/test-order.ts';

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // what is awaited comes late on a busy machine, and at once on a calm one
    expect: { poll: { timeout: 20_000, interval: 50 } },
    // one more than there are cores: about one file at a time waits for its browser or its children
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: TestOrder },
    // files share one process each worker: loading the modules anew for every file takes as long as the tests.
    // So a test leaves nothing behind in a module, in the environment or on the clock.
    isolate: false,
    // what a reader of damaged files leaves lying, and holds
    onUnhandledError: (error) => !isOfPdfJs(error),
    // as Node runs them, untouched: what Vite makes of modules is slower to load and to run
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: ['scripts/same-cases.ts'],
    include: ['*.test.ts', '{packages,apps}/*/src/**/*.test.ts', '{rules,data,scripts,docs,bench,corpus}/**/*.test.ts'],
  },
});
