import { expect, test } from 'vitest';
import { describedEngine } from './description.fixture.ts';
import { acceptsArtifact, canonicalJson, clausesOf, faultsOfDescription, isTechnicalCheck, roomFor, whyNotTestable } from './index.ts';

test.each<[string, readonly ('trace' | 'policy' | 'listing')[], string | undefined]>([
  ['a', [], undefined],
  ['b', [], 'needs:trace'],
  ['b', ['trace'], undefined],
  ['c', ['trace'], 'needs:policy'],
  ['c', ['listing'], undefined],
  ['d', ['trace'], 'outside-capability'],
])('clause %s with %j', (clause, given, why) => {
  expect(whyNotTestable(describedEngine, clause, new Set(given))).toBe(why);
});

test('a clause with several rows is one clause', () => {
  expect(clausesOf(describedEngine)).toEqual(['a', 'b', 'c']);
});

test('an artifact of another kind is not accepted', () => {
  expect([acceptsArtifact(describedEngine, 'apk'), acceptsArtifact(describedEngine, 'hap')]).toEqual([true, false]);
});

test.each([
  [{}, []],
  [{ id: '../x' }, ['engine/id']],
  [{ accepts: [], timeoutMs: Number.POSITIVE_INFINITY }, ['engine/accepts-nothing', 'engine/timeout']],
  [{ kind: 'lab' }, ['engine/lab-id']],
  [{ kind: 'lab', id: 'lab:CAICT' }, []],
  [{ licences: 0, ratePerMinute: -1, runsPerDay: 0 }, ['engine/licences', 'engine/rate', 'engine/quota']],
] as const)('a description with %j', (more, faults) => {
  expect(faultsOfDescription({ ...describedEngine, ...more })).toEqual(faults);
});

test.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ a: { z: '"', y: 2 } }, '{"a":{"y":2,"z":"\\""}}'],
  [{}, '{}'],
])('%j is written one way only', (config, text) => {
  expect(canonicalJson(config)).toBe(text);
});

test.each([
  [{}, { running: 900, inMinute: 900, inDay: 900 }, Number.POSITIVE_INFINITY],
  [{ licences: 4 }, { running: 3, inMinute: 900, inDay: 900 }, 1],
  [{ licences: 4, ratePerMinute: 10 }, { running: 0, inMinute: 9, inDay: 900 }, 1],
  [{ ratePerMinute: 10 }, { running: 50, inMinute: 12, inDay: 900 }, 0],
  [{ licences: 4, ratePerMinute: 10, runsPerDay: 1000 }, { running: 0, inMinute: 0, inDay: 998 }, 2],
  [{ licences: null, runsPerDay: 1000 }, { running: 50, inMinute: 12, inDay: 1001 }, 0],
])('with %j and %j there is room for %s', (engine, now, room) => {
  expect(roomFor(engine, now)).toBe(room);
});

test('technical checks are not clauses of law', () => {
  expect([isTechnicalCheck('check/signature-valid'), isTechnicalCheck('164-01.2')]).toEqual([true, false]);
});
