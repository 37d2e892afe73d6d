import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exceeds } from './json-fields.ts';
import { wouldExceed } from './json-size.ts';

const LIMITS = { depth: 4, nodes: 20 };

test.each([
  ['deep', '[[[[[]]]]]', 'depth'],
  ['deep without end', '['.repeat(20_000_000), 'depth'],
  ['many', `[${'[],'.repeat(100)}1]`, 'nodes'],
  ['many millions', `[${'{},'.repeat(20_000_000)}1]`, 'nodes'],
  ['brackets in strings', '["[[[[[[[[[", "a\\"[[[[[[[[", "\\\\", []]', undefined],
  ['a string that does not end', '"', undefined],
  ['nothing', '', undefined],
  ['escapes that do not end', '"\\\\\\"[[[[[[[[[[[', undefined],
])('%s', (_what, json, limit) => expect(wouldExceed(json, LIMITS)).toBe(limit));

test('what may be parsed has no more in it, and what is within the limits may be parsed', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (json) => {
      const parsed = exceeds(JSON.parse(json), LIMITS);
      if (wouldExceed(json, LIMITS) === undefined)
        expect(exceeds(JSON.parse(json), { depth: LIMITS.depth, nodes: LIMITS.nodes + 1 })).toBe(undefined);
      else expect(parsed ?? exceeds(JSON.parse(json), { depth: LIMITS.depth - 1, nodes: LIMITS.nodes / 3 })).not.toBe(undefined);
    }),
    { numRuns: 500 },
  );
});
