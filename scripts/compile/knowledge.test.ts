import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileKnowledge } from './knowledge.ts';
import { readSources, sourcePaths } from './source-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = readSources(
  root,
  sourcePaths(root).filter(
    (path) => path.startsWith('data/') && !/^data\/((sdks|domains|native-libraries|structures)\/|lists\/policy-)/.test(path),
  ),
);

const sdk = (more: string) =>
  `id: a\nname: { zh: 甲, en: A }\nvendor: { zh: 甲, en: A }\ncategory: ads\ncountry: CN\nloadsCode: unknown\nhandlesPersonalInfo: true\n${more}`;

describe('a bad file stops the build and says where', () => {
  test.each([
    ['data/sdks/a/a.yaml', 'id: b', 'data/sdks/a/a.yaml: id: must be the name of the file'],
    ['data/sdks/a/a.yaml', sdk('prefixes: { com.a: D }'), 'data/sdks/a/a.yaml: prefixes.com.a: must be one of A, B, C'],
    ['data/sdks/a/a.yaml', sdk('prefixs: {}'), 'data/sdks/a/a.yaml: prefixs: unknown field'],
    ['data/sdks/a/a.yaml', sdk('declares: { stated: [imei, shoe_size] }'), 'data/sdks/a/a.yaml: declares.stated[1]: shoe_size is not in'],
    [
      'data/sdks/a/a.yaml',
      sdk('libraries: [{ pattern: "^lib(.so$" }]'),
      'data/sdks/a/a.yaml: libraries[0].pattern: is not a regular expression',
    ],
    ['data/sdks/a/a.yaml', sdk('domains: { "http://a.cn": high }'), 'is not a host name'],
    ['data/sdks/a/a.yaml', 'id: a\nid: a', 'data/sdks/a/a.yaml: Map keys must be unique'],
    [
      'data/packers/a.yaml',
      'id: a\nname: { zh: 甲, en: A }\nvendor: A\nkind: box\n',
      'data/packers/a.yaml: kind: must be one of packer, protector, anti-cheat',
    ],
    [
      'data/api-methods/a.yaml',
      '- { call: "La/B;->c", row: 1, reads: shoe_size }',
      'data/api-methods/a.yaml: [0].reads: shoe_size is not in',
    ],
    ['data/api-methods/a.yaml', '- { call: "La/B;->c", row: 1, acts: dance }', 'data/api-methods/a.yaml: [0].acts: dance is not an action'],
    ['data/api-methods/a.yaml', '- { call: "a.B.c()", row: 1, reads: imei }', 'data/api-methods/a.yaml: [0].call: must be Lclass;->name'],
    ['data/api-methods/a.yaml', '- { call: "La/B;->c", row: 1, reads: any }', 'data/api-methods/a.yaml: [0].reads: any needs a rule'],
    ['data/structures/b.yaml', 'sdk: b\nleast: 1\nfrom: x\ntexts: [a]', 'data/structures/b.yaml: sdk: is not in data/sdks'],
    ['data/markers/other.yaml', '[]', 'data/markers/other.yaml: is not one of'],
    ['data/known-keys.yaml', '- { sha256: AB, key: other, name: a }', 'data/known-keys.yaml: [0].sha256: must be 64 hex digits'],
  ])('%s', (path, text, message) => {
    const changed = [...files.filter((file) => file.path !== path), { path, text }];
    expect(() => compileKnowledge(changed)).toThrow(message);
  });
});

describe('marks of a structure', () => {
  const withStructure = (text: string) =>
    compileKnowledge([...files, { path: 'data/sdks/a/a.yaml', text: sdk('') }, { path: 'data/structures/a.yaml', text }]).structures;

  test('each kind', () => {
    const marks = 'texts: [t]\ncomponents: [.x.Entry]\nauthorities: [.p]\nresources: [string/s]\nshapes: [{ texts: [u], extends: La/B; }]';
    expect(withStructure(`sdk: a\nleast: 2\nfrom: x\n${marks}`)[0]?.marks.map(({ type }) => type)).toEqual([
      'text',
      'component',
      'authority',
      'resource',
      'shape',
    ]);
  });

  test.each([
    ['more than there are', 'least: 2\nfrom: x\ntexts: [t]', 'least: must be from 1 to 1'],
    ['a shape without a text', 'least: 1\nfrom: x\nshapes: [{ extends: La/B; }]', 'shapes[0].texts: needs a text'],
    ['a component that is not in the app’s package', 'least: 1\nfrom: x\ncomponents: [com.x.A]', 'must begin with a dot'],
  ])('%s', (_name, text, message) => expect(() => withStructure(`sdk: a\n${text}`)).toThrow(message));
});

test('a list of data/lists/ is handed on as it stands', () => {
  const { lists } = compileKnowledge([...files, { path: 'data/lists/emulators.yaml', text: 'files: [/dev/qemu_pipe]' }]);
  expect(lists['emulators']).toEqual({ files: ['/dev/qemu_pipe'] });
});

describe('annotations of the platform', () => {
  const uses = compileKnowledge(files).permissionUses;
  const of = (permission: string, name: string) =>
    uses.filter((use) => use.permission === `android.permission.${permission}` && use.name === name);

  test('any of: each with the others as alternatives', () => {
    expect(of('MANAGE_OWN_CALLS', 'placeCall').some((use) => use.alternatives.includes('android.permission.CALL_PHONE'))).toBe(true);
  });
  test('all of: each is needed', () => {
    const annotated = of('LOCAL_MAC_ADDRESS', 'getMacAddress');
    expect(annotated.map((use) => use.alternatives)).toEqual([[]]);
    expect(of('ACCESS_FINE_LOCATION', 'getMacAddress').map((use) => use.alternatives)).toEqual([[]]);
  });
  test('conditional: proves use only', () => {
    expect(of('SCHEDULE_EXACT_ALARM', 'setExact').every((use) => use.maybe === true)).toBe(true);
  });
});
