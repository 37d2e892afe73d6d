import { caller, cls, elf, init, method, text } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import type { Knowledge, Sdk } from '../../knowledge.ts';
import { launcher, type MadeApp, observed } from '../../made-app.contract.ts';
import { sdks } from './detector.ts';

const sdk = (id: string, prefixes: Record<string, 'A' | 'B' | 'C'>, more: Partial<Sdk> = {}): Sdk => ({
  id,
  name: { zh: id, en: id },
  vendor: { zh: 'V', en: 'V' },
  category: 'push',
  country: 'CN',
  prefixes: Object.entries(prefixes).map(([prefix, level]) => ({ prefix, level })),
  components: [],
  declares: [],
  loadsCode: 'unknown',
  handlesPersonalInfo: true,
  ...more,
});

const knowledge: Partial<Knowledge> = {
  sdks: [
    sdk('umeng-common', { 'com.umeng': 'A' }, { declares: [{ data: 'imei', qualifier: 'consensus' }] }),
    sdk('umeng-push', { 'com.umeng.message': 'A' }, { components: ['com.umeng.message.Receiver', 'com.shared.Receiver'] }),
    sdk('other-push', { 'com.other.push': 'C' }, { components: ['com.other.Service', 'com.shared.Receiver'] }),
    sdk(
      'jetpack',
      { 'androidx.core': 'A', 'androidx.app': 'A' },
      { versionAt: [{ file: 'META-INF/androidx.core_core.version' }, { file: 'META-INF/androidx.app_app.version' }] },
    ),
    sdk('play', { 'com.google.play': 'A' }, { versionAt: [{ file: 'play.properties' }] }),
  ],
  domains: [
    { domain: 'push.umeng.com', sdk: 'umeng-push', confidence: 'high' },
    { domain: 'msg.umeng.com', sdk: 'umeng-push', confidence: 'high' },
    { domain: 'both.umeng.com', sdk: 'umeng-push', confidence: 'high' },
    { domain: 'both.umeng.com', sdk: 'umeng-common', confidence: 'high' },
    { domain: 'www.umeng.com', sdk: 'umeng-common', confidence: 'high' },
  ],
  nativeLibraries: [
    { name: 'libumeng.so', isPattern: false, sdk: 'umeng-common', label: { zh: 'x', en: 'x' } },
    { name: '^libother-\\d+\\.so$', isPattern: true, sdk: 'other-push', label: { zh: 'x', en: 'x' } },
  ],
  structures: [
    {
      sdk: 'other-push',
      least: 2,
      marks: ['other_prefs', 'com.other.action.GO', 'other_log'].map((value) => ({ type: 'text' as const, value })),
    },
    { sdk: 'play', least: 1, marks: [{ type: 'component', value: '.playapi.EntryActivity' }] },
    {
      sdk: 'umeng-common',
      least: 1,
      marks: [
        {
          type: 'shape',
          texts: ['um_cache', 'um_key'],
          calls: ['Landroid/net/Uri;->parse'],
          implements: ['Ljava/lang/Runnable;'],
          natives: [],
          extends: 'Landroid/os/Handler;',
        },
      ],
    },
  ],
  lists: {
    'sdk-metadata': { metaData: [{ sdk: 'umeng-common', names: ['UMENG_APPKEY'] }], files: [{ sdk: 'play', names: ['play.properties'] }] },
  },
};

/** Ids with confidence and kinds of evidence: `umeng-push high package`. */
function present(app: MadeApp): string[] {
  return observed(sdks, app, knowledge).flatMap(([kind, { sdk: id, confidence, evidence }]) =>
    kind === 'sdk.present' ? [`${id} ${confidence} ${evidence}`] : [],
  );
}

const two = (name: string) => [cls(`${name}.A`), cls(`${name}.B`)];
const says = (name: string, ...texts: string[]) =>
  caller(name, ...texts.map((one) => ['static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text(one)] as const));
const receiver = (name: string) => `<receiver android:name="${name}"/>`;
const library = (path: string) => ({ name: path, data: elf({ abi: 'arm64-v8a' }) });

describe('classes', () => {
  test.each<[string, MadeApp, string[]]>([
    ['under a prefix', { classes: two('com.umeng') }, ['umeng-common high package']],
    ['under the longest of two prefixes', { classes: two('com.umeng.message.x') }, ['umeng-push high package']],
    ['one class alone may be a stub', { classes: [cls('com.umeng.A')] }, ['umeng-common medium package']],
    ['a prefix of one source', { classes: two('com.other.push') }, ['other-push medium package']],
    ['a name that only begins alike', { classes: two('com.umengage') }, []],
    ['only referred to', { classes: [caller('cn.x.A', 'static Lcom/umeng/A;->go()V')] }, []],
    ['the vendor’s own app', { package: 'com.umeng.demo', classes: two('com.umeng.demo') }, []],
    [
      'the vendor’s own app with a deeper SDK',
      { package: 'com.umeng.demo', classes: two('com.umeng.message') },
      ['umeng-push high package'],
    ],
  ])('%s', (_name, app, expected) => expect(present(app)).toEqual(expected));
});

describe('what stays when classes are renamed', () => {
  const renamed = 'a.b.c';
  test.each<[string, MadeApp, string[]]>([
    [
      'a component with its class',
      { components: receiver('com.other.Service'), classes: [cls('com.other.Service'), cls('x.A')] },
      ['other-push medium component'],
    ],
    [
      'a component left over',
      { components: launcher() + receiver('com.other.Service'), classes: [cls('cn.example.app.Main')] },
      ['other-push low component'],
    ],
    [
      'a component hidden with all others',
      { components: launcher() + receiver('com.other.Service'), classes: [cls('com.stub.Stub')] },
      ['other-push medium component'],
    ],
    ['a component that several SDKs share', { components: receiver('com.shared.Receiver') }, []],
    [
      'a native library, whatever the ABIs',
      { files: [library('lib/arm64-v8a/libumeng.so'), library('lib/x86/libumeng.so')] },
      ['umeng-common medium native'],
    ],
    ['a native library by pattern', { files: [library('lib/x86/libother-12.so')] }, ['other-push medium native']],
    ['meta-data', { components: '<meta-data android:name="UMENG_APPKEY" android:value="x"/>' }, ['umeng-common low metadata']],
    ['two hosts in renamed code', { classes: [says(renamed, 'https://push.umeng.com/a', 'msg.umeng.com')] }, ['umeng-push low domain']],
    ['one host', { classes: [says(renamed, 'https://push.umeng.com/a')] }, []],
    [
      'two hosts in readable code of the app',
      { classes: [says('cn.example.app.Settings', 'https://push.umeng.com/a', 'msg.umeng.com')] },
      [],
    ],
    [
      'a host that two SDKs share, and a page for people',
      { classes: [says(renamed, 'https://both.umeng.com', 'https://www.umeng.com')] },
      [],
    ],
    ['two texts of a structure', { classes: [says(renamed, 'other_prefs', 'com.other.action.GO')] }, ['other-push low structure']],
    [
      'three names below the vendor’s package in renamed code',
      { classes: [says(renamed, 'com.umeng.message.action.A', 'com.umeng.message.prefs', 'com.umeng.message.KEY')] },
      ['umeng-push low structure'],
    ],
    [
      'names of its classes: other code asks for them',
      { classes: [says(renamed, 'com.umeng.message.Agent', 'com.umeng.message.Core', 'com.umeng.message.Push')] },
      [],
    ],
    ['one text of a structure', { classes: [says(renamed, 'other_prefs')] }, []],
    [
      'a class that the app must write',
      { components: '<activity android:name="cn.example.app.playapi.EntryActivity"/>' },
      ['play medium structure'],
    ],
  ])('%s', (_name, app, expected) => expect(present(app)).toEqual(expected));

  const shaped = (parent: string) =>
    cls('a.b', {
      extends: parent,
      implements: ['java.lang.Runnable'],
      methods: [
        init(parent),
        method('a', '()V', (m) => {
          m.call('static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('um_cache'));
          m.call('static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('um_key'));
        }),
      ],
    });

  test('the shape of a class', () => {
    expect(present({ classes: [shaped('android.os.Handler')] })).toEqual(['umeng-common medium structure']);
    expect(present({ classes: [shaped('java.lang.Object')] })).toEqual([]);
  });
});

test('several kinds of evidence together are sure', () => {
  const app = { classes: [says('a.b', 'other_prefs', 'other_log')], files: [library('lib/x86/libother-1.so')] };
  expect(present(app)).toEqual(['other-push high native,structure']);
});

test('the version stands in a file, and declared information comes with the SDK only', () => {
  const facts = observed(
    sdks,
    { classes: two('com.google.play'), files: [{ name: 'play.properties', data: 'version=18.2.0\nclient=x' }] },
    knowledge,
  );
  expect(facts[0]?.[1]).toMatchObject({ sdk: 'play', version: '18.2.0', evidence: 'package,resource' });
  expect(facts.filter(([kind]) => kind === 'sdk.declares')).toEqual([]);
  expect(observed(sdks, { classes: two('com.umeng') }, knowledge)).toContainEqual([
    'sdk.declares',
    { sdk: 'umeng-common', data: 'imei', qualifier: 'consensus' },
  ]);
});

test.each([
  ['alike', '1.9.0', '1.9.0'],
  ['different', '1.0.0', undefined],
])('a family whose artefacts are of versions that are %s', (_name, other, expected) => {
  const files = [
    { name: 'META-INF/androidx.core_core.version', data: '1.9.0\n' },
    { name: 'META-INF/androidx.app_app.version', data: `${other}\n` },
  ];
  const facts = observed(sdks, { classes: two('androidx.core'), files }, knowledge);
  expect(facts[0]?.[1]['version']).toBe(expected);
  const details = facts.flatMap(([kind, { detail }]) => (kind === 'sdk.evidence' ? [detail] : []));
  expect(details).toEqual(expect.arrayContaining(['androidx.core:core 1.9.0', `androidx.app:app ${other}`]));
});
