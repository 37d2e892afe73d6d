import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { objectStoreContract } from './object-store.contract.ts';
import { openFolder } from './open-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'objects-'));
afterAll(() => rmSync(root, { recursive: true }));

const placeIn = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

objectStoreContract('a folder', async () => {
  const folder = join(root, 'contract');
  return {
    store: await openFolder(folder),
    async damage(sha256, bytes) {
      await writeFile(join(folder, 'other'), bytes);
      await rename(join(folder, 'other'), placeIn(folder, sha256));
    },
    close: async () => {},
  };
});

test('an object lies where its address says, and nothing stays in between', async () => {
  const folder = join(root, 'places');
  const store = await openFolder(folder);
  const { sha256 } = await store.put([Buffer.from('abc')], { maxBytes: 3 });
  expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(readdirSync(folder, { recursive: true }).map(String).sort()).toEqual(['ba', 'ba/78', `ba/78/${sha256}`, 'incoming']);
});

test('a file cut short by the disk is replaced when its bytes come again', async () => {
  const folder = join(root, 'cut');
  const store = await openFolder(folder);
  const { sha256 } = await store.put([Buffer.from('whole')], { maxBytes: 5 });
  rmSync(placeIn(folder, sha256));
  writeFileSync(placeIn(folder, sha256), 'who');
  await store.put([Buffer.from('whole')], { maxBytes: 5 });
  expect(await store.verify(sha256)).toBe('whole');
});

test('what a dead process was receiving is cleared away a day later', async () => {
  const folder = join(root, 'abandoned');
  await openFolder(folder);
  for (const [name, daysAgo] of [
    ['old', 2],
    ['new', 0],
  ] as const) {
    const path = join(folder, 'incoming', name);
    writeFileSync(path, '');
    const at = new Date(Date.now() - daysAgo * 86_400_000);
    utimesSync(path, at, at);
  }
  await openFolder(folder);
  expect(readdirSync(join(folder, 'incoming'))).toEqual(['new']);
});
