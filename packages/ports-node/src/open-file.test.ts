import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OutOfBytes } from '@touchstone/kernel/bytes';
import { afterAll, describe, expect, test } from 'vitest';
import { FileFault, openFile } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'open-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const DATA = Uint8Array.from({ length: 1000 }, (_, i) => i & 0xff);
const written = (name: string) => {
  const path = join(folder, name);
  writeFileSync(path, DATA);
  return path;
};

const faultOf = (step: () => unknown) => {
  try {
    step();
  } catch (error) {
    if (error instanceof FileFault) return { code: error.code, retryable: error.retryable };
    throw error;
  }
  return undefined;
};

describe.each([
  ['in memory', undefined],
  ['piece by piece', 100],
])('%s', (name, inMemoryBytes) => {
  const options = inMemoryBytes === undefined ? {} : { inMemoryBytes };

  test('reads any range, and none outside', () => {
    const file = openFile(written(name), options);
    expect(file.size).toBe(1000);
    expect([...file.read(0, 1000)]).toEqual([...DATA]);
    expect([...file.read(990, 10)]).toEqual([...DATA.subarray(990)]);
    expect(file.read(1000, 0).length).toBe(0);
    for (const [at, length] of [
      [0, 1001],
      [1001, 0],
      [-1, 2],
      [5, -1],
      [Number.NaN, 1],
    ] as const) {
      expect(() => file.read(at, length)).toThrow(OutOfBytes);
    }
    file.close();
    file.close();
  });
});

test('a large file that changes, shrinks or is closed while being read is a fault', () => {
  for (const [name, change] of [
    ['grows', (path: string) => appendFileSync(path, 'x')],
    ['shrinks', (path: string) => truncateSync(path, 10)],
  ] as const) {
    const path = written(name);
    const file = openFile(path, { inMemoryBytes: 100 });
    file.read(0, 10);
    change(path);
    expect(faultOf(() => file.read(0, 10))).toEqual({ code: 'changed', retryable: true });
    file.close();
    expect(faultOf(() => file.read(0, 10))?.code).toBe('read-failed');
  }
});

test('what cannot be opened says why', () => {
  expect(faultOf(() => openFile(join(folder, 'absent')))).toEqual({ code: 'not-found', retryable: false });
  expect(faultOf(() => openFile(join(written('file'), 'below')))).toEqual({ code: 'not-found', retryable: false });
  expect(faultOf(() => openFile(folder))).toEqual({ code: 'not-a-file', retryable: false });
});

test.runIf(process.platform !== 'win32')('a pipe that nobody writes to does not hang', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(faultOf(() => openFile(pipe))).toEqual({ code: 'not-a-file', retryable: false });
});
