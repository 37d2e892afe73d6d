import { describe, expect, test } from 'vitest';
import { xml } from '../axml/xml.ts';
import { caller } from '../dex/calls.ts';
import { large, largeDexFiles } from '../large/large.ts';
import { apk, apkEntries } from './apk.ts';
import { apkm, apks, splitSet, xapk } from './split-set.ts';

const names = (spec: Parameters<typeof apkEntries>[0]): readonly string[] => apkEntries(spec).map(({ name }) => String(name));
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('apk', () => {
  test('a package name is enough for an ordinary app', () => {
    expect(names({ package: 'a.b' })).toEqual(['AndroidManifest.xml', 'resources.arsc', 'res/mipmap/ic_launcher.png', 'classes.dex']);
  });

  test('the same app twice has the same bytes', () => {
    expect(apk({ package: 'a.b', sign: 'ec' })).toEqual(apk({ package: 'a.b', sign: 'ec' }));
  });

  test('the launcher activity is added once', () => {
    const [, , , dex] = apkEntries({ package: 'a.b', dex: [caller('a.b.MainActivity'), caller('a.b.C')] });
    expect(new DataView((dex!.data as Uint8Array).buffer).getUint32(96, true)).toBe(2);
  });

  test('nothing but a manifest, when that is wanted', () => {
    expect(names({ package: 'a.b', label: null, icon: null, launcher: false })).toEqual(['AndroidManifest.xml']);
  });

  test('trees become binary XML, files stay as they are, entries can lie', () => {
    const entries = apkEntries({
      package: 'a.b',
      files: { 'res/xml/net.xml': xml('network-security-config'), 'assets/x': 'y' },
      entries: (all) => [...all, { name: 'AndroidManifest.xml', data: 'second' }],
    });
    expect([...(entries[4]!.data as Uint8Array).subarray(0, 4)]).toEqual([3, 0, 8, 0]);
    expect(entries.at(-1)).toEqual({ name: 'AndroidManifest.xml', data: 'second' });
  });
});

describe('split sets', () => {
  const set = splitSet({ package: 'a.b' }, { 'config.zh': {}, feature: { isFeature: true } });
  const told = { package: 'a.b', label: 'b', versionCode: 1, versionName: '1.0' };

  test('a base and one file per split', () => {
    expect(Object.keys(set)).toEqual(['base.apk', 'split_config.zh.apk', 'split_feature.apk']);
  });

  test.each([
    ['xapk', xapk(set, told), ['manifest.json', 'base.apk', 'split_config.zh.apk']],
    ['apkm', apkm(set, told), ['info.json', 'base.apk']],
    ['apks', apks(set), ['toc.pb', 'splits/base-master.apk', 'splits/base-zh.apk', 'splits/feature.apk']],
    ['flat apks', apks(set, 'flat'), ['base.apk', 'split_feature.apk']],
  ])('%s holds them', (_name, bytes, expected) => {
    for (const name of expected) expect(latin1(bytes)).toContain(name);
  });
});

describe('large', () => {
  test('as many references as asked for, the same each time, one file at a time', () => {
    const options = { methodReferences: 2_000, classesPerDex: 100 };
    const first = large(options);
    expect(first.counts.methodReferences).toBeGreaterThanOrEqual(2_000);
    expect(first.counts.dexFiles).toBeGreaterThan(1);
    expect(large(options).bytes).toEqual(first.bytes);
    expect([...largeDexFiles(options)].map(({ name }) => name).slice(0, 2)).toEqual(['classes.dex', 'classes2.dex']);
  });
});
