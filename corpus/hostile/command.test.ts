import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { families } from './cases/index.ts';
import { app } from './ordinary.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const shelf = join(folder, 'shelf');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One of each family and what only a file system can do. */
const NAMES = [
  'local-header-classes-method-63',
  'end-missing',
  'method-4660-androidmanifest',
  'name-all-at-once',
  'no-app-html',
  'container-two-apps',
  'manifest-zero-size-chunk-4',
  'manifest-label-escape-codes',
  'resources-type-size-0',
  'dex-strings-4-billion',
  'library-half',
  'signature-v2-10000-signers',
];

const cases = Object.values(families).flat();

function fillShelf(): void {
  mkdirSync(join(shelf, 'inner'), { recursive: true });
  for (const name of NAMES) {
    const found = cases.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no case is called ${name}`);
    writeFileSync(join(shelf, `${name}.apk`), found.bytes());
  }
  writeFileSync(join(shelf, 'inner', 'honest.apk'), app());
  writeFileSync(join(shelf, 'inner', 'empty.apk'), '');
  writeFileSync(join(shelf, 'large.apk'), app());
  truncateSync(join(shelf, 'large.apk'), 300 * 2 ** 20);
  writeFileSync(join(shelf, 'forbidden.apk'), app());
  chmodSync(join(shelf, 'forbidden.apk'), 0o000);
  mkdirSync(join(shelf, 'folder.apk'));
  symlinkSync('inner/honest.apk', join(shelf, 'link.apk'));
  symlinkSync('nowhere.apk', join(shelf, 'dangling.apk'));
  symlinkSync('.', join(shelf, 'ring'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(shelf, 'pipe.apk')]);
}

const touchstone = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../../apps/cli/src/main.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
  });

const reportsBelow = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();

test('a folder of hostile files: every one has a report, nothing is written elsewhere, and the exit code says 3', () => {
  fillShelf();
  const before = readdirSync(folder).sort();
  const done = touchstone('scan', 'shelf', '--format', 'json', '--out', 'reports', '--jobs', '2');
  expect([done.status, done.signal], done.stderr).toEqual([3, null]);
  expect(readdirSync(folder).sort()).toEqual([...before, 'reports'].sort());

  const inputs = [...NAMES.map((name) => `${name}.apk`), 'forbidden.apk', 'inner/empty.apk', 'inner/honest.apk', 'large.apk', 'link.apk'];
  const special = process.platform === 'win32' ? [] : ['pipe.apk'];
  const written = reportsBelow(join(folder, 'reports'));
  expect(written).toEqual([...inputs, ...special].map((path) => `${path}.json`).sort());

  for (const path of written) {
    const report = JSON.parse(readFileSync(join(folder, 'reports', path), 'utf8'));
    expect(report.app !== null || report.problems.length > 0, path).toBe(true);
  }
  const honest = JSON.parse(readFileSync(join(folder, 'reports/inner/honest.apk.json'), 'utf8'));
  expect(honest.app.package).toBe('com.example.hostile');
});

test('what an app is called does not move the cursor of a terminal', () => {
  writeFileSync(join(folder, 'label.apk'), cases.find(({ name }) => name === 'manifest-label-escape-codes')?.bytes() ?? '');
  const done = touchstone('scan', 'label.apk');
  expect(done.status, done.stderr).toBe(0);
  expect(done.stdout).toContain('Hostile');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  expect(done.stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]|\u001b(?!\[[0-9;]*m)/);
});
