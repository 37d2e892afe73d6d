import { icon, join, noise, zip } from '@touchstone/test-kit';
import { type HostileCase, hostile, unreadable } from '../hostile-case.ts';
import { contentOf, DEX, MANIFEST, TABLE } from '../ordinary.ts';

const ascii = (content: string) => new TextEncoder().encode(content);
const elf = () => join(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1), noise(300));

const FILES: readonly (readonly [name: string, what: string, bytes: () => Uint8Array, problem: string])[] = [
  ['empty', 'no bytes', () => new Uint8Array(), 'zip/'],
  ['one-byte', 'one byte', () => Uint8Array.of(0x50), 'zip/'],
  ['magic', 'PK and two bytes', () => Uint8Array.of(0x50, 0x4b, 3, 4), 'zip/'],
  ['end-magic', 'the four bytes of an end record', () => Uint8Array.of(0x50, 0x4b, 5, 6), 'zip/'],
  ['text', 'a text', () => ascii('这不是安装包 / not an app\n'), 'zip/'],
  ['html', 'the page of a failed download', () => ascii('<!doctype html><title>404 Not Found</title>'), 'zip/'],
  ['elf', 'a library', elf, 'zip/'],
  ['pdf', 'a PDF', () => ascii('%PDF-1.4\n1 0 obj\n%%EOF\n'), 'zip/'],
  ['png', 'a picture', () => icon, 'zip/'],
  ['dex', 'a DEX file', () => contentOf(DEX), 'zip/'],
  ['manifest', 'a binary manifest', () => contentOf(MANIFEST), 'zip/'],
  ['arsc', 'a resource table', () => contentOf(TABLE), 'zip/'],
  ['gzip', 'something compressed', () => Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0), 'zip/'],
  ['rar', 'an archive of another kind', () => ascii('Rar!\u001a\u0007\u0001\0'), 'zip/'],
  ['7z', 'an archive of another kind', () => Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4), 'zip/'],
  ['zeros', 'a megabyte of zeros', () => new Uint8Array(1_000_000), 'zip/'],
  ['noise', 'a megabyte of noise', () => noise(1_000_000), 'zip/'],
  ['pk-pk-pk', 'a megabyte of PK', () => new Uint8Array(1_000_000).map((_, i) => [0x50, 0x4b, 5, 6][i & 3]!), 'zip/'],
  [
    'local-headers-only',
    'a megabyte of local signatures',
    () => new Uint8Array(1_000_000).map((_, i) => [0x50, 0x4b, 3, 4][i & 3]!),
    'zip/',
  ],
  ['plain-zip', 'an archive of texts', () => zip([{ name: 'readme.txt', data: 'text' }]), 'app/'],
  [
    'jar',
    'a Java archive',
    () =>
      zip([
        { name: 'META-INF/MANIFEST.MF', data: 'Manifest-Version: 1.0\n' },
        { name: 'A.class', data: Uint8Array.of(0xca, 0xfe, 0xba, 0xbe) },
      ]),
    'app/',
  ],
  [
    'docx',
    'a document of an office',
    () =>
      zip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: '<w/>' },
      ]),
    'app/',
  ],
  ['ipa', 'an app for another system', () => zip([{ name: 'Payload/X.app/Info.plist', data: 'bplist00' }]), 'app/'],
  [
    'hap',
    'an app for another system',
    () =>
      zip([
        { name: 'module.json', data: '{}' },
        { name: 'ets/modules.abc', data: 'PANDA' },
      ]),
    'app/',
  ],
  [
    'aab',
    'a bundle for a store',
    () =>
      zip([
        { name: 'BundleConfig.pb', data: 'x' },
        { name: 'base/manifest/AndroidManifest.xml', data: 'x' },
        { name: 'base/dex/classes.dex', data: contentOf(DEX) },
      ]),
    'app/',
  ],
];

/** Files that end in `.apk` and are none. */
export const notAnApp: readonly HostileCase[] = FILES.map(([name, what, bytes, problem]) =>
  hostile(`no-app-${name}`, what, 'refuses', bytes, [problem], unreadable),
);
