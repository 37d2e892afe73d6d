import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json, mergePatch } from './merge-patch.ts';

// The table of RFC 7396, appendix A.
test.each<[Json, Json, Json]>([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j with %j', (target, patch, expected) => expect(mergePatch(target, patch)).toEqual(expected));

test('a name that would change the prototype is only a name', () => {
  const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}') as Json);
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(isObject(merged) && Object.hasOwn(merged, '__proto__')).toBe(true);
});

test('nesting without end is refused', () => {
  let patch: Json = {};
  for (let i = 0; i < 100_000; i++) patch = { a: patch };
  expect(() => mergePatch({}, patch)).toThrow('nested too deeply');
});

test('the difference between two indexes, applied to the one, is the other', () => {
  const index = fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.integer()))));
  fc.assert(
    fc.property(index, index, (from, to) => {
      expect(mergePatch(from as Json, difference(from as Json, to as Json))).toEqual(to);
    }),
    { numRuns: 200 },
  );
});

/** As a repository makes it. */
function difference(from: Json | undefined, to: Json): Json {
  if (!isObject(from) || !isObject(to)) return to;
  const removed = Object.keys(from).filter((name) => !Object.hasOwn(to, name));
  const kept = Object.keys(to).map((name) => [name, Object.hasOwn(from, name) ? difference(from[name], to[name]!) : to[name]!] as const);
  return Object.fromEntries([...removed.map((name) => [name, null] as const), ...kept]);
}
