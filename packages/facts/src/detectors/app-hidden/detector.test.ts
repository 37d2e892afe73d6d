import { deflateSync } from 'node:zlib';
import { axml, cls, inConfigurations, method, png } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { launcher, type MadeApp, observed } from '../../made-app.contract.ts';
import { appHidden } from './detector.ts';

const ICON = 'android:icon="@mipmap/i"';
const picture = (bytes: Uint8Array): Pick<MadeApp, 'resources' | 'files'> => ({
  resources: { mipmap: { i: { file: 'res/i.png' } } },
  files: [{ name: 'res/i.png', data: bytes }],
});
/** An ordinary app, but for what is told. */
const ordinary = (parts: MadeApp = {}): MadeApp => ({
  application: `${ICON} android:label="商城"`,
  components: launcher(),
  ...picture(png(16, [1, 2, 3])),
  ...parts,
});
const hows = (parts: MadeApp) => observed(appHidden, parts).map(([, attributes]) => attributes['how'] ?? attributes['imitates']);

/** A PNG of 8-bit RGBA pixels, all alike. */
function rgba(size: number, pixel: readonly number[]): Uint8Array {
  const rows = Array.from({ length: size }, () => [0, ...Array.from({ length: size }, () => pixel).flat()]).flat();
  const head = png(size, [0, 0, 0]).slice(0, 33);
  head[25] = 6;
  const data = deflateSync(Uint8Array.from(rows));
  return Uint8Array.from([...head, 0, 0, data.length >> 8, data.length & 255, 0x49, 0x44, 0x41, 0x54, ...data, 0, 0, 0, 0]);
}

test.each<[string, MadeApp, readonly string[]]>([
  ['an ordinary app', ordinary(), []],
  ['a label of zero-width letters', ordinary({ application: `${ICON} android:label="\u200b\u3000 \u2060\u3164"` }), ['blank-label']],
  [
    'a label that is blank in Chinese only',
    {
      ...ordinary({ application: `${ICON} android:label="@string/n"` }),
      resources: { mipmap: { i: { file: 'res/i.png' } }, string: { n: inConfigurations({ '': 'Shop', zh: '\u2800' }) } },
    },
    ['blank-label'],
  ],
  ['a label of one point', ordinary({ application: `${ICON} android:label="."` }), []],
  ['no label at all: Android shows the package', ordinary({ application: ICON }), []],
  ['no icon', ordinary({ application: 'android:label="商城"' }), ['no-icon']],
  ['an icon of the framework', ordinary({ application: 'android:label="商城" android:icon="@0x01080093"' }), []],
  [
    'the transparent colour of the framework',
    ordinary({ application: 'android:label="商城" android:icon="@0x0106000d"' }),
    ['transparent-icon'],
  ],
  ['an icon that is not in the table', ordinary({ application: 'android:label="商城" android:icon="@0x7f770001"' }), ['transparent-icon']],
  ['an icon whose file is missing', ordinary({ files: [] }), ['transparent-icon']],
  ['a transparent colour', ordinary({ resources: { mipmap: { i: '#00ffffff' } } }), ['transparent-icon']],
  ['a colour', ordinary({ resources: { mipmap: { i: '#ff00ff00' } } }), []],
  ['one pixel', ordinary(picture(png(1, [9, 9, 9]))), ['transparent-icon']],
  ['pixels without opacity', ordinary(picture(rgba(8, [255, 255, 255, 0]))), ['transparent-icon']],
  ['faint pixels', ordinary(picture(rgba(8, [255, 255, 255, 1]))), []],
  ['no launcher entry', ordinary({ components: '<service android:name="cn.example.S"/>' }), ['no-launcher']],
  [
    'the test of another app, which needs none',
    ordinary({ components: '', tags: '<instrumentation android:name=".Runner" android:targetPackage="cn.example.shop"/>' }),
    [],
  ],
  [
    'a test of itself',
    ordinary({ components: '', tags: '<instrumentation android:name=".Runner" android:targetPackage="cn.example.app"/>' }),
    ['no-launcher'],
  ],
  [
    'what passes for a test and listens',
    ordinary({
      components: '<receiver android:name="cn.example.R"/>',
      tags: '<instrumentation android:name=".Runner" android:targetPackage="cn.example.shop"/>',
    }),
    ['no-launcher'],
  ],
  [
    'a disabled launcher entry',
    ordinary({ components: launcher('cn.example.app.Main', 'android:enabled="false"') }),
    ['launcher-alias-disabled'],
  ],
  ['one of two entries disabled', ordinary({ components: launcher() + launcher('cn.example.app.Red', 'android:enabled="false"') }), []],
])('%s', (_name, parts, expected) => {
  expect(hows(parts)).toEqual(expected);
});

describe('code that switches the launcher entry off', () => {
  const SET = 'Landroid/content/pm/PackageManager;->setComponentEnabledSetting(Landroid/content/ComponentName;II)V';
  const NAME = 'Landroid/content/ComponentName;-><init>(Landroid/content/Context;Ljava/lang/Class;)V';
  const switching = (type: string, ...states: number[]) =>
    cls('cn.example.app.Hide', {
      methods: [
        method('run', '(Landroid/content/pm/PackageManager;Landroid/content/Context;)V', (m) => {
          m.constClass('v1', type).create('v0', NAME, 'p2', 'v1');
          for (const state of states) m.invokeVirtual(SET, 'p1', 'v0', state, 1);
        }),
      ],
    });

  test.each<[string, string, readonly number[], string, readonly string[]]>([
    ['the launcher, disabled', 'cn.example.app.Main', [2], launcher(), ['hides-itself-in-code']],
    ['the launcher, enabled', 'cn.example.app.Main', [1], launcher(), []],
    ['another activity', 'cn.example.app.Boot', [2], launcher(), []],
    [
      'another icon in place of this',
      'cn.example.app.Main',
      [2, 1],
      launcher() + launcher('cn.example.app.Red', 'android:enabled="false"'),
      [],
    ],
  ])('%s', (_name, type, states, components, expected) => {
    expect(hows(ordinary({ components, classes: [switching(type, ...states)] }))).toEqual(expected);
  });
});

test('a flood of calls hides none in another method, and is said', () => {
  const SET = 'Landroid/content/pm/PackageManager;->setComponentEnabledSetting(Landroid/content/ComponentName;II)V';
  const NAME = 'Landroid/content/ComponentName;-><init>(Landroid/content/Context;Ljava/lang/Class;)V';
  const flood = method('a', '()V', (m) => {
    for (let i = 0; i < 1_100; i++) m.invokeVirtual(SET, null, null, 2, 1);
  });
  const hide = method('z', '()V', (m) =>
    m.constClass('v1', 'cn.example.app.Main').create('v0', NAME, null, 'v1').invokeVirtual(SET, null, 'v0', 2, 1),
  );
  const facts = observed(appHidden, ordinary({ classes: [cls('a.Flood', { methods: [flood, hide] })] }));
  expect(facts).toEqual([
    ['analysis.limit', { what: 'app-hidden:calls' }],
    ['app.hidden', { how: 'hides-itself-in-code' }],
  ]);
});

test.each<[string, string, string, readonly string[]]>([
  ['both layers transparent', '@0x0106000d', '#00000000', ['transparent-icon']],
  ['one layer to be seen', '@0x0106000d', '#ff112233', []],
  ['a layer that is the icon itself', '@0x0106000d', '@mipmap/i', []],
])('an adaptive icon: %s', (_name, background, foreground, expected) => {
  const resolve = () => 0x7f010000;
  const icon = axml(
    `<adaptive-icon><background android:drawable="${background}"/><foreground android:drawable="${foreground}"/></adaptive-icon>`,
    {
      resolve,
      attributeIds: { 'android:drawable': 0x01010199 },
    },
  );
  expect(hows(ordinary({ resources: { mipmap: { i: { file: 'res/i.xml' } } }, files: [{ name: 'res/i.xml', data: icon }] }))).toEqual(
    expected,
  );
});

test.each([
  ['设置', 'cn.example.app', ['设置']],
  ['设\u200b置', 'cn.example.app', ['设置']],
  ['设置', 'com.android.settings', []],
  ['设置大师', 'cn.example.app', []],
])('the label %j of %s', (label, name, expected) => {
  const systemApps = [{ labels: ['设置', 'Settings'], packages: ['com.android.settings'] }];
  const facts = observed(appHidden, ordinary({ package: name, application: `${ICON} android:label="${label}"` }), {
    lists: { 'app-hidden': { systemApps } },
  });
  expect(facts.map(([, { imitates }]) => imitates)).toEqual(expected);
});
