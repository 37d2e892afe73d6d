import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListingChange } from '@touchstone/stores';
import { afterAll, expect, test } from 'vitest';
import { readShelf, ShelfFile } from './shelf-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-shelf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const listing = (code: number): ListingChange => ({
  ...{ storeAppId: 'a', state: 'live', updatedAt: '2026-11-02T02:00:00.000Z', platform: 'android', names: {}, developer: { name: '' } },
  ...{ permissions: [], version: { name: String(code), code } },
});

test('of many changes the last is kept, and nothing lies beside the file', async () => {
  const path = join(folder, 'shelf.json');
  const file = new ShelfFile(path);
  for (const code of [1, 2, 3]) file.keep([listing(code)]);
  await file.settled();
  expect(readShelf(path)).toEqual({ a: { code: 3, state: 'live' } });
  expect(readdirSync(folder)).toEqual(['shelf.json']);
});

test.each([
  ['half a file', '{"a":{"code":1,"sta'],
  ['nothing', ''],
  ['another file', '[1,2]'],
  ['a shelf without states', '{"a":{}}'],
])('%s is no shelf', (name, text) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  expect(readShelf(path)).toBe('unreadable');
});

test('no file is no shelf yet', () => expect(readShelf(join(folder, 'none.json'))).toBe('none'));

test('what the disk does not take is said, and the next change is kept', async () => {
  const path = join(folder, 'later', 'shelf.json');
  const faults: string[] = [];
  const file = new ShelfFile(path, (error) => void faults.push((error as NodeJS.ErrnoException).code ?? ''));
  file.keep([listing(1)]);
  await file.settled();
  expect(faults).toEqual(['ENOENT']);
  mkdirSync(join(folder, 'later'));
  file.keep([listing(2)]);
  await file.settled();
  expect(readShelf(path)).toEqual({ a: { code: 2, state: 'live' } });
});
