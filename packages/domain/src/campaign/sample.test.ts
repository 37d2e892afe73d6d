import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Allocation, drawSample, type FrameMember, frameHash, isReplacementReason, replacementFor, shareOut } from './index.ts';

const { hash } = ports;
const draw = (frame: readonly FrameMember[], allocation: Allocation, seed = 'seed') => drawSample(hash, seed, frame, allocation);
const frameOf = (sizes: Readonly<Record<string, number>>): readonly FrameMember[] =>
  Object.entries(sizes).flatMap(([stratum, size]) => Array.from({ length: size }, (_, i) => ({ id: `${stratum}-${i}`, stratum })));

describe('sharing out in whole numbers', () => {
  test.each<[number, readonly number[], readonly number[]]>([
    [10, [1, 1, 1], [4, 3, 3]],
    [7, [50, 30, 20], [4, 2, 1]],
    [3, [0, 5, 0], [0, 3, 0]],
    [3, [], []],
    [3, [0, -1], [0, 0]],
    [0, [1, 2], [0, 0]],
    [2.9, [1], [2]],
  ])('%d by %j', (total, weights, shares) => expect(shareOut(total, weights)).toEqual(shares));

  test('adds up, and nobody is off by one or more', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }), (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        const shares = shareOut(total, weights);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : total);
        shares.forEach((share, i) => {
          if (sum > 0) expect(Math.abs(share - (total * weights[i]!) / sum)).toBeLessThan(1);
        });
      }),
    );
  });
});

describe('drawing', () => {
  const frame = frameOf({ north: 60, south: 30, west: 10 });

  test('the same frame and seed give the same sample, whatever the order of the frame; another seed another', () => {
    const allocation: Allocation = { kind: 'proportional', size: 20, least: 0 };
    const sample = draw(frame, allocation);
    expect(draw(frame.toReversed(), allocation)).toEqual(sample);
    expect(draw(frame, allocation, 'other').hash).not.toBe(sample.hash);
    expect(sample.strata).toEqual([
      { stratum: 'north', members: 60, drawn: 12 },
      { stratum: 'south', members: 30, drawn: 6 },
      { stratum: 'west', members: 10, drawn: 2 },
    ]);
    expect(sample.members.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  });

  test('whatever frame and seed: whoever has both draws the same with the same hashes, however they came; of another frame or seed none', () => {
    const frames = fc.uniqueArray(fc.record({ id: fc.uuid(), stratum: fc.constantFrom('a', 'b', 'c') }), {
      minLength: 2,
      maxLength: 40,
      selector: ({ id }) => id,
    });
    const how = fc.oneof(
      fc.record({ kind: fc.constant('proportional' as const), size: fc.nat(20), least: fc.nat(2) }),
      fc.record({ kind: fc.constant('equal' as const), size: fc.nat(20) }),
      fc.constant({ kind: 'all' as const }),
    );
    const given = frames.chain((members) =>
      fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length }), how, fc.string(), fc.string()),
    );
    fc.assert(
      fc.property(given, ([members, shuffled, allocation, seed, otherSeed]) => {
        const sample = draw(members, allocation, seed);
        const hashOf = (some: readonly FrameMember[]) =>
          frameHash(
            hash,
            some.map(({ id }) => id),
          );
        expect(draw(shuffled, allocation, seed)).toEqual(sample);
        expect(hashOf(shuffled)).toBe(hashOf(members));
        expect(hashOf(shuffled.slice(1))).not.toBe(hashOf(members));
        const drawn = sample.members.map(({ id }) => id);
        const other = draw(members, allocation, otherSeed);
        // another seed, another order: the hash is that of what was drawn, and of nothing else
        expect(other.hash === sample.hash).toBe(other.members.every(({ id }, i) => id === drawn[i]));
        if (drawn.length > 0)
          expect(
            draw(
              members.filter(({ id }) => id !== drawn[0]),
              allocation,
              seed,
            ).hash,
          ).not.toBe(sample.hash);
      }),
    );
  });

  test('anyone can lay the order again with sha256sum', () => {
    const sample = draw(frameOf({ s: 3 }), { kind: 'fixed', sizes: { s: 3 } }, '2026-1');
    // for i in 0 1 2; do printf "2026-1:s-$i" | sha256sum; done | sort
    expect(sample.members.map(({ id }) => id)).toEqual(['s-1', 's-2', 's-0']);
  });

  test.each<[string, Readonly<Record<string, number>>, Allocation, readonly number[]]>([
    ['a least number from each', { a: 98, b: 1, c: 1 }, { kind: 'proportional', size: 10, least: 1 }, [8, 1, 1]],
    ['even parts', { a: 98, b: 50, c: 50 }, { kind: 'equal', size: 30 }, [10, 10, 10]],
    ['even parts, one stratum too small', { a: 98, b: 2, c: 50 }, { kind: 'equal', size: 30 }, [14, 2, 14]],
    ['as named, no more than there are', { a: 5, b: 5 }, { kind: 'fixed', sizes: { a: 9, b: 2, z: 3 } }, [5, 2]],
    ['more than there are', { a: 5, b: 5 }, { kind: 'proportional', size: 100, least: 0 }, [5, 5]],
    ['all', { a: 5, b: 3 }, { kind: 'all' }, [5, 3]],
  ])('%s', (_name, sizes, allocation, drawn) =>
    expect(draw(frameOf(sizes), allocation).strata.map((stratum) => stratum.drawn)).toEqual(drawn),
  );

  test('whatever the frame: as many as asked for or all there are, each once, each from its stratum', () => {
    const strata = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(30), { noNullPrototype: true });
    const allocation = fc.oneof(
      fc.record({ kind: fc.constant('proportional' as const), size: fc.nat(60), least: fc.nat(3) }),
      fc.record({ kind: fc.constant('equal' as const), size: fc.nat(60) }),
    );
    fc.assert(
      fc.property(strata, allocation, (sizes, how) => {
        const all = frameOf(sizes);
        const sample = draw(all, how);
        const least = how.kind === 'proportional' ? Object.values(sizes).reduce((sum, size) => sum + Math.min(size, how.least), 0) : 0;
        expect(sample.members.length).toBe(Math.max(Math.min(how.size, all.length), how.size < least ? sample.members.length : 0));
        expect(new Set(sample.members.map(({ id }) => id)).size).toBe(sample.members.length);
        for (const { id, stratum } of sample.members) expect(id.startsWith(`${stratum}-`)).toBe(true);
      }),
    );
  });

  test('nobody is likelier to be drawn than another', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 600; i++) {
      for (const { id } of draw(frameOf({ a: 20 }), { kind: 'fixed', sizes: { a: 5 } }, `seed-${i}`).members)
        counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    expect(counts.size).toBe(20);
    for (const count of counts.values()) expect(Math.abs(count - 150)).toBeLessThan(60);
  });
});

describe('replacing', () => {
  const frame = frameOf({ a: 5, b: 5 });
  const sample = draw(frame, { kind: 'fixed', sizes: { a: 2, b: 2 } });
  const order = draw(frame, { kind: 'all' })
    .members.filter(({ stratum }) => stratum === 'a')
    .map(({ id }) => id);

  test('the next of the same stratum in the order of the draw, and never one that was drawn before', () => {
    const drawn: { id: string }[] = [...sample.members];
    const member = sample.members.find(({ stratum }) => stratum === 'a')!;
    const next: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      const by = replacementFor(hash, 'seed', member, drawn, frame);
      next.push(by);
      if (by !== null) drawn.push({ id: by });
    }
    expect(next).toEqual([...order.slice(2), null]);
  });

  test('reasons are on the list or they are none', () => {
    expect([isReplacementReason('off-shelf'), isReplacementReason('inconvenient')]).toEqual([true, false]);
  });
});

test('the hash of a frame is of its members and not of their order', () => {
  expect(frameHash(hash, ['b', 'a'])).toBe(frameHash(hash, ['a', 'b']));
  expect(frameHash(hash, ['a', 'b'])).not.toBe(frameHash(hash, ['a', 'b', 'c']));
  expect(frameHash(hash, ['ab'])).not.toBe(frameHash(hash, ['a', 'b']));
});
