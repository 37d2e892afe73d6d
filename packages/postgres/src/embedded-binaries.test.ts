import { chmodSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readableBinaries } from './embedded-binaries.ts';

const root = mkdtempSync(join(tmpdir(), 'binaries-'));
afterAll(() => rmSync(root, { recursive: true }));
chmodSync(root, 0o755);

const OTHERS = { uid: 65534, gid: 65534 };
const programsIn = (name: string, mode: number) => {
  const folder = join(root, name);
  mkdirSync(join(folder, 'native', 'bin'), { recursive: true });
  mkdirSync(join(folder, 'native', 'lib'));
  writeFileSync(join(folder, 'native', 'bin', 'postgres'), 'program', { mode: 0o755 });
  symlinkSync('libicu.so.60.2', join(folder, 'native', 'lib', 'libicu.so.60'));
  chmodSync(folder, mode);
  return { folder: join(folder, 'native', 'bin'), major: 18, from: 'embedded' } as const;
};

test('programs that the user can reach are used where they are', () => {
  const programs = programsIn('open', 0o755);
  expect(readableBinaries(programs, OTHERS, join(root, 'copies-of-open'))).toBe(programs);
  expect(existsSync(join(root, 'copies-of-open'))).toBe(false);
});

test('programs out of reach are copied once, links and all', () => {
  const programs = programsIn('closed', 0o700);
  const copies = join(root, 'copies');
  const copied = readableBinaries(programs, OTHERS, copies);
  expect(copied.folder).toBe(join(copies, 'postgresql-18', 'bin'));
  expect(readlinkSync(join(copies, 'postgresql-18', 'lib', 'libicu.so.60'))).toBe('libicu.so.60.2');
  expect(readableBinaries(programs, OTHERS, copies)).toEqual(copied);
});
