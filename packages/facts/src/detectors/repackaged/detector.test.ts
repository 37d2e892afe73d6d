import { type ClassSpec, cls, field } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, type MadeApp, madeApp, observed } from '../../made-app.contract.ts';
import { repackaged } from './detector.ts';

const tools = [{ name: 'Tool', files: ['tool.yml', 'original/'], classes: ['Lorg/tool/', 'Lorg/Tool;'], signers: ['CN=Somebody Else'] }];
const signs = (parts: MadeApp, lists: Record<string, unknown> = { repackaged: { tools } }) =>
  observed(repackaged, parts, { lists }).map(([, { sign, detail }]) => [sign, detail]);
const file = (name: string): MadeApp => ({ files: [{ name, data: '' }] });

test.each<[string, MadeApp, readonly (readonly [string, string])[]]>([
  ['an ordinary app', { ...file('assets/original/a'), classes: [cls('org.toolbox.A')], sign: { by: 'release' } }, []],
  ['a file', file('tool.yml'), [['tool-marks', 'Tool: tool.yml']]],
  ['a folder', file('original/META-INF/A.RSA'), [['tool-marks', 'Tool: original/META-INF/A.RSA']]],
  ['a class under a package', { classes: [cls('org.tool.A')] }, [['tool-marks', 'Tool: Lorg/tool/A;']]],
  ['a class', { classes: [cls('org.Tool')] }, [['tool-marks', 'Tool: Lorg/Tool;']]],
  ['the key of the tool', { sign: { by: 'other' } }, [['tool-marks', 'Tool: CN=Somebody Else']]],
])('marks: %s', (_name, parts, expected) => {
  expect(signs(parts)).toEqual(expected);
});

test('a known package with the key of another', () => {
  const sha256 = madeApp({ sign: { by: 'release' } }).signature.signers[0]?.sha256;
  const lists = { 'known-signers': { developers: [{ name: 'Known', packages: ['cn.known'], sha256: [sha256] }] } };
  const kinds = (name: string, parts: MadeApp) => signs({ package: name, ...parts }, lists).map(([sign]) => sign);
  expect(kinds('cn.known', { sign: { by: 'release' } })).toEqual([]);
  expect(kinds('cn.known', { sign: { by: 'other' } })).toEqual(['foreign-key']);
  expect(kinds('cn.known', {})).toEqual([]);
  expect(kinds('cn.known.other', { sign: { by: 'other' } })).toEqual([]);
});

const config = (id: string): ClassSpec =>
  cls('com.shop.app.BuildConfig', {
    fields: [field('APPLICATION_ID', 'Ljava/lang/String;', 'public static final', id)],
  });
const main = cls('com.shop.app.Main');
const started = { components: launcher('com.shop.app.Main') };

test.each<[string, MadeApp, readonly (readonly [string, string])[]]>([
  ['code of the same organisation', { package: 'com.shop.lite', ...started, classes: [main] }, []],
  [
    'code of another organisation',
    { package: 'cn.thief.app', ...started, classes: [main] },
    [['package-and-code-differ', 'cn.thief.app / com.shop.app.Main']],
  ],
  ['code of both', { package: 'cn.brand.app', ...started, classes: [main, cls('cn.brand.app.R')] }, []],
  ['a build of that name', { package: 'cn.brand.app', ...started, classes: [main, config('cn.brand.app')] }, []],
  [
    'a build of another name',
    { package: 'cn.thief.app', ...started, classes: [main, config('com.shop.app'), cls('cn.thief.app.R')] },
    [['package-and-code-differ', 'cn.thief.app / com.shop.app']],
  ],
  [
    'resources of another app',
    { package: 'cn.thief.app', resourcesPackage: 'com.shop.app', resources: { string: { a: 'b' } } },
    [['resources-and-code-differ', 'cn.thief.app / com.shop.app']],
  ],
  [
    'resources of the app before it was renamed',
    { package: 'cn.shop.app.lite', resourcesPackage: 'cn.shop.app', resources: { string: { a: 'b' } } },
    [],
  ],
])('names: %s', (_name, parts, expected) => {
  expect(signs(parts)).toEqual(expected);
});

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['three of another organisation', ['Main'], ['One', 'Two', 'Three'], ['package-and-code-differ']],
  ['two of another organisation', ['Main'], ['One', 'Two'], []],
  ['as many as its own', ['Main', 'A', 'B'], ['One', 'Two', 'Three'], []],
])('screens: %s', (_name, own, other, expected) => {
  const names = [...own.map((name) => `com.shop.app.${name}`), ...other.map((name) => `com.other.b.${name}`)];
  const [main = '', ...rest] = names;
  const components = launcher(main) + rest.map((name) => `<activity android:name="${name}"/>`).join('');
  const found = signs({ package: 'com.shop.app', components, classes: names.map((name) => cls(name)) });
  expect(found.map(([sign]) => sign)).toEqual(expected);
});

test('screens of a library say nothing', () => {
  const names = ['One', 'Two', 'Three'].map((name) => `com.other.paysdk.${name}`);
  const components = launcher('com.shop.app.Main') + names.map((name) => `<activity android:name="${name}"/>`).join('');
  expect(signs({ package: 'com.shop.app', components, classes: ['com.shop.app.Main', ...names].map((name) => cls(name)) })).toEqual([]);
});
