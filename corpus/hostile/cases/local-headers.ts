import { noise } from '@touchstone/test-kit';
import { type HostileCase, hostile, intact, manifestHolds } from '../hostile-case.ts';
import { appWith, DEX, MANIFEST, TABLE } from '../ordinary.ts';

const FIELDS = [
  ['signature', 0x0403_0000],
  ['versionNeeded', 0xffff],
  ['flags', 0x0001],
  ['method', 0],
  ['method', 99],
  ['method', 0xc4a1],
  ['crc32', 0xdead_beef],
  ['compressedSize', 0],
  ['compressedSize', 0xffff_ffff],
  ['compressedSize', 5],
  ['uncompressedSize', 0],
  ['uncompressedSize', 0xffff_ffff],
  ['uncompressedSize', 7],
] as const;

/** Fields that say nothing about the data and that no reader compares. */
const HARMLESS = new Set(['versionNeeded']);

/** Lies in local headers: the central directory decides, lengths of name and extra field aside. */
export const localHeaders: readonly HostileCase[] = [
  ...[MANIFEST, DEX, TABLE].flatMap((name) =>
    FIELDS.filter(([field, value]) => !(name === TABLE && field === 'method' && value === 0)).map(([field, value]) =>
      hostile(
        `local-header-${name.split('.')[0]!.toLowerCase()}-${field}-${value.toString(16)}`,
        `the local header of ${name} says ${field} = ${value}; Android reads by the central directory or refuses`,
        HARMLESS.has(field) ? 'installs' : 'varies',
        () => appWith(name, { local: { [field]: value } }),
        HARMLESS.has(field) ? [] : ['zip/'],
        intact,
      ),
    ),
  ),
  hostile(
    'local-header-other-name',
    'the local header gives another name of the same length; Android refuses the entry, unpackers differ',
    'refuses',
    () => appWith(MANIFEST, { localName: 'AndroidManifest.xmk' }),
    ['zip/'],
    intact,
  ),
  hostile(
    'local-header-longer-name',
    'name in the local header is longer; data begin where the local lengths say',
    'refuses',
    () => appWith(DEX, { localName: `classes.dex${'x'.repeat(40)}` }),
    ['zip/'],
    intact,
  ),
  hostile(
    'local-header-long-extra',
    'an extra field of 60 KiB only in the local header (BadPack); data begin behind it, as on Android',
    'installs',
    () => appWith(MANIFEST, { localExtra: noise(60_000) }),
    [],
    intact,
  ),
  hostile(
    'local-header-name-length-past-end',
    'the local header claims a name of 65535 bytes: nobody finds the data',
    'refuses',
    () => appWith(DEX, { local: { nameLength: 0xffff } }),
    ['zip/'],
    { ...manifestHolds, classes: 'hidden' },
  ),
  hostile(
    'local-header-manifest-name-length-past-end',
    'the same for the manifest: there is none',
    'refuses',
    () => appWith(MANIFEST, { local: { extraLength: 0xffff } }),
    ['zip/'],
    { ...manifestHolds, reads: 'either' },
  ),
  hostile(
    'local-header-descriptor-flag-without-descriptor',
    'bit 3 is set and no descriptor follows; the directory has sizes, nobody looks further',
    'installs',
    () => appWith(DEX, { local: { flags: 8 } }),
    [],
    intact,
  ),
  hostile(
    'local-header-descriptor-lies',
    'an honest descriptor but a directory that says bit 3 is not set',
    'installs',
    () => appWith(DEX, { descriptor: 'unsigned', central: { flags: 0 } }),
    [],
    intact,
  ),
  hostile(
    'local-header-descriptor-zip64',
    'a descriptor with 64-bit sizes on a small entry',
    'installs',
    () => appWith(MANIFEST, { descriptor: 'signed', zip64: true }),
    [],
    intact,
  ),
];
