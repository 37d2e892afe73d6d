import { apk, apkm, apks, bomb, caller, cls, noise, splitSet, xapk, zip } from '@touchstone/test-kit';
import { type HostileCase, hostile, intact, manifestHolds, survives, unreadable } from '../hostile-case.ts';
import { app, appBeside, ids, ordinary } from '../ordinary.ts';

const TOLD = { package: 'com.example.told', label: 'Told', versionCode: 1, versionName: '1' };
const set = () => splitSet(ordinary, { 'config.zh': {}, feature: { isFeature: true, dex: [cls('com.example.hostile.Feature')] } });
const stored = (name: string, data: Uint8Array | string) => ({ name, data, method: 'stored' as const });
const other = () => apk({ package: 'com.example.other', versionCode: 3, sign: false });

/** Archives of apps: `.apks`, `.xapk`, `.apkm`, and things that look like one. */
export const containers: readonly HostileCase[] = [
  hostile('container-xapk', 'an honest container', 'varies', () => xapk(set(), TOLD), [], { ...intact, classes: 3 }),
  hostile('container-apkm', 'an honest container', 'varies', () => apkm(set(), TOLD), [], { ...intact, classes: 3 }),
  hostile('container-apks', 'an honest container', 'varies', () => apks(set()), [], { ...intact, classes: 3 }),
  hostile(
    'container-without-base',
    'only splits',
    'refuses',
    () =>
      zip(
        Object.entries(set())
          .filter(([name]) => name !== 'base.apk')
          .map(([name, data]) => stored(name, data)),
      ),
    ['app/'],
    survives,
  ),
  hostile('container-two-apps', 'two apps', 'refuses', () => zip([stored('a.apk', app()), stored('b.apk', other())]), ['app/'], survives),
  hostile(
    'container-foreign-split',
    'a split of another package',
    'refuses',
    () =>
      zip([
        ...Object.entries(set()).map(([name, data]) => stored(name, data)),
        stored('split_foreign.apk', splitSet({ package: 'com.example.foreign', sign: false }, { x: {} })['split_x.apk']!),
      ]),
    ['app/foreign-archive'],
    { ...intact, classes: 3 },
  ),
  hostile(
    'container-other-version',
    'a split of another version',
    'refuses',
    () => zip(Object.entries(splitSet(ordinary, { x: { versionCode: 8 } })).map(([name, data]) => stored(name, data))),
    ['app/foreign-archive'],
    intact,
  ),
  hostile(
    'container-in-container',
    'a container in a container',
    'varies',
    () => zip([stored('inner.apk', xapk(set(), TOLD))]),
    ['app/'],
    survives,
  ),
  hostile('container-itself-20-deep', 'twenty containers inside one another', 'refuses', () => matryoshka(20), ['app/'], survives),
  hostile(
    'container-1000-apks',
    'a thousand copies of one app',
    'refuses',
    () => zip([stored('base.apk', app()), ...Array.from({ length: 999 }, (_, i) => ({ ...stored(`c${i}.apk`, ''), sameAs: 0 }))]),
    ['app/', 'zip/'],
    intact,
  ),
  hostile(
    'container-broken-base',
    'the base is junk, the split is not',
    'refuses',
    () => zip([stored('base.apk', noise(3000)), stored('split_config.zh.apk', set()['split_config.zh.apk']!)]),
    ['zip/'],
    survives,
  ),
  hostile(
    'container-broken-split',
    'the split is junk, the base is not',
    'refuses',
    () => zip([stored('base.apk', app()), stored('split_x.apk', noise(3000))]),
    ['zip/', 'app/'],
    intact,
  ),
  hostile(
    'container-empty-apks',
    'five files of no bytes',
    'refuses',
    () => zip(Array.from({ length: 5 }, (_, i) => stored(`${i}.apk`, ''))),
    ['zip/'],
    unreadable,
  ),
  hostile(
    'container-encrypted',
    'a container with the encryption bit on all',
    'refuses',
    () => zip([{ ...stored('base.apk', app()), central: { flags: 1 }, local: { flags: 1 } }]),
    [],
    { ...manifestHolds },
  ),
  hostile(
    'container-bomb',
    'an APK of 60 MB zeros in a container',
    'refuses',
    () => zip([bomb('base.apk', 60_000_000)]),
    ['zip/'],
    unreadable,
  ),
  hostile(
    'container-12-bombs',
    'twelve APKs of 30 MB zeros each in a container',
    'refuses',
    () => zip(Array.from({ length: 12 }, (_, i) => bomb(`s${i}.apk`, 30_000_000))),
    ['zip/'],
    unreadable,
  ),
  hostile(
    'container-names',
    'APKs whose names lead out',
    'varies',
    () => zip([stored('../../base.apk', app()), stored('/abs/split_config.zh.apk', set()['split_config.zh.apk']!)]),
    ['zip/name-'],
    intact,
  ),
  hostile(
    'container-description-lies',
    'manifest.json is a bomb of brackets',
    'varies',
    () => zip([stored('manifest.json', '['.repeat(500_000)), stored('base.apk', app())]),
    [],
    intact,
  ),
  hostile(
    'container-app-with-apks',
    'an app that carries others in assets',
    'installs',
    () => appBeside([], [stored('assets/plugin.apk', other()), stored('assets/self.apk', app())]),
    [],
    intact,
  ),
  hostile(
    'container-two-bases',
    'two bases of one package',
    'refuses',
    () => zip([stored('base.apk', app()), stored('base2.apk', app({ dex: [ids, caller('a.B', 'static Ljava/lang/System;->gc()V')] }))]),
    ['app/foreign-archive'],
    survives,
  ),
  hostile(
    'container-same-name-twice',
    'two files of one name',
    'refuses',
    () => zip([stored('base.apk', app()), stored('base.apk', other())]),
    ['zip/duplicate-name'],
    survives,
  ),
  hostile(
    'container-toc-junk',
    'toc.pb of junk, splits and standalones',
    'varies',
    () => zip([stored('toc.pb', noise(2000)), stored('splits/base-master.apk', app()), stored('standalones/standalone.apk', other())]),
    [],
    intact,
  ),
];

function matryoshka(depth: number): Uint8Array {
  return depth === 0 ? app() : zip([stored('base.apk', matryoshka(depth - 1))]);
}
