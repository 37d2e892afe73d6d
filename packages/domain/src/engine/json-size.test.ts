import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exceeds } from './json-fields.ts';
import { wouldExceed } from './json-size.ts';

const LIMITS = { depth: 4, nodes: 20 };

test.each([
  ['[[[[[]]]]]', 'depth'],
  ['['.repeat(20_000_000), 'depth'],
  [`[${'[],'.repeat(100)}1]`, 'nodes'],
  [`[${'{},'.repeat(20_000_000)}1]`, 'nodes'],
  ['["[[[[[[[[[", "a\\"[[[[[[[[", "\\\\", []]', undefined],
  ['"', undefined],
  ['', undefined],
  ['"\\\\\\"[[[[[[[[[[[', undefined],
])('%.20s… exceeds %s', (json, limit) => expect(wouldExceed(json, LIMITS)).toBe(limit));

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
