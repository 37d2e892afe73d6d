import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPictures } from './read-pictures.ts';

const home = mkdtempSync(join(tmpdir(), 'touchstone-pictures-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const folder = join(home, 'shots');
mkdirSync(folder);
writeFileSync(join(home, 'secret.png'), 'x');
writeFileSync(join(folder, 'a.png'), 'a');
writeFileSync(join(folder, 'b.webp'), 'b');
writeFileSync(join(folder, 'large.jpg'), Buffer.alloc(300 * 1024 + 1));
for (let i = 0; i < 20; i++) writeFileSync(join(folder, `${i}.jpeg`), Buffer.alloc(300 * 1024));

const ui = { path: folder, name: 'shots/' };

test.each([
  ['a picture', 'shots/a.png', true],
  ['another format', 'shots/b.webp', false],
  ['one that is too large', 'shots/large.jpg', false],
  ['one that is gone', 'shots/gone.png', false],
  ['one outside the folder', 'shots/../secret.png', false],
  ['one of another folder', 'other/a.png', false],
])('%s', (_name, name, isRead) => {
  expect(readPictures(ui, [name]).has(name)).toBe(isRead);
});

test('as many as fit, in order', () => {
  const names = Array.from({ length: 20 }, (_, i) => `shots/${i}.jpeg`);
  expect([...readPictures(ui, [...names, 'shots/a.png']).keys()]).toEqual([...names.slice(0, 17), 'shots/a.png']);
});
