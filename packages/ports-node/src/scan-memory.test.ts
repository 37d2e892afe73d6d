import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ScanMemory } from './scan-memory.ts';

test('what was read and unpacked is given back, once and for all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scan-memory-'));
  const path = join(folder, 'a');
  writeFileSync(path, 'abc');
  const plain = new Uint8Array(100_000).fill(7);

  const memory = new ScanMemory();
  const file = memory.open(path);
  const read = file.read(0, 3);
  const { bytes } = memory.ports.inflate(deflateRawSync(plain), plain.length, plain.length);
  expect([...read]).toEqual([97, 98, 99]);
  expect(bytes).toEqual(plain);

  memory.free();
  expect([read.length, bytes.length]).toEqual([0, 0]);
  expect(() => file.read(0, 3)).toThrow();
  memory.free();
  rmSync(folder, { recursive: true });
});
