import { elf } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import type { MadeApp } from '../../made-app.contract.ts';
import { observed } from '../../made-app.contract.ts';
import { nativeCode } from './detector.ts';

const exports = ['JNI_OnLoad', 'Java_cn_x_A_a', 'Java_cn_x_A_b'];
const label = { zh: 'x', en: 'x' };
const knowledge = { nativeLibraries: [{ name: '^libmap-.*\\.so$', isPattern: true, sdk: 'map', label }] };

test.each<[string, MadeApp['files'], Record<string, unknown>[]]>([
  ['no library', [], []],
  [
    'one library for two ABIs',
    [
      { name: 'lib/armeabi-v7a/libx.so', data: elf({ abi: 'armeabi-v7a' }) },
      { name: 'lib/arm64-v8a/libx.so', data: elf({ abi: 'arm64-v8a', exports }) },
    ],
    [{ library: 'libx.so', abis: 'arm64-v8a,armeabi-v7a', jniMethods: 2, aligned16k: true }],
  ],
  [
    '32 bits only: nobody asks for 16 KiB',
    [{ name: 'lib/armeabi-v7a/libx.so', data: elf({ abi: 'armeabi-v7a' }) }],
    [{ library: 'libx.so', abis: 'armeabi-v7a', jniMethods: 0 }],
  ],
  [
    'an SDK’s library with pages of 4 KiB',
    [{ name: 'lib/x86_64/libmap-3.so', data: elf({ abi: 'x86_64', loadAlignment: 4096 }) }],
    [{ library: 'libmap-3.so', abis: 'x86_64', jniMethods: 0, aligned16k: false, sdk: 'map' }],
  ],
  ['a file that is no library', [{ name: 'lib/x86/liby.so', data: 'text' }], [{ library: 'liby.so', abis: 'x86', jniMethods: 0 }]],
])('%s', (_name, files, expected) => {
  expect(observed(nativeCode, { files: files ?? [] }, knowledge)).toEqual(expected.map((attributes) => ['code.native', attributes]));
});

test('a library above the limit is listed, not read, and said', () => {
  const files = [{ name: 'lib/arm64-v8a/libbig.so', data: new Uint8Array(17 * 1024 * 1024) }];
  expect(observed(nativeCode, { files }, knowledge)).toEqual([
    ['code.native', { library: 'libbig.so', abis: 'arm64-v8a' }],
    ['analysis.limit', { what: 'native-code:libraries', done: 0 }],
    ['analysis.limit', { what: 'native-code:native-texts', done: 0 }],
  ]);
});
