import { expect, test } from 'vitest';
import { elf } from './elf.ts';

test.each([
  ['armeabi-v7a', 1, 40, 52, 28],
  ['x86', 1, 3, 52, 28],
] as const)('%s: class, machine and load alignment', (abi, elfClass, machine, segments, alignmentAt) => {
  const bytes = elf({ abi, loadAlignment: 4096 });
  const view = new DataView(bytes.buffer);
  expect([bytes[4], view.getUint16(18, true)]).toEqual([elfClass, machine]);
  expect(view.getUint32(segments + alignmentAt, true)).toBe(4096);
});

test.each([
  ['arm64-v8a', 183],
  ['x86_64', 62],
] as const)('%s: 64 bits, 16 KiB unless asked otherwise', (abi, machine) => {
  const bytes = elf({ abi });
  const view = new DataView(bytes.buffer);
  expect([bytes[4], view.getUint16(18, true), view.getBigUint64(64 + 48, true)]).toEqual([2, machine, 16384n]);
});

test('names, needed libraries and strings are there, section headers only if wanted', () => {
  const spec = { abi: 'arm64-v8a', soname: 'libx.so', needed: ['liblog.so'], exports: ['JNI_OnLoad'], strings: ['http://a.b'] } as const;
  const text = Buffer.from(elf(spec)).toString('latin1');
  for (const name of ['libx.so\0', 'liblog.so\0', 'JNI_OnLoad\0', 'http://a.b\0', '.dynsym\0']) expect(text).toContain(name);
  const stripped = elf({ ...spec, sectionsStripped: true });
  expect(new DataView(stripped.buffer).getUint16(60, true)).toBe(0);
});
