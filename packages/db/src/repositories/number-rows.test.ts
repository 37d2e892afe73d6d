import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { systemSession, withSession } from '../session.ts';
import { withDatabase } from '../testing.ts';
import { missingNumbers, numberRows } from './number-rows.ts';

const { db, close } = await withDatabase();
afterAll(close);
const asSystem = <T>(work: Parameters<typeof withSession<T>>[2]) => withSession(db, systemSession('test'), work);

type Deed = 'take' | 'take-and-fail' | 'give-up';
const takeOne = (series: string, year: number, fails: boolean): Promise<number | undefined> =>
  asSystem(async (tx) => {
    const number = await numberRows(tx).takeNumber(series, year, { kind: 'order', id: randomUUID(), atMs: 1_700_000_000_000 });
    if (fails) throw new RangeError('undone');
    return number;
  }).catch((error: unknown) => {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  });

test('a series has no gap, whatever fails and whoever comes at once; what is given up says why', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom<Deed>('take', 'take', 'take-and-fail', 'give-up'), { maxLength: 20 }), async (deeds) => {
      const series = `order:${randomUUID()}`;
      const taken: number[] = [];
      for (let i = 0; i < deeds.length; i += 4) {
        const round = await Promise.all(
          deeds.slice(i, i + 4).map(async (deed) => {
            if (deed !== 'give-up') return takeOne(series, 2026, deed === 'take-and-fail');
            const last = taken.at(-1);
            if (last !== undefined) await asSystem((tx) => numberRows(tx).cancelNumber(series, 2026, last, '文书撤回', 1_700_000_000_001));
            return undefined;
          }),
        );
        taken.push(...round.filter((number) => number !== undefined));
      }
      expect(taken.toSorted((a, b) => a - b)).toEqual(taken.map((_, at) => at + 1));
      expect(await asSystem((tx) => missingNumbers(tx, series, 2026))).toEqual([]);
      const { rows } = await sql<{ number: number; said: boolean }>`
        select number, (cancelled_at is null) = (cancelled_reason is null) as said from touchstone.number_issued where series = ${series} order by number`.execute(
        db,
      );
      expect(rows).toEqual(taken.map((_, at) => ({ number: at + 1, said: true })));
    }),
    { numRuns: 12 },
  ));

test('each year begins anew', async () => {
  const series = `case:${randomUUID()}`;
  expect([await takeOne(series, 2026, false), await takeOne(series, 2027, false), await takeOne(series, 2026, false)]).toEqual([1, 1, 2]);
});

test('a hole is found', async () => {
  const series = `case:${randomUUID()}`;
  for (let i = 0; i < 3; i++) await takeOne(series, 2026, false);
  await sql`delete from touchstone.number_issued where series = ${series} and number = 2`.execute(db);
  expect(await asSystem((tx) => missingNumbers(tx, series, 2026))).toEqual([2]);
});
