import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, ownDescription } from '@touchstone/engines';
import { afterAll, expect, test } from 'vitest';
import type { Lease } from './lease.ts';
import { runLeaseWith } from './run-lease.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-run-lease-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { id, version, ruleSet } = ownDescription;
const lease: Lease = {
  lease: 'l',
  run: 'r',
  engine: id,
  engineVersion: version,
  ruleSet,
  config: {},
  configHash: 'c'.repeat(64),
  artifact: { sha256: 'a'.repeat(64), sizeBytes: 1, kind: 'apk', fileName: 'a.apk', url: '/' },
  inputs: [],
  category: null,
  heartbeatSeconds: 30,
  deadline: '2030-01-01T00:00:00Z',
};
const engine = (run: Engine['run']): Engine => ({ description: ownDescription, run });
const ran = (run: Engine['run']) =>
  runLeaseWith([engine(run)], folder)(lease, { artifact: '/dev/null', inputs: [] }, new AbortController().signal);

test('why an engine came to nothing is told: whether trying again can help depends on it', async () => {
  const crashed = await ran(() => Promise.reject(new Error('out of luck')));
  expect(crashed).toMatchObject({
    errorClass: 'engine-crashed',
    message: expect.stringContaining('out of luck'),
    result: { outcome: 'FAILED' },
  });
  const said = await ran(async () => ({ outcome: 'NOT_APPLICABLE', result: null, errorClass: 'artifact-unreadable' }));
  expect(said).toMatchObject({ errorClass: 'artifact-unreadable', result: { outcome: 'NOT_APPLICABLE' } });
});

test('an engine that this machine does not have is a fault of the worker', async () => {
  await expect(runLeaseWith([], folder)(lease, { artifact: '/dev/null', inputs: [] }, new AbortController().signal)).rejects.toThrow(
    'this worker has no',
  );
});
