import { noise } from '@touchstone/test-kit';
import { type HostileCase, hostile, intact } from '../hostile-case.ts';
import { appBeside } from '../ordinary.ts';

const NAMES: readonly (readonly [name: string, entry: string | Uint8Array, problem: string | undefined])[] = [
  ['parent', '../../../../data/local/tmp/x.so', 'zip/name-parent'],
  ['parent-inside', 'lib/../../x', 'zip/name-parent'],
  ['absolute', '/system/bin/sh', 'zip/name-absolute'],
  ['drive', 'C:\\Windows\\x.dll', 'zip/name-'],
  ['backslash', 'assets\\..\\..\\x', 'zip/name-'],
  ['nul', 'assets/a\0b', 'zip/name-nul'],
  ['empty', '', 'zip/name-empty'],
  ['not-utf8', Uint8Array.of(0x61, 0x73, 0xff, 0xfe, 0x80), 'zip/name-not-utf8'],
  ['surrogate', Uint8Array.of(0xed, 0xa0, 0x80, 0x2e, 0x74, 0x78, 0x74), 'zip/name-not-utf8'],
  ['60000-bytes', `assets/${'n'.repeat(60_000)}`, 'zip/name-too-long'],
  ['30000-folders', 'a/'.repeat(30_000), 'zip/name-too-long'],
  ['only-slashes', '/'.repeat(2_000), 'zip/name-'],
  ['escape-codes', 'assets/\u001b[2J\u001b[31mred', undefined],
  ['bidi', 'assets/\u202egpj.exe', undefined],
  ['newline', 'assets/a\nb\r\nc', undefined],
  ['dot', '.', undefined],
  ['prototype', '__proto__', undefined],
  ['constructor', 'constructor', undefined],
  ['exclamation', 'base.apk!classes.dex', undefined],
  ['percent', 'assets/%2e%2e%2fx', undefined],
  ['windows-device', 'assets/con', undefined],
  ['markup', 'assets/<script>alert(1)</script>', undefined],
];

/** Names that would escape a folder, a terminal or a page, or that no file system takes: the app is read, and nothing is written. */
export const names: readonly HostileCase[] = [
  ...NAMES.map(([name, entry, problem]) =>
    hostile(
      `name-${name}`,
      `an entry called ${name}`,
      'varies',
      () => appBeside([], [{ name: entry, data: 'x' }]),
      problem === undefined ? [] : [problem],
      intact,
    ),
  ),
  hostile(
    'name-all-at-once',
    'all of these together, before the manifest',
    'varies',
    () =>
      appBeside(
        NAMES.map(([, entry]) => ({ name: entry, data: noise(5) })),
        [],
      ),
    ['zip/name-'],
    intact,
  ),
  hostile(
    'name-800-libraries-of-60000-bytes',
    'eight hundred libraries whose names take up sixty kilobytes each',
    'varies',
    () =>
      appBeside(
        [],
        Array.from({ length: 800 }, (_, i) => ({
          name: `lib/arm64-v8a/lib${'x'.repeat(60_000)}${i}.so`,
          data: 'https://example.com/x',
          method: 'stored',
          align: 1,
        })),
      ),
    ['zip/name-too-long'],
    intact,
  ),
];
