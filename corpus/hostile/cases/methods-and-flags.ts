import { apkEntries, bomb, lyingBomb, noise, overlappingBomb, zip } from '@touchstone/test-kit';
import { codeHidden, type HostileCase, hostile, intact, manifestHolds, survives, unreadable } from '../hostile-case.ts';
import { app, appBeside, appHolding, appWith, contentOf, DEX, MANIFEST, ordinary, otherManifest, TABLE } from '../ordinary.ts';

const METHODS = [1, 6, 9, 12, 14, 93, 98, 99, 0x1234, 0xffff];
const PARTS = [MANIFEST, DEX, TABLE];
const short = (name: string) => name.split('.')[0]!.toLowerCase();

/** Compression methods nobody knows, flags that mean nothing, entries twice or over one another. */
export const methodsAndFlags: readonly HostileCase[] = [
  ...METHODS.flatMap((method) => {
    const lie = { method };
    return PARTS.filter((name) => name === MANIFEST || method === 12 || method === 0x1234).map((name) =>
      hostile(
        `method-${method}-${short(name)}`,
        `${name} is stored but both headers say method ${method}; Android takes what is not deflated as stored`,
        'installs',
        () => appWith(name, { method: 'stored', local: lie, central: lie }),
        ['zip/unknown-method'],
        intact,
      ),
    );
  }),
  ...PARTS.map((name) =>
    hostile(
      `method-deflated-but-unknown-${short(name)}`,
      `${name} is deflated but the directory says method 0x4d2: read as stored it is junk`,
      'refuses',
      () => appWith(name, { method: 'deflated', central: { method: 0x4d2 } }),
      ['zip/'],
      name === MANIFEST ? survives : name === DEX ? codeHidden : intact,
    ),
  ),
  hostile(
    'method-stored-says-deflated',
    'stored bytes that the directory calls deflated',
    'refuses',
    () => appWith(DEX, { method: 'stored', local: { method: 8 }, central: { method: 8 } }),
    ['zip/'],
    codeHidden,
  ),
  hostile(
    'method-stored-sizes-differ',
    'stored, and the two sizes differ (compressed 1): the uncompressed one counts',
    'varies',
    () => appWith(MANIFEST, { method: 'stored', central: { compressedSize: 1 } }),
    ['zip/'],
    intact,
  ),
  hostile(
    'method-bad-pack',
    'BadPack: the local header calls the deflated manifest stored, of another size',
    'varies',
    () => appWith(MANIFEST, { local: { method: 0, compressedSize: 0x1111, uncompressedSize: 0x2222 } }),
    ['zip/'],
    intact,
  ),
  hostile(
    'method-bad-pack-stored',
    'BadPack: stored with a wrong compressed size and an unknown local method',
    'varies',
    () => appWith(MANIFEST, { method: 'stored', local: { method: 0x3333, compressedSize: 9 }, central: { method: 0x4444 } }),
    ['zip/'],
    intact,
  ),
  ...PARTS.flatMap((name) => [
    hostile(
      `flag-encrypted-${short(name)}`,
      `the encryption bit on a plain ${name}: Android does not look`,
      'installs',
      () => appWith(name, { local: { flags: 1 }, central: { flags: 1 } }),
      ['zip/encryption-flag'],
      intact,
    ),
    hostile(
      `flag-all-${short(name)}`,
      `all sixteen flags on ${name}`,
      'varies',
      () => appWith(name, { local: { flags: 0xfff7 }, central: { flags: 0xfff7 } }),
      ['zip/'],
      intact,
    ),
  ]),
  hostile(
    'flag-encrypted-central-only',
    'the encryption bit only in the directory',
    'installs',
    () => appWith(DEX, { central: { flags: 0x0809 } }),
    ['zip/'],
    intact,
  ),

  hostile(
    'twice-manifest-honest-first',
    'two manifests: the installer of Android refuses duplicates; the first is read',
    'refuses',
    () => appBeside([], [{ name: MANIFEST, data: otherManifest() }]),
    ['zip/duplicate-name'],
    intact,
  ),
  hostile(
    'twice-manifest-decoy-first',
    'two manifests, a text first',
    'refuses',
    () => appBeside([{ name: MANIFEST, data: 'not a manifest' }], []),
    ['zip/duplicate-name'],
    survives,
  ),
  hostile(
    'twice-dex',
    'two files called classes.dex (Master Key)',
    'refuses',
    () => appBeside([], [{ name: DEX, data: noise(500) }]),
    ['zip/duplicate-name'],
    intact,
  ),
  hostile(
    'twice-dex-decoy-first',
    'two files called classes.dex, the first one broken',
    'refuses',
    () => appBeside([{ name: DEX, data: noise(500) }], []),
    ['zip/duplicate-name'],
    codeHidden,
  ),
  hostile(
    'twice-by-case',
    'androidmanifest.XML beside the manifest',
    'installs',
    () => appBeside([{ name: 'androidmanifest.XML', data: otherManifest() }], []),
    [],
    intact,
  ),
  hostile(
    'twice-file-and-folder',
    'AndroidManifest.xml/ as a folder with files',
    'installs',
    () => appBeside([{ name: 'AndroidManifest.xml/', data: '' }], [{ name: 'classes.dex/x', data: 'x' }]),
    ['zip/file-and-directory'],
    intact,
  ),
  hostile(
    'twice-by-nul',
    'AndroidManifest.xml, NUL, more: another name',
    'installs',
    () => appBeside([{ name: 'AndroidManifest.xml\0.bak', data: otherManifest() }], []),
    ['zip/name-nul'],
    intact,
  ),

  hostile(
    'overlap-assets',
    'a thousand names over one stream',
    'refuses',
    () => appBeside(overlappingBomb(1000, 100_000), []),
    ['zip/entries-overlap'],
    intact,
  ),
  hostile(
    'overlap-bomb-10000',
    'ten thousand names over one bomb of a megabyte',
    'refuses',
    () =>
      appBeside(
        [],
        overlappingBomb(10_000, 1_000_000).map((entry, i) => (i === 0 ? entry : { ...entry, sameAs: 4 })),
      ),
    ['zip/'],
    intact,
  ),
  hostile('overlap-many-dex', 'ninety-nine names over one classes.dex', 'refuses', overlappingDex, ['zip/entries-overlap'], manifestHolds),
  hostile(
    'bomb-dex',
    'classes2.dex inflates to 60 MB of zeros',
    'refuses',
    () => appBeside([], [bomb('classes2.dex', 60_000_000)]),
    ['zip/', 'dex/'],
    manifestHolds,
  ),
  hostile(
    'bomb-manifest',
    'the manifest inflates to 60 MB of zeros',
    'refuses',
    () => appWith(MANIFEST, { data: new Uint8Array(60_000_000) }),
    ['zip/', 'axml/'],
    unreadable,
  ),
  hostile(
    'bomb-arsc',
    'resources.arsc inflates to 60 MB of zeros',
    'varies',
    () => appWith(TABLE, { data: new Uint8Array(60_000_000), method: 'deflated' }),
    ['zip/', 'arsc/'],
    intact,
  ),
  hostile(
    'bomb-lying-asset',
    'an asset that admits to ten bytes and inflates to 50 MB',
    'varies',
    () => appBeside([], [lyingBomb('assets/bomb', 50_000_000, 10)]),
    [],
    intact,
  ),
  hostile(
    'bomb-lying-dex',
    'classes2.dex admits to ten bytes and inflates to 50 MB',
    'refuses',
    () => appBeside([], [lyingBomb('classes2.dex', 50_000_000, 10)]),
    ['zip/'],
    manifestHolds,
  ),
  hostile(
    'bomb-lying-native',
    'a library that admits to ten bytes and inflates to 50 MB',
    'varies',
    () => appBeside([], [lyingBomb('lib/arm64-v8a/libx.so', 50_000_000, 10)]),
    [],
    intact,
  ),
  hostile(
    'bomb-20-dex',
    'twenty DEX files of 20 MB zeros each',
    'refuses',
    () =>
      appBeside(
        [],
        Array.from({ length: 20 }, (_, i) => bomb(`classes${i + 2}.dex`, 20_000_000)),
      ),
    ['dex/'],
    manifestHolds,
  ),
  hostile(
    'bomb-nested-five-deep',
    'a zip in a zip in a zip',
    'installs',
    () => appBeside([], [{ name: 'assets/deep.zip', data: nested(5) }]),
    [],
    intact,
  ),
  hostile(
    'deflate-garbage',
    'classes.dex is deflated noise',
    'refuses',
    () => appWith(DEX, { stream: noise(4000), central: { compressedSize: 4000 }, local: { compressedSize: 4000 } }),
    ['zip/'],
    codeHidden,
  ),
  hostile(
    'deflate-endless-empty-blocks',
    'a stream of empty blocks that never ends',
    'refuses',
    () => appWith(DEX, { stream: new Uint8Array(2_000_000), central: { compressedSize: 2_000_000 } }),
    ['zip/'],
    codeHidden,
  ),
  hostile(
    'deflate-second-stream',
    'another stream behind the first',
    'varies',
    () => appWith(MANIFEST, { central: { compressedSize: 3000 } }),
    ['zip/'],
    intact,
  ),
  hostile('file-empty-manifest', 'a manifest of no bytes', 'refuses', () => appHolding(MANIFEST, new Uint8Array()), ['axml/'], unreadable),
  hostile('file-empty-dex', 'a classes.dex of no bytes', 'refuses', () => appHolding(DEX, new Uint8Array()), ['dex/'], codeHidden),
  hostile('file-empty-arsc', 'a resources.arsc of no bytes', 'refuses', () => appHolding(TABLE, new Uint8Array()), ['arsc/'], intact),
  hostile('file-no-manifest', 'everything but a manifest', 'refuses', () => zip(apkEntries(ordinary).slice(1)), ['app/'], unreadable),
  hostile(
    'file-no-dex',
    'no code although the manifest names an activity',
    'installs',
    () => app({ entries: (all) => all.filter(({ name }) => name !== DEX) }),
    [],
    codeHidden,
  ),
  hostile(
    'file-no-arsc',
    'no resource table although the label points there',
    'installs',
    () => app({ entries: (all) => all.filter(({ name }) => name !== TABLE) }),
    [],
    intact,
  ),
  hostile(
    'file-manifest-is-dex',
    'manifest and code have changed places',
    'refuses',
    () => appWith(MANIFEST, { data: contentOf(DEX) }),
    ['axml/'],
    unreadable,
  ),
  hostile(
    'file-dex-is-zip',
    'classes.dex is an archive',
    'refuses',
    () => appHolding(DEX, zip([{ name: DEX, data: contentOf(DEX) }])),
    ['dex/'],
    codeHidden,
  ),
  hostile(
    'file-dex-is-elf',
    'classes.dex begins as ELF',
    'refuses',
    () => appHolding(DEX, Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0, ...new Uint8Array(200))),
    ['dex/'],
    codeHidden,
  ),
  hostile(
    'file-arsc-is-text',
    'resources.arsc is a text',
    'refuses',
    () => appHolding(TABLE, new TextEncoder().encode('resources')),
    ['arsc/'],
    intact,
  ),
];

function overlappingDex(): Uint8Array {
  const entries = apkEntries(ordinary);
  const dexAt = entries.findIndex(({ name }) => name === DEX);
  return zip([...entries, ...Array.from({ length: 98 }, (_, i) => ({ name: `classes${i + 2}.dex`, data: '', sameAs: dexAt }))]);
}

function nested(depth: number): Uint8Array {
  return depth === 0 ? app() : zip([{ name: `${depth}.zip`, data: nested(depth - 1) }]);
}
