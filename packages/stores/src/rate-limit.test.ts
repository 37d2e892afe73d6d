import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drained, fullBucket, take } from './rate-limit.ts';

const limit = { perSecond: 2, burst: 3 };

test('a burst goes at once, then one each half second', () => {
  let bucket = fullBucket(limit, 0);
  const waits = Array.from({ length: 6 }, () => {
    const taken = take(bucket, limit, 0);
    bucket = taken.bucket;
    return taken.waitMs;
  });
  expect(waits).toEqual([0, 0, 0, 500, 1000, 1500]);
});

test('an idle bucket fills up to its burst and no further', () => {
  let { bucket } = take(fullBucket(limit, 0), limit, 0);
  const waits = Array.from({ length: 4 }, () => {
    const taken = take(bucket, limit, 3_600_000);
    bucket = taken.bucket;
    return taken.waitMs;
  });
  expect(waits).toEqual([0, 0, 0, 500]);
});

test('a store that asks to wait is waited for', () => {
  const { waitMs } = take(drained(fullBucket(limit, 0), limit, 10_000), limit, 0);
  expect(waitMs).toBe(10_500);
});

test('however the clock goes, never more than burst + rate × time', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 2000 }), { maxLength: 60 }), (steps) => {
      let now = 10_000;
      let latest = now;
      let bucket = fullBucket(limit, now);
      const sentAt: number[] = [];
      for (const step of steps) {
        now += step;
        latest = Math.max(latest, now);
        const taken = take(bucket, limit, now);
        bucket = taken.bucket;
        sentAt.push(Math.max(now, latest) + taken.waitMs);
      }
      const last = Math.max(...sentAt, 10_000);
      expect(sentAt.length).toBeLessThanOrEqual(limit.burst + ((last - 10_000) * limit.perSecond) / 1000 + 1);
    }),
    { numRuns: 200 },
  );
});
