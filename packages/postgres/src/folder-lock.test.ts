import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withFolderLock, withFolderLockSync } from './folder-lock.ts';

const root = mkdtempSync(join(tmpdir(), 'folder-lock-'));
afterAll(() => rmSync(root, { recursive: true }));

const MODULE = new URL('./folder-lock.ts', import.meta.url).href;

test('work of several processes is done one after the other', async () => {
  const [folder, counter] = [join(root, 'shared'), join(root, 'counter')];
  writeFileSync(counter, '0');
  const code = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { withFolderLock } from ${JSON.stringify(MODULE)};
    for (let i = 0; i < 25; i++) {
      await withFolderLock(${JSON.stringify(folder)}, 60000, async () => {
        const count = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
        await new Promise((resolve) => setTimeout(resolve, 1));
        writeFileSync(${JSON.stringify(counter)}, String(count + 1));
      });
    }`;
  const processes = [1, 2, 3, 4].map(() => spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' }));
  await Promise.all(processes.map((child) => once(child, 'exit')));
  expect(readFileSync(counter, 'utf8')).toBe('100');
});

test('a holder that died is passed over', async () => {
  const folder = join(root, 'abandoned');
  const code = `
    import { withFolderLock } from ${JSON.stringify(MODULE)};
    await withFolderLock(${JSON.stringify(folder)}, 1000, async () => process.kill(process.pid, 'SIGKILL'));`;
  expect(spawnSync(process.execPath, ['--input-type=module', '--eval', code]).signal).toBe('SIGKILL');
  expect(await withFolderLock(folder, 0, async () => 'had')).toBe('had');
});

test('what is held is refused after the time given, and not waited for at the end of a process', async () => {
  const folder = join(root, 'held');
  let ran = false;
  await withFolderLock(folder, 0, async () => {
    await expect(withFolderLock(folder, 30, async () => {})).rejects.toMatchObject({ code: 'busy', retryable: true });
    withFolderLockSync(folder, 30, () => {
      ran = true;
    });
  });
  expect(ran).toBe(false);
});

test('work that fails gives the lock back', async () => {
  const folder = join(root, 'failed');
  await expect(withFolderLock(folder, 0, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withFolderLock(folder, 0, async () => 'had')).toBe('had');
});
