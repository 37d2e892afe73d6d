import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FileCache, WrongBytes } from './file-cache.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-cache-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const stream =
  (...chunks: string[]) =>
  async () =>
    (async function* () {
      for (const chunk of chunks) yield bytes(chunk);
    })();
const read = async (path: string) => readFileSync(path, 'utf8');

test('a file is fetched once for all who want it', async () => {
  const cache = new FileCache(folder, 1000);
  let fetched = 0;
  const fetchBytes = async () => {
    fetched++;
    return stream('to', 'gether')();
  };
  const wanted = { sha256: sha256('together'), sizeBytes: 8 };
  const texts = await Promise.all([1, 2, 3].map(() => cache.use(wanted, fetchBytes, read)));
  expect(texts).toEqual(['together', 'together', 'together']);
  expect(await cache.use(wanted, fetchBytes, read)).toBe('together');
  expect(fetched).toBe(1);
});

test.each([
  ['other bytes', { sha256: sha256('right'), sizeBytes: 5 }, ['wrong'], 'hash to'],
  ['fewer bytes', { sha256: sha256('right'), sizeBytes: 5 }, ['rig'], '3 bytes came, not 5'],
  ['a stream that does not end', { sha256: sha256('right'), sizeBytes: 5 }, ['right', 'right'], 'more than 5 bytes'],
  ['more than the cache may hold', { sha256: sha256('x'.repeat(2000)) }, ['x'.repeat(2000)], 'more than 1000 bytes'],
])('%s: refused, and nothing stays', async (_name, wanted, chunks, message) => {
  const cache = new FileCache(folder, 1000);
  const result = cache.use(wanted, stream(...chunks), read);
  await expect(result).rejects.toThrow(WrongBytes);
  await expect(result).rejects.toThrow(message);
  expect(readdirSync(folder)).toEqual([]);
});

test('a failed fetch is tried anew by the next', async () => {
  const cache = new FileCache(folder, 1000);
  const wanted = { sha256: sha256('late'), sizeBytes: 4 };
  await expect(cache.use(wanted, () => Promise.reject(new Error('gone')), read)).rejects.toThrow('gone');
  expect(await cache.use(wanted, stream('late'), read)).toBe('late');
});

test('the oldest make room, but not one in use', async () => {
  const cache = new FileCache(folder, 10);
  const put = (text: string, work = read) => cache.use({ sha256: sha256(text), sizeBytes: text.length }, stream(text), work);
  await put('aaaaaa', async () => {
    await put('bbbbbb');
    expect(existsSync(join(folder, sha256('aaaaaa')))).toBe(true);
    return '';
  });
  await put('cccccc');
  expect(existsSync(join(folder, sha256('cccccc')))).toBe(true);
  expect(readdirSync(folder)).toHaveLength(1);
});
