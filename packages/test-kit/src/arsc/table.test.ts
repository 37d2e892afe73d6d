import { describe, expect, test } from 'vitest';
import { parseConfiguration } from './configuration.ts';
import { file, inConfigurations } from './resource-value.ts';
import { type ResourceOptions, resources } from './table.ts';

const u2 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer).getUint16(at, true);
const u4 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer).getUint32(at, true);

/** Chunks inside the package; sizes must add up. */
function chunks(bytes: Uint8Array): readonly (readonly [type: number, at: number])[] {
  const packageAt = 12 + u4(bytes, 12 + 4);
  expect([u2(bytes, packageAt), packageAt + u4(bytes, packageAt + 4)]).toEqual([0x0200, bytes.length]);
  const found: (readonly [number, number])[] = [];
  for (let at = packageAt + 288; at < bytes.length; at += u4(bytes, at + 4)) found.push([u2(bytes, at), at]);
  return found;
}

const sample = {
  string: { app_name: inConfigurations({ '': 'Hello', 'zh-rCN': '你好' }), alias: '@string/app_name' },
  mipmap: { icon: inConfigurations({ mdpi: file('a.png'), xxhdpi: file('b.png') }) },
  bool: { yes: true },
};

describe('resources', () => {
  test('ids follow the order given', () => {
    const { id } = resources('a.b', sample);
    expect(['string/app_name', 'string/alias', 'mipmap/icon', 'bool/yes', 'bool/no'].map(id)).toEqual([
      0x7f010000,
      0x7f010001,
      0x7f020000,
      0x7f030000,
      undefined,
    ]);
  });

  test('a specification per type and a chunk per configuration', () => {
    const { bytes } = resources('a.b', sample);
    expect(chunks(bytes).map(([type]) => type)).toEqual([1, 1, 0x0202, 0x0201, 0x0201, 0x0202, 0x0201, 0x0201, 0x0202, 0x0201]);
    expect(u4(bytes, 4)).toBe(bytes.length);
  });

  test.each<[string, ResourceOptions, number, number]>([
    ['plain', {}, 0, 16],
    ['offset16', { offsets: 'offset16' }, 2, 16],
    ['sparse', { offsets: 'sparse' }, 1, 16],
    ['compact', { compact: true }, 0, 8],
  ])('%s entries', (_name, options, flags, entryBytes) => {
    const { bytes } = resources('a.b', { bool: { a: true, b: false } }, options);
    const type = chunks(bytes)[3]![1];
    expect(bytes[type + 9]).toBe(flags);
    const start = type + u4(bytes, type + 16);
    expect(type + u4(bytes, type + 4) - start).toBe(2 * entryBytes);
    expect(u4(bytes, start + entryBytes - 4)).toBe(0xffffffff);
  });

  test.each([
    ['zh-rCN', { language: 'zh', region: 'CN' }],
    ['b+zh+Hans+CN', { language: 'zh', script: 'Hans', region: 'CN' }],
    ['mcc460-land-night-xxhdpi-v21', { mcc: 460, orientation: 2, uiMode: 0x20, density: 480, sdk: 21 }],
    ['sw600dp', { smallestWidthDp: 600 }],
  ])('the qualifiers %s', (qualifiers, expected) => {
    expect(parseConfiguration(qualifiers)).toMatchObject(expected);
  });

  test('an unknown qualifier or reference is refused', () => {
    expect(() => parseConfiguration('purple-ish')).toThrow('no resource qualifier');
    expect(() => resources('a.b', { string: { x: '@string/y' } })).toThrow('no resource is called string/y');
  });
});
