import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { withEmptyDatabase } from '../testing.ts';
import { copyIn, copyOut } from './copy.ts';

const { url, close } = await withEmptyDatabase();
const client = new pg.Client({ connectionString: url });
await client.connect();
afterAll(async () => {
  await client.end();
  await close();
});

async function read(sql: string) {
  const pieces: Buffer[] = [];
  const copied = copyOut(client, sql);
  for (;;) {
    const { done, value } = await copied.next();
    if (done === true) return { rows: value, pieces, text: Buffer.concat(pieces).toString() };
    pieces.push(value);
  }
}

test('rows come out as COPY writes them', async () => {
  const { rows, text } = await read(`copy (values (1, '试金石'), (2, e'a\\tb'), (3, null)) to stdout`);
  expect([rows, text]).toEqual([3, '1\t试金石\n2\ta\\tb\n3\t\\N\n']);
});

test('nothing comes out of nothing', async () => {
  expect(await read('copy (select 1 where false) to stdout')).toMatchObject({ rows: 0, text: '' });
});

test('a piece that is full just as the end comes is not the last that is heard', async () => {
  for (const size of [65_530, 65_536, 100_000]) {
    const { rows, text } = await read(`copy (select repeat('x', ${size})) to stdout`);
    expect([rows, text.length]).toEqual([1, size + 1]);
  }
});

test('many megabytes come in pieces, slowly or fast, and go in again', async () => {
  await client.query('create temp table wide (n int, filler text)');
  const { rows, pieces } = await read(`copy (select n, repeat(md5(n::text), 20) from generate_series(1, 20000) n) to stdout`);
  expect(rows).toBe(20_000);
  expect(pieces.length).toBeGreaterThan(50);
  expect(await copyIn(client, 'copy wide from stdin', Readable.from(pieces))).toBe(20_000);
  const { rows: found } = await client.query('select count(*)::int as count, sum(length(filler))::int as size from wide');
  expect(found).toEqual([{ count: 20_000, size: 20_000 * 640 }]);
});

test("a fault of the server is the caller's, and the connection goes on", async () => {
  await expect(read('copy (select 1 / (n - 5) from generate_series(1, 9) n) to stdout')).rejects.toMatchObject({ code: '22012' });
  await expect(copyIn(client, 'copy nowhere from stdin', Readable.from([Buffer.from('1\n')]))).rejects.toMatchObject({ code: '42P01' });
  await client.query('create temp table narrow (n int)');
  await expect(copyIn(client, 'copy narrow from stdin', Readable.from([Buffer.from('not a number\n')]))).rejects.toMatchObject({
    code: '22P02',
  });
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});

test('a source that breaks off puts nothing in', async () => {
  await client.query('create temp table half (n int)');
  async function* broken() {
    yield Buffer.from('1\n2\n');
    throw new RangeError('gone');
  }
  await expect(copyIn(client, 'copy half from stdin', broken())).rejects.toThrow('gone');
  expect((await client.query('select count(*)::int as n from half')).rows).toEqual([{ n: 0 }]);
});
