import { randomUUID } from 'node:crypto';
import { type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { withDatabase } from '@touchstone/db/testing';
import { fromKysely } from 'pg-boss';
import { afterAll, expect, test } from 'vitest';
import { openRunQueue, type Waiting } from './index.ts';

const database = await withDatabase();
const onFault = (fault: Error) => expect.unreachable(fault.message);
const queue = await openRunQueue({ connectionString: database.url, onFault });
afterAll(async () => {
  await queue.stop();
  await database.close();
});

/** As the server uses it: under the system's rights, which are not the owner's. */
const within = <T>(work: (tx: SessionTransaction) => Promise<T>) => withSession(database.db, systemSession('test'), work);
const waiting = (...priorities: number[]): readonly Waiting[] => priorities.map((priority) => ({ run: randomUUID(), priority }));
const add = async (engine: string, runs: readonly Waiting[]) => {
  await queue.open(engine);
  await within((tx) => queue.add(tx, engine, runs));
};
const take = (engine: string, count: number) => within((tx) => queue.take(tx, engine, count));

test('the most urgent is taken first, and nothing twice', async () => {
  const engine = randomUUID();
  const runs = waiting(1, 9, 5);
  await add(engine, runs);
  expect([...(await take(engine, 2))].sort()).toEqual([runs[1]!.run, runs[2]!.run].sort());
  expect(await take(engine, 5)).toEqual([runs[0]!.run]);
  expect(await queue.depth(engine)).toEqual({ waiting: 0, taken: 3 });
});

test('what is added or taken in a transaction that fails was never added or taken', async () => {
  const engine = randomUUID();
  const [run] = waiting(1);
  const failing = (work: (tx: SessionTransaction) => Promise<unknown>) =>
    within(async (tx) => {
      await work(tx);
      throw new Error('the caller gave up');
    }).catch((error: Error) => error.message);
  await queue.open(engine);
  expect(await failing((tx) => queue.add(tx, engine, [run!]))).toBe('the caller gave up');
  expect(await queue.depth(engine)).toEqual({ waiting: 0, taken: 0 });
  await add(engine, [run!]);
  await failing((tx) => queue.take(tx, engine, 1));
  expect(await take(engine, 1)).toEqual([run!.run]);
});

test('many who take at once share what waits', async () => {
  const engine = randomUUID();
  const runs = waiting(...Array.from({ length: 60 }, (_, i) => i % 3));
  await add(engine, runs);
  const taken = (await Promise.all(Array.from({ length: 8 }, () => take(engine, 10)))).flat();
  expect(new Set(taken).size).toBe(taken.length);
  expect([...taken, ...(await take(engine, 60))].sort()).toEqual(runs.map(({ run }) => run).sort());
});

test('an engine version has only what is its own', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const [run] = waiting(1);
  await add(one, [run!]);
  expect(await take(other, 5)).toEqual([]);
  expect(await take(one, 5)).toEqual([run!.run]);
});

test('what waits for later is not handed out before, and may be added again when it is forgotten', async () => {
  const engine = randomUUID();
  const [run] = waiting(1);
  await add(engine, [{ ...run!, notBefore: new Date(Date.now() + 3_600_000) }]);
  expect(await take(engine, 1)).toEqual([]);
  expect(await queue.depth(engine)).toEqual({ waiting: 1, taken: 0 });
  await within(async (tx) => {
    await queue.remove(tx, engine, [run!.run]);
    await queue.add(tx, engine, [run!]);
  });
  expect(await take(engine, 1)).toEqual([run!.run]);
  expect([...(await within((tx) => queue.holds(tx, engine, [run!.run, randomUUID()])))]).toEqual([run!.run]);
});

test('a transaction makes no queue: nothing is taken from one that is not there, and nothing added to it', async () => {
  const engine = randomUUID();
  const [run] = waiting(1);
  expect(await within((tx) => queue.remove(tx, engine, [run!.run]))).toBeUndefined();
  expect(await take(engine, 1)).toEqual([]);
  await expect(within((tx) => queue.add(tx, engine, [run!]))).rejects.toThrow('open it before the transaction');
  const asked = 'select 1 from pgboss.queue where name = $1';
  const { rows } = await within((tx) => fromKysely(tx).executeSql(asked, [`run/${engine}`]));
  expect(rows).toEqual([]);
});

test('what was taken stays taken when the queue is opened anew: it is not handed to a second worker', async () => {
  const engine = randomUUID();
  const [run] = waiting(1);
  await add(engine, [run!]);
  await take(engine, 1);
  const again = await openRunQueue({ connectionString: database.url, onFault });
  expect(await within((tx) => again.take(tx, engine, 1))).toEqual([]);
  expect(await again.depth(engine)).toEqual({ waiting: 0, taken: 1 });
  await again.stop();
});

test('servers that start at once on an empty database both come up', async () => {
  const fresh = await withDatabase();
  const queues = await Promise.all([1, 2, 3].map(() => openRunQueue({ connectionString: fresh.url, onFault: () => {} })));
  await Promise.all(queues.map((one) => one.stop()));
  await fresh.close();
});
