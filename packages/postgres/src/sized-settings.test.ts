import { expect, test } from 'vitest';
import { sizedSettings } from './sized-settings.ts';

const GIB = 1024 ** 3;

test.each([
  [0.25 * GIB, '128MB', '512MB', '4MB'],
  [4 * GIB, '512MB', '2048MB', '4MB'],
  [16 * GIB, '2048MB', '8192MB', '16MB'],
  [1024 * GIB, '2048MB', '65536MB', '16MB'],
])('%d bytes of memory', (memory, buffers, cache, work) => {
  const { shared_buffers, effective_cache_size, work_mem } = sizedSettings(memory);
  expect([shared_buffers, effective_cache_size, work_mem]).toEqual([buffers, cache, work]);
});
