import { expect, test } from 'vitest';
import type { AppInput } from './find-inputs.ts';
import { groupSplits } from './group-splits.ts';

const inputs = (...paths: string[]): AppInput[] => paths.map((path) => ({ name: path, paths: [`/w/${path}`] }));

/** `p1` is package p, base; `p1.x` its split x; `bad` cannot be read. The name's first letter and digit are the identity. */
const peek = async (path: string) => {
  const name = path.split('/').at(-1) ?? '';
  if (name.startsWith('bad')) return undefined;
  const split = name.split('.')[1];
  return { package: name[0] ?? '', versionCode: Number(name[1]), split: split === 'apk' ? undefined : split };
};

test.each<[string, string[], string[][]]>([
  ['a base and its splits', ['s/p1.apk', 's/p1.hdpi.apk', 's/p1.zh.apk'], [['s/p1.apk', 's/p1.hdpi.apk', 's/p1.zh.apk']]],
  ['the base comes first', ['s/p1.arm.apk', 's/p1.apk'], [['s/p1.apk', 's/p1.arm.apk']]],
  ['two apps', ['s/p1.apk', 's/q1.apk'], [['s/p1.apk'], ['s/q1.apk']]],
  ['two versions', ['s/p1.apk', 's/p2.zh.apk'], [['s/p1.apk'], ['s/p2.zh.apk']]],
  ['two bases', ['s/p1.apk', 's/p1b.apk'], [['s/p1.apk'], ['s/p1b.apk']]],
  ['splits without base', ['s/p1.zh.apk', 's/p1.arm.apk'], [['s/p1.arm.apk'], ['s/p1.zh.apk']]],
  ['one that cannot be read', ['s/p1.apk', 's/bad.apk'], [['s/bad.apk'], ['s/p1.apk']]],
  ['a set beside another app', ['s/p1.apk', 's/p1.zh.apk', 's/q1.apk'], [['s/p1.apk', 's/p1.zh.apk'], ['s/q1.apk']]],
  ['a set beside one that cannot be read', ['s/bad.apk', 's/p1.apk', 's/p1.zh.apk'], [['s/bad.apk'], ['s/p1.apk', 's/p1.zh.apk']]],
  [
    'two sets',
    ['s/p1.apk', 's/p1.zh.apk', 's/q1.apk', 's/q1.zh.apk'],
    [
      ['s/p1.apk', 's/p1.zh.apk'],
      ['s/q1.apk', 's/q1.zh.apk'],
    ],
  ],
  ['folders apart', ['a/p1.apk', 'b/p1.zh.apk'], [['a/p1.apk'], ['b/p1.zh.apk']]],
  ['containers stay', ['s/p1.apk', 's/p1.zh.apk', 's/x.xapk'], [['s/p1.apk', 's/p1.zh.apk'], ['s/x.xapk']]],
])('%s', async (_name, paths, expected) => {
  const grouped = await groupSplits(inputs(...paths), peek);
  expect(grouped.map((input) => input.paths.map((path) => path.slice(3)))).toEqual(expected);
});

test('a shelf of many apps costs two looks', async () => {
  let looks = 0;
  const shelf = Array.from({ length: 100 }, (_, i) => `s/a${i}.apk`);
  const grouped = await groupSplits(inputs(...shelf), async (path) => {
    looks++;
    return { package: path, versionCode: 1, split: undefined };
  });
  expect([grouped.length, looks]).toEqual([100, 2]);
});
