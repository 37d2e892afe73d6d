import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntMap } from './int-map.ts';

interface Held {
  readonly value: number;
}

const entries = fc.array(fc.tuple(fc.nat(5_000), fc.nat(3)), { maxLength: 60 });
const mapOf = (given: readonly (readonly [number, number])[], kept = new Map<string, Held>()) => {
  const plain = new Map<number, Held>();
  let map = IntMap.empty<Held>();
  for (const [key, value] of given) {
    const name = `${key}=${value}`;
    const held = kept.get(name) ?? { value };
    kept.set(name, held);
    plain.set(key, held);
    map = map.set(key, held);
  }
  return { plain, map };
};
const contentOf = (map: IntMap<Held>) => {
  const content: [number, number][] = [];
  map.forEach((key, { value }) => {
    content.push([key, value]);
  });
  return content;
};

test('holds what was put in, ascending', () => {
  fc.assert(
    fc.property(entries, (given) => {
      const { plain, map } = mapOf(given);
      expect(contentOf(map)).toEqual([...plain].sort(([a], [b]) => a - b).map(([key, { value }]) => [key, value]));
      for (const [key] of given) expect(map.set(key, undefined).get(key)).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

test('joining looks at each key that differs once, and gives back the first map when nothing is new', () => {
  fc.assert(
    fc.property(entries, entries, (one, two) => {
      const kept = new Map<string, Held>();
      const [a, b] = [mapOf(one, kept), mapOf([...one, ...two], kept)];
      const larger = (_: number, x: Held, y: Held) => (x.value >= y.value ? x : y);
      const both = a.map.join(b.map, larger, (_, value) => value);
      const expected = new Map(a.plain);
      for (const [key, held] of b.plain) expected.set(key, larger(key, expected.get(key) ?? held, held));
      expect(contentOf(both)).toEqual([...expected].sort(([x], [y]) => x - y).map(([key, { value }]) => [key, value]));
      expect(both.join(a.map, larger, (_, value) => value)).toBe(both);
    }),
    { numRuns: 100 },
  );
});
