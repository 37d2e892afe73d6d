import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Rule, SourceFile } from '@touchstone/rules';
import { compileRules } from '@touchstone/rules/compile';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');

const yamlUnder = (folder: string): SourceFile[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));

const compiled = compileRules([
  ...yamlUnder('rules'),
  ...yamlUnder('data/law'),
  ...['personal-info', 'personal-info-sets', 'thresholds'].map((name) => ({
    path: `data/${name}.yaml`,
    text: readFileSync(join(root, `data/${name}.yaml`), 'utf8'),
  })),
]);
const rules: readonly Rule[] = compiled.ok ? compiled.ruleSet.rules : [];
const clausesOf = (folder: string) => new Set(rules.filter((rule) => rule.instrument === folder).map((rule) => rule.clause));

const letters = (clause: string, count: number) => Array.from('abcdefgh'.slice(0, count), (letter) => `${clause}${letter}`);

describe('the standards are complete', () => {
  const units = {
    PIC: [
      '01',
      '02',
      '04',
      '05',
      '06',
      '08',
      '09',
      '10',
      '12',
      '13',
      '15',
      '16',
      '17',
      '18',
      '19',
      '20',
      '21',
      '22',
      '23',
      '27',
      '28',
      '29',
      '30',
      '32',
    ],
    PIS: ['04', '06'],
    UPI: ['12', '13', '14'],
    RPI: ['08', '09', '10', '11', '13', '14'],
    EPI: ['08', '09', '31', '36', '37', '38'],
  };
  const collecting = ['3.1', '3.2a', '3.2b', '3.3', '3.4a', '3.4b', '3.5', '3.6a', '3.6b', '3.7', '3.8a', '3.8b'];

  test.each([
    [
      '078',
      [
        ...collecting.map((clause) => `078.1-${clause}`),
        ...['3.1', '3.2', '3.3', '3.4'].flatMap((clause) => [`078.2-${clause}`, `078.5-${clause}`]),
        ...letters('078.3-3', 3),
        ...['5.1', '5.2', '5.3', '5.4', '5.5a', '5.5b'].map((clause) => `078.4-${clause}`),
        ...Array.from({ length: 8 }, (_, i) => `078.6-3.${i + 1}`),
        '078.7-6',
        ...letters('078.7-7', 4),
        ...letters('078.7-8', 4),
        ...letters('078.8-3', 5),
        ...letters('078.9-4', 8),
        ...letters('078.10-3', 4),
      ],
    ],
    ['42582', Object.entries(units).flatMap(([kind, numbers]) => numbers.map((number) => `${kind}-${number}`))],
  ])('%s', (folder, clauses) => {
    expect([...clausesOf(folder)].sort()).toEqual([...clauses].sort());
  });

  test('every part of 077 has rules', () => {
    const parts = new Set([...clausesOf('077')].map((clause) => clause.split('-')[0]));
    expect(Array.from({ length: 18 }, (_, i) => `077.${i + 1}`).filter((part) => !parts.has(part))).toEqual([]);
  });
});

interface Scene {
  readonly id: string;
  readonly basic: readonly string[];
  readonly extended: readonly string[];
}
const scenesOf = (part: string): readonly Scene[] =>
  (parse(readFileSync(join(root, `data/scenes/${part}.yaml`), 'utf8')) as { scenes: readonly Scene[] }).scenes;

describe('scene tables', () => {
  const tokens = new Set(Object.keys(parse(readFileSync(join(root, 'data/personal-info.yaml'), 'utf8')) as object));

  test.each(readdirSync(join(root, 'data/scenes')))('%s names known personal information and each scene once', (file) => {
    const scenes = scenesOf(file.replace('.yaml', ''));
    expect(new Set(scenes.map((scene) => scene.id)).size).toBe(scenes.length);
    expect(scenes.flatMap((scene) => [...scene.basic, ...scene.extended]).filter((token) => !tokens.has(token))).toEqual([]);
  });

  test.each(['077.9', '077.11'])('%s lacks scenes: use in another one is looked at by a person, no violation', (part) => {
    const scenes = rules.filter((rule) => rule.clause === `${part}-scene`);
    expect(parse(readFileSync(join(root, `data/scenes/${part}.yaml`), 'utf8'))).toMatchObject({ complete: false });
    expect(
      scenes.map((rule) => [JSON.stringify(rule.lead).includes('"unknown"'), JSON.stringify(rule.when).includes('"unknown"')]),
    ).toEqual([[true, false]]);
  });

  const identifiers = ['imei', 'meid', 'serial', 'mac', 'imsi', 'iccid', 'android_id', 'oaid', 'gaid', 'vaid', 'aaid'];

  test.each(scenesOf('077.5').map((scene) => [scene.id, scene] as const))('the rule of 077.5 on %s follows its table', (id, scene) => {
    const rule = rules.find((found) => found.id === `${id}-identifier-beyond-table`);
    const data = JSON.stringify(rule?.when);
    const outside = identifiers.filter((token) => !scene.basic.includes(token));
    expect(identifiers.filter((token) => data.includes(`"${token}"`))).toEqual(outside);
  });
});

describe('permissions of PG-20204A annex D', () => {
  const unsuitable = rules.filter((rule) => rule.id.startsWith('unsuitable-permission-'));

  test('each permission marked for some service is its own rule', () => {
    const matrix = parse(readFileSync(join(root, 'data/unsuitable-permissions.yaml'), 'utf8')) as {
      permissions: Readonly<Record<string, { readonly services?: readonly string[] }>>;
    };
    const marked = Object.entries(matrix.permissions)
      .filter(([, { services }]) => services === undefined || services.length > 0)
      .map(
        ([name]) =>
          `unsuitable-permission-${name
            .slice(name.lastIndexOf('.') + 1)
            .toLowerCase()
            .replaceAll('_', '-')}`,
      );
    expect(unsuitable.map((rule) => rule.id).sort()).toEqual(marked.sort());
  });

  test('what is not advised is at most suspected', () => {
    expect(unsuitable.filter((rule) => rule.aboutPackage)).toEqual([]);
  });
});
