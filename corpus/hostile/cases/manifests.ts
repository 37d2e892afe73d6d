import { type AxmlLies, ByteWriter, type Patch, type XmlElement, xml } from '@touchstone/test-kit';
import { type Expected, type HostileCase, hostile, intact, survives, unreadable } from '../hostile-case.ts';
import { app, appHolding, appManifest, contentOf, MANIFEST } from '../ordinary.ts';

const PERMISSION = 'android.permission.READ_PHONE_STATE';
const inline = { label: 'Hostile', labelInline: true, icon: null } as const;
const u4 = (value: number) => new ByteWriter().u4(value).done();
const u2 = (value: number) => new ByteWriter().u2(value).done();
const chunk = (type: number, headerSize: number, size: number, body = new Uint8Array()) =>
  new ByteWriter().u2(type).u2(headerSize).u4(size).bytes(body).done();
const POOL = 0;
const MAP = 1;
/** Namespace 2, `manifest` 3, `uses-sdk` 4 and 5. */
const ROOT = 3;

const patch = (
  name: string,
  what: string,
  android: HostileCase['android'],
  patches: (at: readonly number[]) => readonly Patch[],
  problems: readonly string[],
  report: Expected,
) => hostile(`manifest-${name}`, what, android, () => appManifest({ patches }), problems, report);
const lie = (name: string, what: string, android: HostileCase['android'], lies: AxmlLies, problems: readonly string[], report: Expected) =>
  hostile(`manifest-${name}`, what, android, () => appManifest(lies), problems, report);
const tree = (
  name: string,
  what: string,
  android: HostileCase['android'],
  manifest: () => XmlElement | string,
  problems: readonly string[],
  report: Expected,
) => hostile(`manifest-${name}`, what, android, () => app({ ...inline, manifest: manifest() }), problems, report);

const manifestOf = (attributes: Record<string, string | number>, ...children: XmlElement[]): XmlElement =>
  xml('manifest', { 'android:versionCode': 7, 'android:versionName': '1.0', package: 'com.example.hostile', ...attributes }, [
    xml('uses-permission', { 'android:name': PERMISSION }),
    ...children,
  ]);
const application = (attributes: Record<string, string | number> = {}, ...children: XmlElement[]) =>
  xml('application', { 'android:label': 'Hostile', ...attributes }, [xml('activity', { 'android:name': '.MainActivity' }), ...children]);

/** Tricks with the chunks of AndroidManifest.xml. */
const chunks: readonly HostileCase[] = [
  lie(
    'type-of-file-0',
    'the file says it is a chunk of type 0; Android does not compare it',
    'installs',
    { header: { type: 0 } },
    ['axml/'],
    intact,
  ),
  lie('type-of-file-8', 'type 8 as in packed malware', 'installs', { header: { type: 0x0008 } }, ['axml/'], intact),
  lie('type-of-file-string-pool', 'type of a string pool', 'installs', { header: { type: 0x0001 } }, ['axml/'], intact),
  lie('header-size-0', 'header of zero bytes', 'refuses', { header: { headerSize: 0 } }, ['axml/'], survives),
  lie(
    'header-size-28',
    'the file header is 28 bytes long: the pool is skipped',
    'refuses',
    { header: { headerSize: 0x1c } },
    ['axml/'],
    survives,
  ),
  lie('header-size-ffff', 'a header larger than the file', 'refuses', { header: { headerSize: 0xffff } }, ['axml/'], survives),
  lie('file-size-0', 'a file of zero bytes', 'refuses', { header: { fileSize: 0 } }, ['axml/'], survives),
  lie('file-size-4-gib', 'a file of 4 GiB', 'refuses', { header: { fileSize: 0xffff_ffff } }, ['axml/'], intact),
  lie('file-size-short', 'the file ends in the middle', 'refuses', { header: { fileSize: 400 } }, ['axml/'], survives),
  lie('trailing', 'bytes behind the document', 'installs', { trailing: new Uint8Array(5000).fill(0x41) }, ['axml/'], intact),
  ...([0, 2, 4, 6] as const).flatMap((before) => [
    lie(
      `unknown-chunk-${before}`,
      `an unknown chunk before chunk ${before}; Android steps over it`,
      'installs',
      { inserted: [{ before, bytes: chunk(0x7777, 8, 16, new Uint8Array(8)) }] },
      ['axml/'],
      intact,
    ),
    lie(
      `zero-size-chunk-${before}`,
      `a chunk of size 0 before chunk ${before}: Android refuses, some readers loop`,
      'refuses',
      { inserted: [{ before, bytes: chunk(0x7777, 8, 0) }] },
      ['axml/'],
      survives,
    ),
    lie(
      `junk-${before}`,
      `bytes that are no chunk before chunk ${before}`,
      'refuses',
      { inserted: [{ before, bytes: Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) }] },
      ['axml/'],
      survives,
    ),
    lie(
      `odd-chunk-${before}`,
      `a chunk of nine bytes before chunk ${before}: everything behind is unaligned`,
      'refuses',
      { inserted: [{ before, bytes: chunk(0x7777, 8, 9, new Uint8Array(1)) }] },
      ['axml/'],
      survives,
    ),
  ]),
  lie(
    'second-string-pool',
    'a second string pool behind the first: the first counts',
    'installs',
    { inserted: [{ before: 1, bytes: chunk(0x0001, 28, 28, new Uint8Array(20)) }] },
    ['axml/'],
    survives,
  ),
  lie(
    'second-resource-map',
    'a second resource map of nothing',
    'installs',
    { inserted: [{ before: 2, bytes: chunk(0x0180, 8, 8) }] },
    ['manifest/'],
    survives,
  ),
  lie(
    'nested-file',
    'the header of another XML file inside',
    'varies',
    { inserted: [{ before: 2, bytes: chunk(0x0003, 8, 8) }] },
    ['axml/'],
    survives,
  ),
  lie(
    '100000-unknown-chunks',
    'a hundred thousand chunks of eight bytes',
    'installs',
    { inserted: [{ before: 2, bytes: new ByteWriter().bytes(repeated(chunk(0x7777, 8, 8), 100_000)).done() }] },
    ['axml/'],
    intact,
  ),
  patch(
    'pool-size-0',
    'the string pool is 0 bytes long',
    'refuses',
    (at) => [{ offset: at[POOL]! + 4, bytes: u4(0) }],
    ['axml/'],
    survives,
  ),
  patch(
    'pool-size-past-end',
    'the string pool is longer than the file',
    'refuses',
    (at) => [{ offset: at[POOL]! + 4, bytes: u4(0x7fff_ffff) }],
    ['axml/'],
    survives,
  ),
  patch(
    'pool-missing',
    'the string pool is called something else',
    'refuses',
    (at) => [{ offset: at[POOL]!, bytes: u2(0x7777) }],
    ['axml/'],
    survives,
  ),
  patch(
    'map-missing',
    'the resource map is called something else',
    'varies',
    (at) => [{ offset: at[MAP]!, bytes: u2(0x7777) }],
    ['axml/'],
    survives,
  ),
  patch('map-size-0', 'the resource map is 0 bytes long', 'refuses', (at) => [{ offset: at[MAP]! + 4, bytes: u4(0) }], ['axml/'], survives),
  patch(
    'map-odd-size',
    'the resource map is not a multiple of four',
    'refuses',
    (at) => [{ offset: at[MAP]! + 4, bytes: u4(9) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-size-0',
    'the root element is 0 bytes long',
    'refuses',
    (at) => [{ offset: at[ROOT]! + 4, bytes: u4(0) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-size-past-end',
    'the root element is longer than the file',
    'refuses',
    (at) => [{ offset: at[ROOT]! + 4, bytes: u4(0xffff_fff0) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-header-size',
    'the root element has a header of 8 bytes',
    'refuses',
    (at) => [{ offset: at[ROOT]! + 2, bytes: u2(8) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-attribute-start',
    'attributes begin at 65535',
    'refuses',
    (at) => [{ offset: at[ROOT]! + 24, bytes: u2(0xffff) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-attribute-size-0',
    'attributes of zero bytes',
    'refuses',
    (at) => [{ offset: at[ROOT]! + 26, bytes: u2(0) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-attribute-count',
    'an element with 65535 attributes',
    'refuses',
    (at) => [{ offset: at[ROOT]! + 28, bytes: u2(0xffff) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-name-out-of-pool',
    'the name of the root is string 4294967280',
    'refuses',
    (at) => [{ offset: at[ROOT]! + 20, bytes: u4(0xffff_fff0) }],
    ['axml/'],
    survives,
  ),
  patch(
    'root-is-an-end',
    'the first element is an end',
    'refuses',
    (at) => [{ offset: at[ROOT]!, bytes: u2(0x0103) }],
    ['axml/'],
    survives,
  ),
  patch(
    'ends-are-starts',
    'an end tag turned into a start tag',
    'refuses',
    (at) => [{ offset: at[at.length - 2]!, bytes: u2(0x0102) }],
    ['axml/'],
    survives,
  ),
  patch(
    'no-ends',
    'the last end tag is missing',
    'installs',
    (at) => [{ offset: at[at.length - 2]!, bytes: u2(0x7777) }],
    ['axml/'],
    intact,
  ),
  patch(
    'text-out-of-pool',
    'a text chunk in place of the namespace end',
    'installs',
    (at) => [{ offset: at[at.length - 1]!, bytes: u2(0x0104) }],
    [],
    survives,
  ),
  lie('attribute-size-28', 'attributes with eight bytes of padding each', 'installs', { attributeSize: 28 }, [], intact),
  lie('attribute-size-200', 'attributes of 200 bytes', 'installs', { attributeSize: 200 }, [], intact),
  lie('names-stripped', 'attribute names are empty; Android goes by the resource id', 'installs', { namesStripped: true }, [], intact),
  lie('namespaces-stripped', 'no namespaces: Android goes by the resource id', 'installs', { namespacesStripped: true }, [], intact),
  lie('namespace-renamed', 'the namespace has another address', 'installs', { androidNamespace: 'http://example.com/other' }, [], intact),
  lie('namespace-empty', 'the namespace has an empty address', 'installs', { androidNamespace: '' }, [], intact),
  lie('all-stripped', 'neither names nor namespaces', 'installs', { namesStripped: true, namespacesStripped: true }, [], intact),
  lie('map-stripped', 'no resource map: Android finds no attribute of its own', 'refuses', { resourceMapStripped: true }, [], survives),
];

/** Tricks with the strings. */
const pools: readonly HostileCase[] = [
  ...(
    [
      ['count-4-billion', { stringCount: 0xffff_ffff }],
      ['count-0', { stringCount: 0 }],
      ['count-1', { stringCount: 1 }],
      ['style-count-4-billion', { styleCount: 0xffff_ffff }],
      ['style-count-without-start', { styleCount: 5 }],
      ['strings-start-0', { stringsStart: 0 }],
      ['strings-start-past-end', { stringsStart: 0x7fff_ffff }],
      ['flags-utf16', { flags: 0 }],
      ['chunk-size-8', { chunkSize: 8 }],
      ['chunk-size-odd', { chunkSize: 101 }],
    ] as const
  ).map(([name, stringPool]) =>
    lie(`pool-${name}`, `the string pool says ${JSON.stringify(stringPool)}`, 'varies', { stringPool }, ['axml/'], survives),
  ),
  hostile(
    'manifest-pool-styles-start-past-end',
    'the styles, of which there are none, begin past the end',
    'varies',
    () => appManifest({ stringPool: { stylesStart: 0x7fff_ffff } }),
    [],
    intact,
  ),
  hostile(
    'manifest-pool-flags-all',
    'every flag of the pool is set',
    'installs',
    () => appManifest({ stringPool: { flags: 0xffff_ffff } }),
    [],
    intact,
  ),
  hostile(
    'manifest-pool-says-sorted',
    'the pool says it is sorted, and is not',
    'installs',
    () => appManifest({ stringPool: { flags: 0x101 } }),
    [],
    intact,
  ),
  hostile(
    'manifest-pool-utf16',
    'the same app with strings in UTF-16',
    'installs',
    () => app({ manifestOptions: { encoding: 'utf16' } }),
    [],
    intact,
  ),
  hostile(
    'manifest-pool-utf16-says-utf8',
    'strings in UTF-16 that say UTF-8',
    'refuses',
    () => app({ manifestOptions: { encoding: 'utf16', lies: { stringPool: { flags: 0x100 } } } }),
    [],
    survives,
  ),
  patch(
    'string-offsets-past-end',
    'every string begins past the end',
    'refuses',
    (at) => Array.from({ length: 8 }, (_, i) => ({ offset: at[POOL]! + 28 + i * 4, bytes: u4(0x7fff_fff0) })),
    ['axml/'],
    survives,
  ),
  patch(
    'string-offsets-equal',
    'eight strings at the same place',
    'installs',
    (at) => Array.from({ length: 8 }, (_, i) => ({ offset: at[POOL]! + 28 + i * 4, bytes: u4(0) })),
    [],
    survives,
  ),
  patch(
    'string-length-lies',
    'the first string says it is 32767 characters long',
    'varies',
    (at) => [{ offset: at[POOL]! + 28 + poolStrings(), bytes: Uint8Array.of(0xff, 0xff, 0xff, 0xff) }],
    [],
    survives,
  ),
];

/** Tricks with what the document says. */
const contents: readonly HostileCase[] = [
  tree(
    'two-applications',
    'two application elements: Android takes the first and warns',
    'varies',
    () => manifestOf({}, application(), xml('application', { 'android:label': 'decoy' })),
    [],
    intact,
  ),
  tree(
    'two-permissions-1000-times',
    'one permission a thousand times',
    'installs',
    () => manifestOf({}, ...Array.from({ length: 1000 }, () => xml('uses-permission', { 'android:name': PERMISSION })), application()),
    [],
    intact,
  ),
  tree(
    'nested-manifest',
    'a manifest inside the manifest',
    'installs',
    () => manifestOf({}, xml('manifest', { package: 'com.example.decoy', 'android:versionCode': 99 }), application()),
    [],
    intact,
  ),
  tree('no-application', 'no application element', 'refuses', () => manifestOf({}), [], intact),
  tree('no-package', 'no package attribute', 'refuses', () => xml('manifest', { 'android:versionCode': 7 }, [application()]), [], {
    ...survives,
    package: '',
  }),
  tree(
    'package-with-spaces',
    'a package name of odd characters',
    'refuses',
    () => manifestOf({ package: 'com.example. hostile/../x\u0000y' }, application()),
    [],
    { ...survives, package: '' },
  ),
  tree(
    'package-with-namespace',
    'package as an attribute of android:',
    'refuses',
    () => xml('manifest', { 'android:versionCode': 7, 'android:name': 'com.example.hostile' }, [application()]),
    [],
    survives,
  ),
  tree(
    'root-called-otherwise',
    'the root element is not called manifest',
    'refuses',
    () => xml('resources', { package: 'com.example.hostile' }, [application()]),
    [],
    survives,
  ),
  tree('version-code-negative', 'a version code of -1', 'installs', () => manifestOf({ 'android:versionCode': -1 }, application()), [], {
    ...survives,
  }),
  tree(
    'version-code-as-text',
    'a version code as text',
    'varies',
    () =>
      xml('manifest', { 'android:versionCode': { string: '7' }, package: 'com.example.hostile' }, [
        xml('uses-permission', { 'android:name': PERMISSION }),
        application(),
      ]),
    [],
    survives,
  ),
  tree(
    'depth-3000',
    'three thousand elements inside one another',
    'varies',
    () => manifestOf({}, application({}, deep(3_000))),
    [],
    intact,
  ),
  tree(
    '10000-attributes',
    'ten thousand attributes on one element',
    'varies',
    () => manifestOf({}, application({}, xml('meta-data', Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`a${i}`, i]))))),
    [],
    intact,
  ),
  tree(
    '50000-activities',
    'fifty thousand activities',
    'varies',
    () => manifestOf({}, application({}, ...Array.from({ length: 50_000 }, (_, i) => xml('activity', { 'android:name': `.A${i}` })))),
    [],
    intact,
  ),
  tree(
    '20000-permissions',
    'twenty thousand permissions',
    'varies',
    () =>
      manifestOf(
        {},
        ...Array.from({ length: 20_000 }, (_, i) => xml('uses-permission', { 'android:name': `com.example.P${i}` })),
        application(),
      ),
    [],
    { ...survives },
  ),
  tree(
    'label-1-mb',
    'a label of a million characters',
    'installs',
    () => manifestOf({}, application({ 'android:label': '标'.repeat(1_000_000) })),
    [],
    intact,
  ),
  tree(
    'label-escape-codes',
    'a label that moves the cursor and clears the screen',
    'installs',
    () => manifestOf({}, application({ 'android:label': '\u001b[2J\u001b]0;owned\u0007\u009b31mHostile' })),
    [],
    intact,
  ),
  tree(
    'label-bidi',
    'a label that turns the direction of writing',
    'installs',
    () => manifestOf({}, application({ 'android:label': '\u202eelitsoH\u2066\u200f' })),
    [],
    intact,
  ),
  tree('label-nul', 'a label with NUL', 'installs', () => manifestOf({}, application({ 'android:label': 'Hos\0tile' })), [], intact),
  tree(
    'label-markup',
    'a label that is a script',
    'installs',
    () => manifestOf({}, application({ 'android:label': '</script><img src=x onerror=alert(1)>' })),
    [],
    intact,
  ),
  tree(
    'label-lone-surrogates',
    'a label of halves of characters',
    'installs',
    () => manifestOf({}, application({ 'android:label': '\ud800\udc00\ud800x\udfff' })),
    [],
    intact,
  ),
  tree(
    'components-with-prototype-names',
    'components called __proto__ and constructor',
    'varies',
    () =>
      manifestOf({}, application({}, xml('activity', { 'android:name': '__proto__' }), xml('service', { 'android:name': 'constructor' }))),
    [],
    intact,
  ),
  tree(
    'reference-to-itself',
    'a label that points at a resource there is not',
    'installs',
    () => manifestOf({}, application({ 'android:label': '@0x7f019999' })),
    [],
    intact,
  ),
  tree(
    'plain-text',
    'the manifest is written as text inside binary XML: one text node',
    'refuses',
    () => xml('manifest', { package: 'com.example.hostile', 'android:versionCode': 7 }, ['<application/>'.repeat(1000), application()]),
    [],
    survives,
  ),
  hostile(
    'manifest-plain-xml',
    'the manifest is XML as text: Android refuses it',
    'refuses',
    () =>
      appHolding(
        MANIFEST,
        new TextEncoder().encode(
          '<manifest package="com.example.hostile" xmlns:android="http://schemas.android.com/apk/res/android" android:versionCode="7"><uses-permission android:name="android.permission.READ_PHONE_STATE"/><application/></manifest>',
        ),
      ),
    ['axml/'],
    survives,
  ),
  hostile(
    'manifest-plain-xml-entities',
    'XML as text with entities that grow',
    'refuses',
    () =>
      appHolding(
        MANIFEST,
        new TextEncoder().encode(
          `<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]><manifest package="&a19;"><application/></manifest>`,
        ),
      ),
    ['axml/'],
    survives,
  ),
  hostile(
    'manifest-plain-xml-unclosed',
    'XML as text, a hundred thousand unclosed elements',
    'refuses',
    () => appHolding(MANIFEST, new TextEncoder().encode('<a>'.repeat(100_000))),
    ['axml/'],
    unreadable,
  ),
  hostile(
    'manifest-depth-100000',
    'a hundred thousand elements inside one another',
    'varies',
    () => appHolding(MANIFEST, deepManifest(100_000)),
    ['axml/'],
    survives,
  ),
  hostile(
    'manifest-one-byte-short',
    'the last byte is missing',
    'refuses',
    () => appHolding(MANIFEST, contentOf(MANIFEST).subarray(0, -1)),
    ['axml/'],
    intact,
  ),
  hostile(
    'manifest-half',
    'half of the manifest',
    'refuses',
    () => appHolding(MANIFEST, contentOf(MANIFEST).subarray(0, contentOf(MANIFEST).length >> 1)),
    ['axml/'],
    survives,
  ),
  hostile(
    'manifest-8-bytes',
    'only the file header',
    'refuses',
    () => appHolding(MANIFEST, contentOf(MANIFEST).subarray(0, 8)),
    ['axml/'],
    unreadable,
  ),
  hostile(
    'manifest-all-ff',
    'a manifest of ff',
    'refuses',
    () => appHolding(MANIFEST, new Uint8Array(100_000).fill(0xff)),
    ['axml/'],
    unreadable,
  ),
  hostile(
    'manifest-twice-in-one-file',
    'two documents one behind the other',
    'installs',
    () => appHolding(MANIFEST, repeated(contentOf(MANIFEST), 2)),
    ['axml/'],
    intact,
  ),
];

export const manifests: readonly HostileCase[] = [...chunks, ...pools, ...contents];

function deep(levels: number): XmlElement {
  let element = xml('meta-data');
  for (let i = 0; i < levels; i++) element = xml('x', {}, [element]);
  return element;
}

/** Start tags written over one another: the root's chunk, again and again, before the rest. */
function deepManifest(levels: number): Uint8Array {
  const honest = contentOf(MANIFEST);
  const view = new DataView(honest.buffer, honest.byteOffset);
  let at = 8;
  while (view.getUint16(at, true) !== 0x0102) at += view.getUint32(at + 4, true);
  const root = honest.subarray(at, at + view.getUint32(at + 4, true));
  const out = new ByteWriter().bytes(honest.subarray(0, at)).bytes(repeated(root, levels)).bytes(honest.subarray(at));
  return out.setU4(4, out.length).done();
}

/** Bytes of the table of string offsets, behind which the strings begin. */
function poolStrings(): number {
  const bytes = contentOf(MANIFEST);
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(8 + 20, true) - 28;
}

function repeated(bytes: Uint8Array, times: number): Uint8Array {
  const all = new Uint8Array(bytes.length * times);
  for (let i = 0; i < times; i++) all.set(bytes, i * bytes.length);
  return all;
}
