import { expect, test } from 'vitest';
import { mayCreate, type RunState, runKey } from './index.ts';

test.each<[string, readonly RunState[], string | undefined, object]>([
  ['the first time', [], undefined, { ok: true, round: 1 }],
  ['while it is queued', ['QUEUED'], 'because', { ok: false, reason: 'in-progress' }],
  ['while it waits', ['CREATED'], undefined, { ok: false, reason: 'in-progress' }],
  ['while it is leased', ['LEASED'], undefined, { ok: false, reason: 'in-progress' }],
  ['while it runs', ['RUNNING'], undefined, { ok: false, reason: 'in-progress' }],
  ['after it succeeded', ['SUCCEEDED'], undefined, { ok: false, reason: 'already-run' }],
  ['after it succeeded, with spaces for a reason', ['SUCCEEDED'], '  ', { ok: false, reason: 'already-run' }],
  ['after it succeeded, forced', ['SUCCEEDED'], 'the firm objects', { ok: true, round: 2, forcedBecause: 'the firm objects' }],
  ['after it failed', ['FAILED'], undefined, { ok: true, round: 2 }],
  ['after it failed and then succeeded', ['FAILED', 'PARTIAL'], undefined, { ok: false, reason: 'already-run' }],
  ['after it did not apply', ['NOT_APPLICABLE'], undefined, { ok: false, reason: 'already-run' }],
])('the same work %s', (_name, earlier, because, answer) => expect(mayCreate(earlier, because)).toEqual(answer));

test('parts of a key cannot run into each other', () => {
  const run = { artifact: 'a', engine: 'b', engineVersion: 'c', ruleSet: 'd', configHash: 'e' };
  expect(runKey({ ...run, engine: 'b","c' })).not.toBe(runKey({ ...run, engine: 'b', engineVersion: 'c","c' }));
});
