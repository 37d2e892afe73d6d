import {
  type ArscLies,
  ByteWriter,
  inConfigurations,
  join,
  type Patch,
  type ResourceEntries,
  type ResourceOptions,
} from '@touchstone/test-kit';
import { type HostileCase, hostile, intact } from '../hostile-case.ts';
import { app, appHolding, contentOf, TABLE } from '../ordinary.ts';

const u4 = (value: number) => new ByteWriter().u4(value).done();
const u2 = (value: number) => new ByteWriter().u2(value).done();
const chunk = (type: number, headerSize: number, size: number) => new ByteWriter().u2(type).u2(headerSize).u4(size).done();

/** Inside the package: pools 0 and 1, then for `string` and `mipmap` a specification and a type each. */
const SPEC = 2;
const TYPE = 3;

const lie = (name: string, what: string, lies: ArscLies, problems: readonly string[] = ['arsc/']) =>
  hostile(`resources-${name}`, what, 'varies', () => app({ resourceOptions: { lies } }), problems, intact);
const patch = (name: string, what: string, patches: (at: readonly number[]) => readonly Patch[], problems: readonly string[] = ['arsc/']) =>
  lie(name, what, { patches }, problems);
const option = (name: string, what: string, resourceOptions: ResourceOptions, resources: ResourceEntries = {}) =>
  hostile(`resources-${name}`, what, 'installs', () => app({ resourceOptions, resources }), [], intact);

/** Lies of resources.arsc: whatever it says, what the manifest itself says stays true. */
export const resourceTables: readonly HostileCase[] = [
  lie('type-of-file', 'the file is of another type', { header: { type: 0x0003 } }),
  lie('header-size-0', 'a header of zero bytes', { header: { headerSize: 0 } }),
  lie('header-size-past-end', 'a header larger than the file', { header: { headerSize: 0xffff } }),
  lie('file-size-0', 'a file of zero bytes', { header: { fileSize: 0 } }),
  lie('file-size-4-gib', 'a file of 4 GiB', { header: { fileSize: 0xffff_ffff } }),
  lie('packages-0', 'no package, it says', { header: { packageCount: 0 } }),
  lie('packages-4-billion', 'four billion packages', { header: { packageCount: 0xffff_ffff } }),
  lie('package-size-0', 'a package of zero bytes', { packageHeader: { size: 0 } }),
  lie('package-size-past-end', 'a package larger than the file', { packageHeader: { size: 0x7fff_ffff } }),
  lie('package-header-0', 'the header of the package is 0 bytes long', { packageHeader: { headerSize: 0 } }),
  lie('package-header-old', 'the header of the package is 284 bytes long, as it was once', { packageHeader: { headerSize: 284 } }, []),
  lie('trailing', 'bytes behind the table', { trailing: new Uint8Array(4000).fill(0x55) }, []),
  lie('pool-count', 'four billion strings', { stringPool: { stringCount: 0xffff_ffff } }),
  lie('pool-start', 'strings begin past the end', { stringPool: { stringsStart: 0x7fff_ffff } }),
  lie('pool-chunk-size', 'a string pool of 4 GiB', { stringPool: { chunkSize: 0xffff_fff0 } }),
  ...[0, 2, 3, 5].flatMap((before) => [
    lie(`zero-size-chunk-${before}`, `a chunk of size zero before chunk ${before}`, { inserted: [{ before, bytes: chunk(0x7777, 8, 0) }] }),
    lie(`unknown-chunk-${before}`, `an unknown chunk before chunk ${before}`, { inserted: [{ before, bytes: chunk(0x7777, 8, 8) }] }, []),
    lie(`junk-${before}`, `junk before chunk ${before}`, {
      inserted: [{ before, bytes: Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255) }],
    }),
  ]),
  patch('type-size-0', 'a type of zero bytes', (at) => [{ offset: at[TYPE]! + 4, bytes: u4(0) }]),
  patch('type-size-past-end', 'a type larger than the file', (at) => [{ offset: at[TYPE]! + 4, bytes: u4(0x7fff_ffff) }]),
  patch('type-id-0', 'a type of number 0', (at) => [{ offset: at[TYPE]! + 8, bytes: [0] }]),
  patch('type-id-200', 'a type of number 200, which has no name', (at) => [{ offset: at[TYPE]! + 8, bytes: [200] }]),
  patch('type-entries', 'four billion entries', (at) => [{ offset: at[TYPE]! + 12, bytes: u4(0xffff_ffff) }]),
  patch('type-entries-start', 'entries begin past the end', (at) => [{ offset: at[TYPE]! + 16, bytes: u4(0x7fff_ffff) }]),
  patch('type-flags-sparse', 'says sparse, and is not', (at) => [{ offset: at[TYPE]! + 9, bytes: [1] }], []),
  patch('type-flags-offset16', 'says 16-bit offsets, and has 32', (at) => [{ offset: at[TYPE]! + 9, bytes: [2] }], []),
  patch('type-flags-both', 'says sparse and 16-bit offsets', (at) => [{ offset: at[TYPE]! + 9, bytes: [0xff] }], []),
  patch('type-configuration-0', 'a configuration of zero bytes', (at) => [{ offset: at[TYPE]! + 20, bytes: u4(0) }]),
  patch('type-configuration-past-end', 'a configuration larger than the file', (at) => [
    { offset: at[TYPE]! + 20, bytes: u4(0x7fff_ffff) },
  ]),
  patch('entry-offset', 'an entry past the end', (at) => [{ offset: at[TYPE]! + 84, bytes: u4(0x7fff_fff0) }]),
  patch('entry-size-0', 'an entry of zero bytes', (at) => [{ offset: at[TYPE]! + 88, bytes: u2(0) }], []),
  patch('entry-is-a-bag-of-4-billion', 'an entry that is a bag of four billion values', (at) => [
    { offset: at[TYPE]! + 88, bytes: join(u2(16), u2(1), u4(0), u4(0), u4(0xffff_ffff)) },
  ]),
  patch('entry-key-out-of-pool', 'a name there is not', (at) => [{ offset: at[TYPE]! + 92, bytes: u4(0xffff_fff0) }], []),
  patch('entry-value-out-of-pool', 'a text there is not', (at) => [{ offset: at[TYPE]! + 100, bytes: u4(0xffff_fff0) }], []),
  patch('entry-value-unknown-type', 'a value of type 200', (at) => [{ offset: at[TYPE]! + 99, bytes: [200] }], []),
  patch(
    'entry-points-at-itself',
    'the label points at itself',
    (at) => [{ offset: at[TYPE]! + 99, bytes: join(Uint8Array.of(1), u4(0x7f01_0000)) }],
    [],
  ),
  patch('spec-size-0', 'a specification of zero bytes', (at) => [{ offset: at[SPEC]! + 4, bytes: u4(0) }]),
  patch('spec-entries', 'a specification of four billion entries', (at) => [{ offset: at[SPEC]! + 12, bytes: u4(0xffff_ffff) }], []),
  patch('spec-missing', 'a type without specification', (at) => [{ offset: at[SPEC]!, bytes: u2(0x7777) }], []),
  patch('type-pool-missing', 'the pool of type names is called something else', (at) => [{ offset: at[0]!, bytes: u2(0x7777) }], []),
  patch('key-pool-missing', 'the pool of names is called something else', (at) => [{ offset: at[1]!, bytes: u2(0x7777) }], []),
  option('sparse', 'only the entries there are', { offsets: 'sparse' }),
  option('offset16', 'offsets of 16 bits', { offsets: 'offset16' }),
  option('compact', 'values in eight bytes', { compact: true }),
  option('utf16', 'strings in UTF-16', { encoding: 'utf16' }),
  option('shared-library', 'a package of number 0', { packageId: 0x7f, libraries: { 2: 'com.example.lib', 255: 'x'.repeat(127) } }),
  option('reference-ring', 'three strings that point at one another', {}, { string: { a: '@string/b', b: '@string/c', c: '@string/a' } }),
  option('reference-chain-5000', 'five thousand strings, each pointing at the next', {}, { string: chain(5_000) }),
  option(
    '20000-entries',
    'twenty thousand entries',
    {},
    { string: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`s${i}`, `v${i}`])) },
  ),
  option(
    '300-configurations',
    'three hundred configurations of one string',
    {},
    { string: { many: inConfigurations(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`v${i + 1}`, `text ${i}`]))) } },
  ),
  hostile(
    'resources-half',
    'half of the table',
    'refuses',
    () => appHolding(TABLE, contentOf(TABLE).subarray(0, contentOf(TABLE).length >> 1)),
    ['arsc/'],
    intact,
  ),
  hostile('resources-12-bytes', 'only the header', 'refuses', () => appHolding(TABLE, contentOf(TABLE).subarray(0, 12)), ['arsc/'], intact),
  hostile('resources-all-ff', 'a table of ff', 'refuses', () => appHolding(TABLE, new Uint8Array(50_000).fill(0xff)), ['arsc/'], intact),
  hostile('resources-two-packages', 'the same package twice', 'varies', () => appHolding(TABLE, twoPackages(2)), [], intact),
  hostile(
    'resources-5000-packages',
    'the same package five thousand times',
    'varies',
    () => appHolding(TABLE, twoPackages(5_000)),
    [],
    intact,
  ),
];

function chain(length: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length }, (_, i) => [`s${i}`, i === length - 1 ? 'end' : `@string/s${i + 1}`]));
}

function twoPackages(times: number): Uint8Array {
  const honest = contentOf(TABLE);
  const poolEnd = 12 + new DataView(honest.buffer, honest.byteOffset).getUint32(16, true);
  const out = new ByteWriter().bytes(honest.subarray(0, poolEnd));
  for (let i = 0; i < times; i++) out.bytes(honest.subarray(poolEnd));
  return out.setU4(4, out.length).setU4(8, times).done();
}
