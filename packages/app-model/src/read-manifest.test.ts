import { readArsc } from '@touchstone/formats/arsc';
import {
  ANDROID_NAMESPACE,
  ATTRIBUTE,
  type AttributeName,
  type AxmlDocument,
  type AxmlElement,
  readAxml,
  textOfValue,
  VALUE,
} from '@touchstone/formats/axml';
import { sampleFiles } from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Component, Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';
import { resourcesOf } from './read-resources.ts';
import type { Resources } from './resources.ts';

/** `@` and a number in a value stand for a reference. */
type Attributes = Readonly<Record<string, string | number | boolean>>;
interface Tag {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Tag[];
}

const tag = (name: string, attributes: Attributes = {}, ...children: readonly Tag[]): Tag => ({ name, attributes, children });

function documentOf(...roots: readonly Tag[]): AxmlDocument {
  const elements: AxmlElement[] = [];
  const build = ({ name, attributes, children }: Tag, depth: number): AxmlElement => {
    const own: AxmlElement[] = [];
    const rows = Object.entries(attributes).map(([key, value]) => attributeOf(key, value));
    const sorted = rows.sort((a, b) => a.id - b.id);
    const element = { name, namespace: undefined, attributes: sorted, children: own, text: '', depth, line: 1, at: elements.length };
    elements.push(element);
    own.push(...children.map((child) => build(child, depth + 1)));
    return element;
  };
  const [root] = roots.map((each) => build(each, 0));
  return { root, elements, hasResourceIds: true };
}

function attributeOf(name: string, given: string | number | boolean) {
  const id: number = ATTRIBUTE[name as AttributeName] ?? 0;
  const reference = typeof given === 'string' ? /^@0x([0-9a-f]+)$/.exec(given)?.[1] : undefined;
  const value =
    reference !== undefined
      ? { type: VALUE.reference, data: Number.parseInt(reference, 16) }
      : typeof given === 'string'
        ? { type: VALUE.string, data: 0 }
        : { type: typeof given === 'boolean' ? VALUE.boolean : VALUE.decimal, data: Number(given) >>> 0 };
  const text = textOfValue(value, () => String(given));
  return { id, name, namespace: id === 0 ? undefined : ANDROID_NAMESPACE, raw: undefined, value, text };
}

const TEXTS: Readonly<Record<string, string>> = {
  '1 ': 'Touchstone',
  '1 zh': '试金石',
  '2 ': 'true',
  '2 zh': 'true',
  '3 ': '28',
  '4 ': 'res/xml/net.xml',
};
const resources: Resources = {
  values: () => [],
  text: (id, language) => TEXTS[`${id} ${language}`],
  nameOf: (id) => (id === 5 ? 'style/Splash' : undefined),
  packageNames: () => [],
  idOf: () => undefined,
  texts: () => [],
};

const PACKAGE = { package: 'cn.example' };
function read(...roots: readonly Tag[]): { manifest: Manifest; codes: string[] } {
  const { value, problems } = readManifest(documentOf(...roots), resources);
  if (value === undefined) throw new Error('no manifest');
  return { manifest: value, codes: problems.map(({ code }) => code) };
}
const readApplication = (attributes: Attributes, ...children: readonly Tag[]) =>
  read(tag('manifest', PACKAGE, tag('application', attributes, ...children))).manifest;

test.each([
  ['its own text', '@0x1', []],
  ['plain text', 'Shop', []],
  ['nothing', '@0x0', []],
  ['a text of Android', '@0x104000a', ['manifest/framework-label']],
  ['a text that is not in the table', '@0x7f010009', ['manifest/label-not-found']],
])('a label that is %s', (_name, label, expected) => {
  expect(read(tag('manifest', PACKAGE, tag('application', { label }))).codes).toEqual(expected);
});

describe('platform versions', () => {
  test.each<[string, readonly Tag[], number, number]>([
    ['no tag', [], 1, 1],
    ['an empty tag', [tag('uses-sdk')], 1, 1],
    ['no target', [tag('uses-sdk', { minSdkVersion: 19 })], 19, 19],
    ['both', [tag('uses-sdk', { minSdkVersion: 19, targetSdkVersion: 33 })], 19, 33],
    ['a text', [tag('uses-sdk', { minSdkVersion: '21' })], 21, 21],
    ['a reference', [tag('uses-sdk', { minSdkVersion: '@0x3' })], 28, 28],
    ['a codename', [tag('uses-sdk', { minSdkVersion: 'S', targetSdkVersion: 'Tiramisu' })], 31, 33],
    ['a codename as target alone raises the minimum', [tag('uses-sdk', { minSdkVersion: 19, targetSdkVersion: 'S' })], 31, 31],
    ['a codename nobody knows', [tag('uses-sdk', { minSdkVersion: 'Zebra' })], 10_000, 10_000],
    ['the last of two tags', [tag('uses-sdk', { minSdkVersion: 9, targetSdkVersion: 9 }), tag('uses-sdk', { minSdkVersion: 21 })], 21, 21],
  ])('%s', (_name, tags, min, target) => {
    const { manifest } = read(tag('manifest', PACKAGE, ...tags));
    expect([manifest.minSdk, manifest.targetSdk]).toEqual([min, target]);
  });
});

test.each([
  ['minor alone', { versionCode: 7 }, 7],
  ['unsigned', { versionCode: -1 }, 0xffff_ffff],
  ['major in the upper half', { versionCode: 7, versionCodeMajor: 2 }, 2 * 2 ** 32 + 7],
  ['none', {}, 0],
])('version code: %s', (_name, attributes, code) => {
  expect(read(tag('manifest', { ...PACKAGE, ...attributes })).manifest.versionCode).toBe(code);
});

test('permissions', () => {
  const { manifest } = read(
    tag(
      'manifest',
      PACKAGE,
      tag('uses-permission', { name: 'a', maxSdkVersion: 28 }),
      tag('uses-permission', {}),
      tag('uses-permission', { name: 'b', usesPermissionFlags: 0x1_0000 }),
      tag('uses-permission-sdk-23', { name: 'c' }),
      tag('application', {}, tag('uses-permission', { name: 'not here' })),
      tag('permission', { name: 'own', protectionLevel: 0x12 }),
      tag('permission', { name: 'plain' }),
    ),
  );
  expect(manifest.permissions).toEqual([
    { name: 'a', maxSdk: 28, onlyFromSdk23: false, neverForLocation: false, element: 'manifest/uses-permission[1]' },
    { name: 'b', maxSdk: undefined, onlyFromSdk23: false, neverForLocation: true, element: 'manifest/uses-permission[3]' },
    { name: 'c', maxSdk: undefined, onlyFromSdk23: true, neverForLocation: false, element: 'manifest/uses-permission-sdk-23' },
  ]);
  expect(manifest.definedPermissions.map(({ name, protectionLevel }) => [name, protectionLevel])).toEqual([
    ['own', 'signature|privileged'],
    ['plain', 'normal'],
  ]);
});

test('queries and features', () => {
  const { manifest } = read(
    tag(
      'manifest',
      PACKAGE,
      tag(
        'queries',
        {},
        tag('package', { name: 'com.tencent.mm' }),
        tag('intent', {}, tag('action', { name: 'android.intent.action.VIEW' })),
      ),
      tag('uses-feature', { name: 'android.hardware.camera' }),
      tag('uses-feature', { glEsVersion: 0x2_0000 }),
    ),
  );
  expect(manifest.queries).toEqual({ packages: ['com.tencent.mm'], actions: ['android.intent.action.VIEW'] });
  expect(manifest.usesFeatures).toEqual(['android.hardware.camera']);
});

test('instrumentations', () => {
  const { manifest } = read(
    tag('manifest', PACKAGE, tag('instrumentation', { name: '.Runner', targetPackage: 'cn.shop' }), tag('instrumentation')),
  );
  expect(manifest.instrumentations).toEqual([
    { name: 'cn.example.Runner', target: 'cn.shop' },
    { name: '', target: '' },
  ]);
});

describe('application', () => {
  test('defaults', () => {
    expect(readApplication({}).application).toMatchObject({
      debuggable: false,
      allowBackup: true,
      usesCleartextTraffic: undefined,
      testOnly: false,
    });
  });

  test('references are followed', () => {
    const { application } = readApplication({
      label: '@0x1',
      networkSecurityConfig: '@0x4',
      debuggable: '@0x2',
      name: '.App',
      process: ':main',
    });
    expect(application).toMatchObject({
      label: { zh: '试金石', default: 'Touchstone' },
      networkSecurityConfig: 'res/xml/net.xml',
      debuggable: true,
      name: 'cn.example.App',
      process: 'cn.example:main',
    });
  });

  test('a reference that leads nowhere leaves the default', () => {
    expect(readApplication({ debuggable: '@0x99', label: '@0x99' }).application).toMatchObject({
      debuggable: false,
      label: { zh: undefined, default: undefined },
    });
  });

  test('meta-data', () => {
    expect(
      readApplication({}, tag('meta-data', { name: 'key', value: 5 }), tag('meta-data', { name: 'file', resource: '@0x4' })).application
        .metaData,
    ).toEqual([
      { name: 'key', value: '5', resource: undefined },
      { name: 'file', value: 'res/xml/net.xml', resource: 4 },
    ]);
  });
});

describe('components', () => {
  const filter = (...actions: readonly string[]) => tag('intent-filter', {}, ...actions.map((name) => tag('action', { name })));
  const component = (given: Tag, targetSdk = 30, application: Attributes = {}): Component => {
    const { manifest } = read(
      tag('manifest', PACKAGE, tag('uses-sdk', { targetSdkVersion: targetSdk }), tag('application', application, given)),
    );
    if (manifest.components[0] === undefined) throw new Error('no component');
    return manifest.components[0];
  };

  test.each([
    ['.A', 'cn.example.A'],
    ['A', 'cn.example.A'],
    ['org.A', 'org.A'],
    ['', ''],
  ])('the name %s', (name, absolute) => {
    expect(component(tag('activity', { name })).name).toBe(absolute);
  });

  test.each<[string, Tag, number, boolean]>([
    ['an activity without a filter', tag('activity'), 30, false],
    ['with a filter', tag('activity', {}, filter('a')), 30, true],
    ['with a filter that has no action', tag('activity', {}, filter()), 30, false],
    ['a service with such a filter', tag('service', {}, filter()), 30, true],
    ['with a filter that is told not to', tag('activity', { exported: false }, filter('a')), 30, false],
    ['told to', tag('receiver', { exported: true }), 30, true],
    ['told to by a resource', tag('receiver', { exported: '@0x2' }), 30, true],
    ['a provider', tag('provider'), 17, false],
    ['a provider of old', tag('provider'), 16, true],
  ])('exported: %s', (_name, given, targetSdk, exported) => {
    expect(component(given, targetSdk).exported).toBe(exported);
  });

  test.each<[string, Tag, Attributes, string | undefined]>([
    ['own', tag('activity', { permission: 'p' }), { permission: 'app' }, 'p'],
    ['of the application', tag('activity'), { permission: 'app' }, 'app'],
    ['empty', tag('activity', { permission: '' }), { permission: 'app' }, undefined],
    ['provider guarded for reading and writing', tag('provider', { readPermission: 'r', writePermission: 'w' }), {}, 'r'],
    ['provider that anybody may read', tag('provider', { writePermission: 'w' }), {}, undefined],
  ])('permission: %s', (_name, given, application, permission) => {
    expect(component(given, 30, application).permission).toBe(permission);
  });

  test('everything else', () => {
    const data = tag('data', { scheme: 'tst', host: 'h', port: '8', pathPattern: '/.*', pathPrefix: '/p', mimeType: 'm/n' });
    const given = tag(
      'activity-alias',
      {
        name: '.B',
        targetActivity: '.A',
        enabled: false,
        theme: '@0x5',
        authorities: 'a;b',
        foregroundServiceType: 8,
        excludeFromRecents: true,
      },
      tag('intent-filter', { priority: 999 }, tag('action', { name: 'x' }), tag('category', { name: 'y' }), data),
    );
    expect(component(given)).toMatchObject({
      type: 'activity-alias',
      targetActivity: 'cn.example.A',
      enabled: false,
      theme: 'style/Splash',
      authorities: ['a', 'b'],
      foregroundServiceType: 8,
      excludeFromRecents: true,
      filters: [
        {
          actions: ['x'],
          categories: ['y'],
          schemes: ['tst'],
          hosts: ['h'],
          ports: ['8'],
          paths: [
            { kind: 'pathPrefix', text: '/p' },
            { kind: 'pathPattern', text: '/.*' },
          ],
          mimeTypes: ['m/n'],
          priority: 999,
        },
      ],
    });
  });

  test('paths count those of one name from 1', () => {
    const { components } = readApplication({}, tag('activity'), tag('service'), tag('activity'));
    expect(components.map(({ element }) => element)).toEqual([
      'manifest/application/activity[1]',
      'manifest/application/service',
      'manifest/application/activity[2]',
    ]);
  });
});

describe('tricks', () => {
  test('the first application counts', () => {
    const { manifest, codes } = read(
      tag('manifest', PACKAGE, tag('application', { label: 'first' }), tag('application', { label: 'second' }, tag('activity'))),
    );
    expect([manifest.application.label.default, manifest.components]).toEqual(['first', []]);
    expect(codes).toEqual(['manifest/second-application']);
  });

  test('a root of another name', () => {
    const { manifest, codes } = read(tag('x', {}, tag('manifest', PACKAGE, tag('application'))));
    expect(manifest.package).toBe('cn.example');
    expect(codes).toEqual(['manifest/root-is-not-manifest']);
  });

  test('no manifest at all', () => {
    const { value, problems } = readManifest(documentOf(tag('x')), resources);
    expect([value, problems[0]?.code]).toEqual([undefined, 'manifest/root-is-not-manifest']);
  });

  test('neither package nor application', () => {
    const { manifest, codes } = read(tag('manifest'));
    expect(manifest.package).toBe('');
    expect(codes).toEqual(['manifest/no-package', 'manifest/no-application']);
  });
});

describe('real manifests', () => {
  const tables = new Map(sampleFiles('resources.arsc').map(({ apk, bytes }) => [apk, bytes]));
  const manifestOf = (apk: string): Manifest => {
    const bytes = sampleFiles('AndroidManifest.xml').find((sample) => sample.apk === apk)?.bytes ?? new Uint8Array(0);
    const { value, problems } = readManifest(readAxml(bytes).value, resourcesOf([readArsc(tables.get(apk) ?? new Uint8Array(0)).value]));
    expect(problems).toEqual([]);
    if (value === undefined) throw new Error(`no manifest in ${apk}`);
    return value;
  };

  /** As `aapt dump badging` says. */
  test.each([
    ['ApiDemos-debug.apk', 'io.appium.android.apis', 25, '5.0.0', 17, 33, 14, 'API Demos'],
    ['settings_apk-debug.apk', 'io.appium.settings', 192, '8.0.10', 26, 35, 27, 'Appium Settings'],
    ['unlock_apk-debug.apk', 'io.appium.unlock', 2, '2.0.0', 5, 5, 3, 'Unlock'],
    ['appium-uiautomator2-server-v10.6.6.apk', 'io.appium.uiautomator2.server', 278, '10.6.6', 26, 34, 9, undefined],
  ])('%s', (apk, name, code, version, min, target, permissions, label) => {
    const manifest = manifestOf(apk);
    expect([manifest.package, manifest.versionCode, manifest.versionName]).toEqual([name, code, version]);
    expect([manifest.minSdk, manifest.targetSdk, manifest.permissions.length]).toEqual([min, target, permissions]);
    expect(manifest.application.label.default).toBe(label);
  });

  test('changed bytes in manifest and table throw nothing', () => {
    const apk = 'settings_apk-debug.apk';
    const xml = sampleFiles('AndroidManifest.xml').find((sample) => sample.apk === apk)?.bytes ?? new Uint8Array(0);
    const table = tables.get(apk) ?? new Uint8Array(0);
    const changes = (bytes: Uint8Array) => fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    const changed = (bytes: Uint8Array, given: readonly (readonly [number, number])[]) => {
      const copy = bytes.slice();
      for (const [at, byte] of given) copy[at] = byte;
      return copy;
    };
    fc.assert(
      fc.property(changes(xml), changes(table), (inXml, inTable) => {
        const { value } = readManifest(readAxml(changed(xml, inXml)).value, resourcesOf([readArsc(changed(table, inTable)).value]));
        expect(value === undefined || value.components.length < 100).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
