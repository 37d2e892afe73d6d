import { type ElfSpec, elf, noise } from '@touchstone/test-kit';
import { type HostileCase, hostile, intact } from '../hostile-case.ts';
import { appBeside } from '../ordinary.ts';

const honest: ElfSpec = {
  abi: 'arm64-v8a',
  soname: 'libx.so',
  needed: ['liblog.so'],
  exports: ['JNI_OnLoad', 'Java_com_example_A_go'],
  strings: ['https://example.com/a'],
};
const PATH = 'lib/arm64-v8a/libx.so';
const library = (name: string, what: string, bytes: () => Uint8Array, path = PATH) =>
  hostile(`library-${name}`, what, 'installs', () => appBeside([], [{ name: path, data: bytes() }]), [], intact);
const patched =
  (offset: number, ...bytes: number[]) =>
  () => {
    const copy = elf(honest);
    copy.set(bytes, offset);
    return copy;
  };

/** Libraries that lie: Android installs the app and the loader refuses later. */
export const nativeLibraries: readonly HostileCase[] = [
  library('empty', 'no bytes', () => new Uint8Array()),
  library('4-bytes', 'only the magic', () => Uint8Array.of(0x7f, 0x45, 0x4c, 0x46)),
  library('half', 'half of it', () => elf(honest).subarray(0, 300)),
  library('noise', 'noise behind the magic', () => Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...noise(5_000))),
  library('class', 'neither 32 nor 64 bits', patched(4, 9)),
  library('endian', 'big-endian', patched(5, 2)),
  library('program-headers', 'program headers past the end', patched(32, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f)),
  library('program-header-count', '65535 program headers', patched(56, 0xff, 0xff)),
  library('program-header-size-0', 'program headers of no size', patched(54, 0, 0)),
  library('section-headers', 'section headers past the end', patched(40, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)),
  library('section-count', '65535 sections of no size', patched(58, 0, 0, 0xff, 0xff, 0xff, 0xff)),
  library('sections-stripped', 'no section headers', () => elf({ ...honest, sectionsStripped: true })),
  library('50000-exports', 'fifty thousand exports', () =>
    elf({ ...honest, exports: Array.from({ length: 50_000 }, (_, i) => `Java_com_example_A_m${i}`) }),
  ),
  library('long-name', 'an export with a name of a million characters', () => elf({ ...honest, exports: ['x'.repeat(1_000_000)] })),
  library('strings-to-slow-patterns', 'texts made to slow a pattern down', () =>
    elf({ ...honest, strings: ['http://'.repeat(100_000), 'a.'.repeat(200_000), '/'.repeat(300_000)] }),
  ),
  library('trailing', 'twenty megabytes behind it', () => elf({ ...honest, trailing: new Uint8Array(20_000_000).fill(0x41) })),
  library('unknown-abi', 'a folder of no known processor', () => elf(honest), 'lib/../lib/\u001b[31m/libx.so'),
  library('not-in-lib', 'a library in assets', () => elf(honest), 'assets/libx.so'),
];
