import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knowledge } from '@touchstone/facts';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { library } from '../scripts/import/sdks.ts';
import { type Row, readTable } from '../scripts/import/table.ts';

// Every fact that was given is in a catalogue or left out for a stated reason.

const here = import.meta.dirname;
const table = (name: string) => readTable(readFileSync(join(here, 'sources', `${name}.tsv`), 'utf8'));
const leftOut = table('left-out');
let knowledge: Knowledge;
/** What the catalogues hold, as keys that the rows of the tables have too. */
let held: Record<string, Set<string>>;

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/generate.ts'], { cwd: join(here, '..') });
  ({ knowledge } = await import('../packages/knowledge/src/index.ts'));
  const { sdks } = knowledge;
  held = {
    sdks: new Set(sdks.map((sdk) => sdk.id)),
    'sdk-prefixes': new Set(sdks.flatMap((sdk) => sdk.prefixes.map(({ prefix, level }) => `${prefix} ${sdk.id} ${level}`))),
    'nested-prefixes': new Set(sdks.flatMap((sdk) => sdk.prefixes.map(({ prefix }) => `${prefix} ${sdk.id}`))),
    'sdk-components': new Set(sdks.flatMap((sdk) => sdk.components.map((component) => `${component} ${sdk.id}`))),
    'sdk-declared': new Set(sdks.flatMap((sdk) => sdk.declares.map(({ data, qualifier }) => `${sdk.id} ${data} ${qualifier}`))),
    domains: new Set(knowledge.domains.map(({ domain, sdk, vendor, confidence }) => `${domain} ${sdk ?? vendor} ${confidence}`)),
    'native-libraries': new Set([
      ...knowledge.nativeLibraries.map(({ name, sdk }) => `${name} ${sdk ?? 'lib'}`),
      ...knowledge.packers.flatMap((packer) => packer.markers.map(({ value }) => `${value} packer:${packer.id}`)),
    ]),
    packers: new Set(knowledge.packers.flatMap((packer) => packer.markers.map((m) => `${packer.id} ${m.type} ${m.value} ${m.confidence}`))),
    'packer-names': new Set(knowledge.packers.map((packer) => packer.id)),
    'data-types': new Set(knowledge.personalInfo.map((info) => info.token)),
    'api-calls': new Set(knowledge.apis.map((api) => `${api.row} ${api.class}->${api.name}${api.signature ?? ''}`)),
    'data-markers': new Set(markerLines()),
  };
});

const keysOf: Record<string, (row: Row) => string[]> = {
  sdks: (row) => [row['id'] ?? ''],
  'sdk-prefixes': (row) => [`${row['prefix']} ${row['sdk_id']} ${row['level']}`],
  'nested-prefixes': (row) => [`${row['parent_prefix']} ${row['parent_sdk']}`, `${row['child_prefix']} ${row['child_sdk']}`],
  'sdk-components': (row) => [`${row['component']} ${row['sdk_id']}`],
  'sdk-declared': (row) => [`${row['sdk_id']} ${row['data_type']} ${row['qualifier'] === 'declared' ? 'stated' : row['qualifier']}`],
  domains: (row) => [`${row['domain']} ${row['sdk_id'] || row['vendor']} ${row['confidence']}`],
  'native-libraries': (row) => [libraryKey(row)],
  packers: (row) => [`${row['packer_id']} ${row['marker_type']} ${row['marker']} ${row['confidence']}`],
  'packer-names': (row) => [row['packer_id'] ?? ''],
  'data-types': (row) => [row['token'] ?? ''],
  'api-calls': (row) => [`${row['row']} ${(row['call'] ?? '').replace(/:L.*$/, '')}`],
  'data-markers': (row) => [row['line'] ?? ''],
};

describe('each row has an entry or a reason', () => {
  test.each(Object.keys(keysOf))('%s', (name) => {
    const reasons = new Set(leftOut.filter((row) => row['table'] === name).map((row) => row['key']));
    const missing = table(name).flatMap((row) => (keysOf[name]?.(row) ?? []).filter((key) => !held[name]?.has(key) && !reasons.has(key)));
    expect(missing).toEqual([]);
  });

  test('a reason is never empty', () => {
    expect(leftOut.filter((row) => (row['reason'] ?? '').length < 10 || row['key'] === '')).toEqual([]);
  });
});

/** Rows of the tables as they were given: what was taken and what was left out together. */
test.each([
  ['sdks', 1218],
  ['sdk-prefixes', 1741],
  ['nested-prefixes', 95],
  ['sdk-components', 2046],
  ['native-libraries', 1452],
  ['domains', 5202],
  ['sdk-declared', 2613],
  ['packers', 460],
  ['data-types', 55],
  ['api-calls', 156],
  ['packer-names', 66],
  ['data-markers', 99],
])('of %s all %i rows are accounted for', (name, rows) => {
  expect(table(name).length + leftOut.filter((row) => row['table'] === name).length).toBe(rows);
});

test('what rests on a copyleft list alone is left out', () => {
  const copyleft = /^((Exodus|android-libraries|TrackerControl|AppManager|APKiD),?)+$/;
  for (const name of ['domains', 'packers', 'native-libraries', 'sdk-components']) {
    expect(table(name).filter((row) => copyleft.test(row['families'] ?? ''))).toEqual([]);
  }
  expect(table('sdk-prefixes').filter((row) => row['level'] === 'C' && copyleft.test(row['families'] ?? ''))).toEqual([]);
});

test('permission tables of the platform are whole', () => {
  const rows = (name: string) => readTable(readFileSync(join(here, 'permissions', name), 'utf8')).length;
  expect(rows('annotations.tsv')).toBe(1152);
  expect(rows('protection.tsv')).toBe(1513);
});

function libraryKey(row: Row): string {
  const file = library(row);
  const id = row['sdk_id'] ?? '';
  if (id.startsWith('packer:')) return `${row['library']} ${id}`;
  return `${typeof file === 'string' ? file : file.pattern} ${id.startsWith('lib-') ? 'lib' : id}`;
}

/** Lines of data-markers.tsv that a marker names. */
function markerLines(): string[] {
  const folder = join(here, 'markers');
  const entries = readdirSync(folder).flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as { line: string }[]);
  return entries.flatMap((entry) => entry.line.split(' '));
}
