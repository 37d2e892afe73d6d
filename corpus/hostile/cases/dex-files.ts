import {
  ByteWriter,
  type ClassSpec,
  caller,
  cls,
  type DexHeader,
  type DexLayout,
  type DexOptions,
  dex,
  dexContainer,
  field,
  iface,
  method,
  type Patch,
  text,
  type Value,
} from '@touchstone/test-kit';
import { codeHidden, type Expected, type HostileCase, hostile, intact, manifestHolds } from '../hostile-case.ts';
import { app, appBeside, appDex, appHolding, contentOf, DEX, ids } from '../ordinary.ts';

const u4 = (value: number) => new ByteWriter().u4(value).done();
const u2 = (value: number) => new ByteWriter().u2(value).done();
const HUGE = 0xffff_ffff;

const header = (
  name: string,
  what: string,
  fields: Partial<DexHeader>,
  problems: readonly string[],
  report: Expected,
  android: HostileCase['android'] = 'refuses',
) => hostile(`dex-${name}`, what, android, () => appDex({ lies: { header: fields } }), problems, report);
const patch = (
  name: string,
  what: string,
  patches: (layout: DexLayout) => readonly Patch[],
  problems: readonly string[],
  report: Expected,
  classes: readonly ClassSpec[] = [ids],
) => hostile(`dex-${name}`, what, 'refuses', () => appDex({ lies: { patches } }, classes), problems, report);
const made = (
  name: string,
  what: string,
  classes: () => readonly ClassSpec[],
  report: Expected,
  problems: readonly string[] = [],
  options: DexOptions = {},
) => hostile(`dex-${name}`, what, 'varies', () => appDex(options, [ids, ...classes()]), problems, report);

const at = (layout: DexLayout, name: DexLayout['sections'][number]['name']) =>
  layout.sections.find((section) => section.name === name)?.offset ?? 0;
const RUN = 'Lcom/example/hostile/Ids;->run()V';
const codeOf = (layout: DexLayout, ref = RUN) => layout.code.get(ref) ?? 0;

/** Lies of the header and its tables. */
const headers: readonly HostileCase[] = [
  header('checksum', 'a wrong checksum', { checksum: 1 }, ['dex/'], intact),
  header('endian-swapped', 'says it is big-endian', { endianTag: 0x7856_3412 }, ['dex/'], manifestHolds),
  header('endian-nonsense', 'an endianness there is not', { endianTag: 0 }, ['dex/'], manifestHolds),
  header('header-size-0', 'a header of zero bytes', { headerSize: 0 }, ['dex/'], manifestHolds),
  header('header-size-4-gib', 'a header of 4 GiB', { headerSize: HUGE }, ['dex/'], manifestHolds),
  header('file-size-0', 'a file of zero bytes', { fileSize: 0 }, ['dex/'], manifestHolds),
  header('file-size-4-gib', 'a file of 4 GiB', { fileSize: HUGE }, ['dex/'], manifestHolds),
  header('file-size-short', 'a file that ends in its tables', { fileSize: 200 }, ['dex/'], manifestHolds),
  header('link', 'a link section past the end', { linkSize: HUGE, linkOff: HUGE }, [], manifestHolds),
  header('map-0', 'no map', { mapOff: 0 }, [], manifestHolds),
  header('map-past-end', 'a map past the end', { mapOff: HUGE }, ['dex/'], manifestHolds),
  header('data-0', 'a data section of nothing', { dataSize: 0, dataOff: 0 }, [], manifestHolds),
  ...(['string', 'type', 'proto', 'field', 'method'] as const).flatMap((table) => [
    header(`${table}s-4-billion`, `four billion ${table}s`, { [`${table}IdsSize`]: HUGE }, ['dex/'], manifestHolds),
    header(
      `${table}s-past-end`,
      `the table of ${table}s begins past the end`,
      { [`${table}IdsOff`]: 0x7fff_fff0 },
      table === 'field' ? [] : ['dex/'],
      manifestHolds,
    ),
    header(`${table}s-none`, `no ${table}s, it says`, { [`${table}IdsSize`]: 0 }, table === 'field' ? [] : ['dex/'], manifestHolds),
    header(
      `${table}s-in-header`,
      `the table of ${table}s begins in the header`,
      { [`${table}IdsOff`]: 4 },
      table === 'field' ? [] : ['dex/'],
      manifestHolds,
    ),
  ]),
  header('classes-4-billion', 'four billion classes', { classDefsSize: HUGE }, ['dex/'], manifestHolds),
  header('classes-past-end', 'the classes begin past the end', { classDefsOff: 0x7fff_fff0 }, ['dex/'], codeHidden),
  header('classes-hidden', 'one class of two is hidden by the count', { classDefsSize: 1 }, ['dex/'], manifestHolds),
  header('classes-all-hidden', 'all classes are hidden by the count', { classDefsSize: 0 }, ['dex/'], codeHidden),
  hostile(
    'dex-signature-stale',
    'checksum and digest of the file before it was changed',
    'refuses',
    () => appDex({ lies: { header: { linkOff: 4 }, seal: 'stale' } }),
    ['dex/'],
    intact,
  ),
  ...(['string', 'type', 'proto', 'method'] as const).map((pool) =>
    hostile(
      `dex-unsorted-${pool}s`,
      `the table of ${pool}s is in descending order`,
      'refuses',
      () => appDex({ lies: { unsorted: [pool] } }),
      pool === 'type' ? ['dex/'] : [],
      intact,
    ),
  ),
  hostile(
    'dex-unmapped-classes',
    'the map keeps silent about the classes',
    'refuses',
    () => appDex({ lies: { unmapped: ['class-defs', 'code', 'class-data'] } }),
    [],
    intact,
  ),
  ...(['036', '037', '038', '039', '040', '041'] as const).map((version) =>
    hostile(`dex-version-${version}`, `an honest file of version ${version}`, 'installs', () => appDex({ version }), [], intact),
  ),
  ...(
    [
      ['099', 'dex\n099\0'],
      ['000', 'dex\n000\0'],
      ['spaces', 'dex\n   \0'],
      ['dey', 'dey\n036\0'],
      ['cdex', 'cdex001\0'],
      ['crlf', 'dex\r035\0'],
      ['nul', '\0\0\0\0\0\0\0\0'],
    ] as const
  ).map(([name, magic]) =>
    hostile(
      `dex-magic-${name}`,
      `the file begins with ${JSON.stringify(magic)}`,
      'refuses',
      () => appHolding(DEX, over(contentOf(DEX), 0, new TextEncoder().encode(magic))),
      ['dex/'],
      manifestHolds,
    ),
  ),
  hostile(
    'dex-111-bytes',
    'a header that is one byte short',
    'refuses',
    () => appHolding(DEX, contentOf(DEX).subarray(0, 111)),
    ['dex/'],
    codeHidden,
  ),
  hostile('dex-header-only', 'only the header', 'refuses', () => appHolding(DEX, contentOf(DEX).subarray(0, 112)), ['dex/'], codeHidden),
  hostile(
    'dex-half',
    'half of the file',
    'refuses',
    () => appHolding(DEX, contentOf(DEX).subarray(0, contentOf(DEX).length >> 1)),
    ['dex/'],
    codeHidden,
  ),
  hostile(
    'dex-all-ff',
    'a header followed by ff',
    'refuses',
    () =>
      appHolding(
        DEX,
        new Uint8Array(20_000).fill(0xff, 112).map((byte, i) => (i < 112 ? contentOf(DEX)[i]! : byte)),
      ),
    ['dex/'],
    codeHidden,
  ),
  hostile(
    'dex-trailing',
    'a megabyte behind the file',
    'varies',
    () => appHolding(DEX, over(new Uint8Array(1_000_000), 0, contentOf(DEX))),
    [],
    intact,
  ),
  hostile(
    'dex-trailing-dex',
    'another file inside the file, behind the map',
    'installs',
    () => appDex({ trailing: dex([cls('com.example.Hidden')]) }),
    [],
    manifestHolds,
  ),
  hostile(
    'dex-container',
    'two files in one of version 041',
    'installs',
    () => app({ dex: [], dexFiles: [dexContainer([[cls('com.example.hostile.MainActivity')], [ids]])] }),
    [],
    intact,
  ),
  ...(
    [
      ['0', 0],
      ['past-end', 0x7fff_ffff],
      ['short', 150],
    ] as const
  ).map(([name, containerSize]) =>
    hostile(
      `dex-container-size-${name}`,
      `a container that says it is ${containerSize} bytes long`,
      'refuses',
      () =>
        app({
          dex: [],
          dexFiles: [dexContainer([[cls('com.example.hostile.MainActivity')], [ids]], { lies: { header: { containerSize } } })],
        }),
      ['dex/'],
      manifestHolds,
    ),
  ),
  hostile(
    'dex-container-header-offset',
    'a file of version 041 that says it begins elsewhere',
    'refuses',
    () => appDex({ version: '041', lies: { header: { headerOffset: 4096 } } }),
    ['dex/'],
    manifestHolds,
  ),
  hostile(
    'dex-container-of-35',
    'version 041 with a header of version 035',
    'refuses',
    () => appHolding(DEX, over(contentOf(DEX), 0, new TextEncoder().encode('dex\n041\0'))),
    ['dex/'],
    manifestHolds,
  ),
];

/** Lies inside tables, class data and code. */
const bodies: readonly HostileCase[] = [
  patch(
    'string-offset-past-end',
    'a string past the end',
    (l) => [{ offset: at(l, 'string-ids'), bytes: u4(0x7fff_fff0) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'string-offsets-all-equal',
    'every string at the same place',
    (l) => Array.from({ length: 5 }, (_, i) => ({ offset: at(l, 'string-ids') + 4 * i, bytes: u4(at(l, 'string-data')) })),
    [],
    manifestHolds,
  ),
  patch(
    'string-without-end',
    'a string without its NUL',
    (l) => [{ offset: at(l, 'string-data'), bytes: new Uint8Array(60).fill(0x41) }],
    [],
    manifestHolds,
  ),
  patch(
    'string-mutf8-junk',
    'bytes that are no MUTF-8',
    (l) => [{ offset: at(l, 'string-data') + 1, bytes: [0xff, 0xc0, 0xe0, 0x80] }],
    [],
    manifestHolds,
  ),
  patch(
    'string-length-5-byte-leb',
    'a length of ff ff ff ff ff',
    (l) => [{ offset: at(l, 'string-data'), bytes: [0xff, 0xff, 0xff, 0xff, 0xff] }],
    [],
    manifestHolds,
  ),
  patch(
    'type-out-of-strings',
    'a type whose name is string 4 billion',
    (l) => [{ offset: at(l, 'type-ids'), bytes: u4(HUGE) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'proto-out-of-types',
    'a prototype that returns type 4 billion',
    (l) => [{ offset: at(l, 'proto-ids') + 4, bytes: u4(HUGE) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'proto-parameters-past-end',
    'parameters past the end',
    (l) => [{ offset: at(l, 'proto-ids') + 8, bytes: u4(0x7fff_fff0) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'method-out-of-types',
    'a method of class 65535',
    (l) => [{ offset: at(l, 'method-ids'), bytes: u2(0xffff) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'method-out-of-protos',
    'a method of prototype 65535',
    (l) => [{ offset: at(l, 'method-ids') + 2, bytes: u2(0xffff) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-out-of-types',
    'a class of type 4 billion',
    (l) => [{ offset: at(l, 'class-defs'), bytes: u4(HUGE) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-extends-itself',
    'a class below itself',
    (l) => [{ offset: at(l, 'class-defs') + 8, bytes: field4(l, 'class-defs', 0) }],
    [],
    manifestHolds,
  ),
  patch(
    'class-superclass-out-of-types',
    'a parent of type 4 billion less two',
    (l) => [{ offset: at(l, 'class-defs') + 8, bytes: u4(HUGE - 1) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-interfaces-past-end',
    'interfaces past the end',
    (l) => [{ offset: at(l, 'class-defs') + 12, bytes: u4(0x7fff_fff0) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-annotations-past-end',
    'annotations past the end',
    (l) => [{ offset: at(l, 'class-defs') + 20, bytes: u4(0x7fff_fff0) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-annotations-in-code',
    'annotations in the middle of code',
    (l) => [{ offset: at(l, 'class-defs') + 20, bytes: u4(codeOf(l)) }],
    [],
    manifestHolds,
  ),
  patch(
    'class-data-past-end',
    'members past the end',
    (l) => [{ offset: at(l, 'class-defs') + 24, bytes: u4(0x7fff_fff0) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-data-in-header',
    'members in the header',
    (l) => [{ offset: at(l, 'class-defs') + 24, bytes: u4(1) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-data-shared',
    'two classes with the same members',
    (l) => [{ offset: at(l, 'class-defs') + 32 + 24, bytes: u4(at(l, 'class-data')) }],
    [],
    manifestHolds,
  ),
  patch(
    'class-values-past-end',
    'static values past the end',
    (l) => [{ offset: at(l, 'class-defs') + 28, bytes: u4(0x7fff_fff0) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-data-counts',
    'four billion fields and methods',
    (l) => [{ offset: at(l, 'class-data'), bytes: [0xff, 0xff, 0xff, 0xff, 0x0f, 0xff, 0xff, 0xff, 0xff, 0x0f] }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'class-data-leb-without-end',
    'a number that never ends',
    (l) => [{ offset: at(l, 'class-data'), bytes: new Uint8Array(14).fill(0xff) }],
    ['dex/'],
    manifestHolds,
  ),
  patch(
    'code-size-4-billion',
    'a method of four billion instructions',
    (l) => [{ offset: codeOf(l) + 12, bytes: u4(HUGE) }],
    ['dex/'],
    manifestHolds,
  ),
  patch('code-size-0', 'a method of no instructions', (l) => [{ offset: codeOf(l) + 12, bytes: u4(0) }], [], manifestHolds),
  patch('code-registers-0', 'a method without registers', (l) => [{ offset: codeOf(l), bytes: u2(0) }], [], manifestHolds),
  patch(
    'code-ins-more-than-registers',
    'more arguments than registers',
    (l) => [{ offset: codeOf(l) + 2, bytes: u2(0xffff) }],
    [],
    manifestHolds,
  ),
  patch('code-tries-65535', '65535 try blocks', (l) => [{ offset: codeOf(l) + 6, bytes: u2(0xffff) }], [], manifestHolds),
  patch('code-debug-past-end', 'line numbers past the end', (l) => [{ offset: codeOf(l) + 8, bytes: u4(0x7fff_fff0) }], [], manifestHolds),
  patch(
    'code-invalid-opcodes',
    'instructions there are not',
    (l) => [{ offset: codeOf(l) + 16, bytes: [0x73, 0x00, 0x3e, 0x00, 0xe3, 0xff] }],
    [],
    manifestHolds,
  ),
  patch(
    'code-string-out-of-pool',
    'the string of an instruction is number 65535',
    (l) => [{ offset: codeOf(l) + 16, bytes: [0x1a, 0x00, 0xff, 0xff] }],
    [],
    manifestHolds,
  ),
  patch(
    'code-method-out-of-pool',
    'a call of method 65535',
    (l) => [{ offset: codeOf(l) + 16, bytes: [0x6e, 0x10, 0xff, 0xff, 0, 0] }],
    [],
    manifestHolds,
  ),
  patch(
    'code-cut-instruction',
    'the last instruction is longer than the method',
    (l) => [
      { offset: codeOf(l) + 16, bytes: [0x18, 0x00] },
      { offset: codeOf(l) + 12, bytes: u4(2) },
    ],
    [],
    manifestHolds,
  ),
  patch(
    'code-payload-lies',
    'a switch of 65535 cases in four bytes',
    (l) => [{ offset: codeOf(l) + 16, bytes: [0x00, 0x01, 0xff, 0xff] }],
    [],
    manifestHolds,
  ),
  patch(
    'code-sparse-payload-lies',
    'a sparse switch of 65535 cases',
    (l) => [{ offset: codeOf(l) + 16, bytes: [0x00, 0x02, 0xff, 0xff] }],
    [],
    manifestHolds,
  ),
  patch(
    'code-array-payload-lies',
    'an array of four billion values of 65535 bytes',
    (l) => [{ offset: codeOf(l) + 16, bytes: [0x00, 0x03, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff] }],
    [],
    manifestHolds,
  ),
  made('code-tries', 'handlers that catch themselves', () => [loopingHandler()], { ...intact, classes: 3 }),
  made(
    'code-goto-itself',
    'a jump to itself',
    () => [cls('com.example.hostile.Loop', { methods: [method('go', '()V', (m) => m.label('a').goto('a'), 'public static')] })],
    { ...intact, classes: 3 },
  ),
  made(
    'code-goto-outside',
    'jumps out of the method, both ways',
    () => [
      cls('com.example.hostile.Out', {
        methods: [method('go', '()V', (m) => m.raw((0x0080 << 8) | 0x28, 0x2a, 0xffff, 0x7fff, 0x29, 0x8000, 0x0e), 'public static')],
      }),
    ],
    { ...intact, classes: 3 },
  ),
  made(
    'code-switch-outside',
    'a switch whose payload is before the method',
    () => [
      cls('com.example.hostile.Out', {
        methods: [method('go', '()V', (m) => m.locals(1).raw(0x002b, 0x0000, 0x8000, 0x000e), 'public static')],
      }),
    ],
    { ...intact, classes: 3 },
  ),
  made(
    'code-switch-on-itself',
    'a switch whose payload is itself',
    () => [
      cls('com.example.hostile.Out', { methods: [method('go', '()V', (m) => m.locals(1).raw(0x002b, 0, 0, 0x000e), 'public static')] }),
    ],
    { ...intact, classes: 3 },
  ),
  made('code-every-opcode', 'every number an instruction can begin with, operands all ones', () => [everyOpcode()], {
    ...intact,
    classes: 3,
  }),
  made(
    'code-60000-branches',
    'twenty thousand branches that all meet',
    () => [cls('com.example.hostile.Branches', { methods: [method('go', '(I)V', branches(20_000), 'public static')] })],
    { ...intact, classes: 3 },
  ),
  made(
    'code-strings-joined-in-a-loop',
    'a text that doubles thirty times',
    () => [cls('com.example.hostile.Doubling', { methods: [method('go', '()V', doubling(30), 'public static')] })],
    { ...intact, classes: 3 },
  ),
  made(
    'code-registers-65535',
    'a method of 65535 registers',
    () => [cls('com.example.hostile.Wide', { methods: [method('go', '()V', (m) => m.locals(65_530), 'public static')] })],
    { ...intact, classes: 3 },
  ),
  made(
    'class-ring',
    'three classes, each below the next',
    () => [cls('a.A', { extends: 'a.B' }), cls('a.B', { extends: 'a.C' }), cls('a.C', { extends: 'a.A' })],
    { ...intact, classes: 5 },
  ),
  made(
    'interface-ring',
    'interfaces that extend one another',
    () => [
      iface('a.I', { implements: ['a.J'] }),
      iface('a.J', { implements: ['a.K', 'a.I'] }),
      iface('a.K', { implements: ['a.I', 'a.J', 'a.K'] }),
    ],
    { ...intact, classes: 5 },
  ),
  made(
    'class-activity-ring',
    'the launcher is below a class that is below it',
    () => [cls('a.X', { extends: 'com.example.hostile.Y' }), cls('com.example.hostile.Y', { extends: 'a.X' })],
    { ...intact, classes: 4 },
  ),
  made(
    'class-chain-5000',
    'five thousand classes, each below the next',
    () => Array.from({ length: 5_000 }, (_, i) => cls(`c.C${i}`, { extends: i === 0 ? 'android.app.Activity' : `c.C${i - 1}` })),
    { ...intact, classes: 5_002 },
  ),
  made('interface-ladder', 'thirty steps of interfaces, each joining the two before: a billion paths', ladder, manifestHolds),
  made(
    'class-is-android',
    'a class called android.app.Activity',
    () => [cls('android.app.Activity'), cls('java.lang.Object', { extends: null })],
    { ...intact, classes: 4 },
  ),
  made('class-odd-names', 'names of NUL, slashes, escape codes and prototypes', oddNames, manifestHolds),
  made('class-long-name', 'a class with a name of 60000 characters', () => [cls(`a.${'N'.repeat(60_000)}`)], { ...intact, classes: 3 }),
  made(
    'class-name-500-kb-2000-calls',
    'a class with a name of half a million characters that calls two thousand times: a report of a gigabyte',
    () => [
      cls(`a.${'N'.repeat(500_000)}`, {
        methods: [
          method('go', '()V', (m) => {
            for (let i = 0; i < 2000; i++) m.invokeVirtual('Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;', 'p0');
          }),
        ],
      }),
    ],
    { ...intact, classes: 3 },
  ),
  made(
    'class-10000-methods',
    'ten thousand methods of one name',
    () => [cls('a.Many', { methods: Array.from({ length: 10_000 }, (_, i) => method(`m${i}`, '()V', undefined, 'public static')) })],
    { ...intact, classes: 3 },
  ),
  made(
    'values-deep-array',
    'a static value of five hundred arrays inside one another',
    () => [cls('a.Deep', { fields: [field('x', 'java.lang.Object', 'public static', deepArray(500))] })],
    manifestHolds,
  ),
  made(
    'values-deep-annotation',
    'an annotation of three hundred arrays inside one another',
    () => [cls('a.Deep', { annotations: [{ type: 'La/A;', values: { value: deepArray(300) } }] })],
    manifestHolds,
  ),
  made(
    'text-1-mb',
    'a text of a million characters in code',
    () => [caller('a.Text', ['static Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;', text('文'.repeat(300_000))])],
    { ...intact, classes: 3 },
  ),
  made(
    'text-unpaired-surrogates',
    'texts of half characters',
    () => [caller('a.Text', ['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('\ud800content://sms\udc00')])],
    { ...intact, classes: 3 },
  ),
  made('text-20000-urls', 'twenty thousand addresses', () => urls(20_000), manifestHolds),
  made('text-slow-patterns', 'texts made to slow a pattern down', slowTexts, manifestHolds),
  made(
    'calls-60000-sensitive',
    'thirty thousand calls of one sensitive interface',
    () => [
      cls('a.Calls', {
        methods: Array.from({ length: 30 }, (_, k) =>
          method(
            `m${k}`,
            '()V',
            (m) => {
              for (let i = 0; i < 1000; i++) m.invokeVirtual('Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;', 'p0');
            },
            'public',
          ),
        ),
      }),
    ],
    { ...intact, classes: 3 },
  ),
];

/** Several files of code. */
const several: readonly HostileCase[] = [
  hostile(
    'multidex-without-first',
    'classes2.dex without classes.dex',
    'varies',
    () => app({ entries: (all) => all.map((entry) => (entry.name === DEX ? { ...entry, name: 'classes2.dex' } : entry)) }),
    ['app/'],
    manifestHolds,
  ),
  hostile(
    'multidex-gap',
    'classes.dex and classes3.dex: ART stops at the gap',
    'installs',
    () => appBeside([], [{ name: 'classes3.dex', data: dex([cls('a.Hidden')]) }]),
    ['app/dex-after-gap'],
    manifestHolds,
  ),
  hostile(
    'multidex-leading-zero',
    'classes02.dex is no code',
    'installs',
    () => appBeside([], [{ name: 'classes02.dex', data: dex([cls('a.Hidden')]) }]),
    [],
    manifestHolds,
  ),
  hostile(
    'multidex-number-1',
    'classes1.dex is no code',
    'installs',
    () => appBeside([], [{ name: 'classes1.dex', data: dex([cls('a.Hidden')]) }]),
    [],
    manifestHolds,
  ),
  hostile(
    'multidex-number-0',
    'classes0.dex is no code',
    'installs',
    () => appBeside([], [{ name: 'classes0.dex', data: dex([cls('a.Hidden')]) }]),
    [],
    manifestHolds,
  ),
  hostile(
    'multidex-in-folder',
    'code in assets, without the ending',
    'installs',
    () => appBeside([], [{ name: 'assets/data.bin', data: dex([cls('a.Hidden')]) }]),
    [],
    intact,
  ),
  hostile(
    'multidex-same-class',
    'one class in two files: the first counts',
    'installs',
    () => appBeside([], [{ name: 'classes2.dex', data: dex([ids]) }]),
    [],
    manifestHolds,
  ),
  hostile(
    'multidex-100',
    'a hundred files',
    'installs',
    () => app({ dexFiles: Array.from({ length: 99 }, (_, i) => dex([cls(`a.C${i}`)])) }),
    [],
    manifestHolds,
  ),
  hostile(
    'multidex-600',
    'six hundred files: more than we read',
    'installs',
    () => app({ dexFiles: Array.from({ length: 599 }, (_, i) => dex([cls(`a.C${i}`)])) }),
    ['app/too-many-dex-files'],
    codeHidden,
  ),
  hostile(
    'multidex-broken-second',
    'a second file of junk',
    'refuses',
    () => appBeside([], [{ name: 'classes2.dex', data: new Uint8Array(5000).fill(7) }]),
    ['dex/'],
    codeHidden,
  ),
  hostile(
    'multidex-broken-middle',
    'a broken file between two',
    'refuses',
    () => app({ dexFiles: [new Uint8Array(0x100), dex([cls('a.Last')])] }),
    ['dex/'],
    codeHidden,
  ),
  hostile('multidex-empty-dex', 'a second file without classes', 'installs', () => app({ dexFiles: [dex([])] }), [], manifestHolds),
  hostile(
    'multidex-named-by-case',
    'Classes.dex',
    'installs',
    () => app({ entries: (all) => all.map((entry) => (entry.name === DEX ? { ...entry, name: 'Classes.dex' } : entry)) }),
    [],
    codeHidden,
  ),
];

export const dexFiles: readonly HostileCase[] = [...headers, ...bodies, ...several];

function over(bytes: Uint8Array, offset: number, patchBytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.set(patchBytes, offset);
  return copy;
}

/** The type index of the `n`th class, which is what the patched field of the honest file of the ordinary app holds. */
function field4(layout: DexLayout, section: 'class-defs', n: number): Uint8Array {
  const start = at(layout, section) + n * 32;
  return contentOf(DEX).slice(start, start + 4);
}

function loopingHandler(): ClassSpec {
  return cls('com.example.hostile.Handlers', {
    methods: [
      method(
        'go',
        '()V',
        (m) =>
          m
            .label('a')
            .call('static Ljava/lang/System;->gc()V')
            .label('b')
            .moveException('v0')
            .goto('a')
            .label('c')
            .catch(null, 'a', 'c', 'b')
            .catch('java.lang.Error', 'a', 'c', 'b'),
        'public static',
      ),
    ],
  });
}

function everyOpcode(): ClassSpec {
  const methods = Array.from({ length: 256 }, (_, opcode) =>
    method(`op${opcode}`, '()V', (m) => m.locals(16).raw(0xff00 | opcode, 0xffff, 0xffff, 0xffff, 0xffff, 0x000e), 'public static'),
  );
  return cls('com.example.hostile.Opcodes', { methods });
}

function branches(count: number): (m: Parameters<NonNullable<Parameters<typeof method>[2]>>[0]) => void {
  return (m) => {
    for (let i = 0; i < count; i++) m.if('eqz', 'p0', `l${i}`).constString('v0', 'x').label(`l${i}`);
  };
}

function doubling(times: number): (m: Parameters<NonNullable<Parameters<typeof method>[2]>>[0]) => void {
  return (m) => {
    m.constString('v0', 'x'.repeat(1000));
    for (let i = 0; i < times; i++)
      m.invokeVirtual('Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;', 'v0', 'v0').moveResult('v0');
    m.invokeStatic('Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', 'v0');
  };
}

function ladder(): readonly ClassSpec[] {
  return Array.from({ length: 30 }, (_, i) =>
    iface(`l.I${i}`, { implements: i < 2 ? [] : [`l.I${i - 1}`, `l.I${i - 2}`, 'android.os.Parcelable'] }),
  );
}

function oddNames(): readonly ClassSpec[] {
  return [
    'La/\0;',
    'La/b/../c;',
    'L\u001b[2J;',
    'L__proto__;',
    'Lconstructor;',
    'L;',
    'La;b;',
    'L/;',
    'La/\u202e;',
    `L${'a/'.repeat(5000)}b;`,
  ].map((type) => ({ ...cls('a.A'), type }));
}

function deepArray(levels: number): Value {
  let value: Value = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
}

function urls(count: number): readonly ClassSpec[] {
  return [
    cls('a.Urls', {
      methods: Array.from({ length: count / 1000 }, (_, k) =>
        method(
          `m${k}`,
          '()V',
          (m) => {
            for (let i = 0; i < 1000; i++) m.constString('v0', `https://host${k}-${i}.example.com/path?q=${i}`);
          },
          'public static',
        ),
      ),
    }),
  ];
}

function slowTexts(): readonly ClassSpec[] {
  const texts = [
    'a'.repeat(100_000),
    'a.'.repeat(50_000),
    '1.'.repeat(50_000),
    'http://'.repeat(20_000),
    '/'.repeat(100_000),
    `${'a'.repeat(50_000)}@`,
    '-'.repeat(100_000),
    `https://${'a-'.repeat(40_000)}`,
    ' '.repeat(100_000),
    '%'.repeat(100_000),
    '浙ICP备'.repeat(20_000),
    '://'.repeat(30_000),
    '['.repeat(60_000),
  ];
  return [
    cls('a.Slow', {
      methods: [
        method(
          'go',
          '()V',
          (m) => {
            for (const one of texts) m.constString('v0', one);
          },
          'public static',
        ),
      ],
    }),
  ];
}
