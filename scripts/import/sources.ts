// node scripts/run.mjs scripts/import/sources.ts FOLDER
// Trims the given tables in FOLDER to the facts we use: data/sources/*.tsv, and data/sources/left-out.tsv with the
// reason for each row that is not taken. Run it again when the tables change, then scripts/import/catalogues.ts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { familiesOf, prefixRefused, restsOnMore } from './permitted.ts';
import { type Row, readTable, writeTable } from './table.ts';

const folder = process.argv[2] ?? '.';
const target = fileURLToPath(new URL('../../data/sources/', import.meta.url));
const given = (name: string) => readTable(readFileSync(join(folder, name), 'utf8'));
/** Lines of data-markers.tsv, written by hand, that no text or call stands for. */
const leftOut: Row[] = [
  ['self-start-5', 'is a shape of the manifest: the detector of self-starting components sees it'],
  ['self-start-6', 'is a shape of the manifest: the detector of self-starting components sees it'],
  ['self-start-8', 'is a shape of a layout and a window: the detector of self-starting components sees it'],
  ['self-start-9', 'is the same as self-start-2 and self-start-3 together'],
].map(([key = '', reason = '']) => ({ table: 'data-markers', key, reason }));

interface Source {
  readonly table: string;
  readonly given: string;
  readonly columns: readonly string[];
  readonly key: (row: Row) => string;
  readonly refused: (row: Row) => string | undefined;
  readonly trim: (row: Row) => Row;
}

const split = (cell: string | undefined) => (cell ?? '').split(',').filter((part) => part !== '');
const families = (row: Row) => familiesOf(row['source'] ?? '');
const withFamilies = (row: Row): Row => ({ ...row, families: families(row).join(',') });
const copyleft = (row: Row) => (restsOnMore(families(row)) ? undefined : 'rests on a copyleft list alone');

/** SDKs of which something may be taken that makes them useful: a way to recognise them, or what the vendor declares. */
const known = new Set<string>();

const sources: readonly Source[] = [
  {
    table: 'sdk-prefixes',
    given: 'sdk-prefix-evidence.tsv',
    columns: ['prefix', 'sdk_id', 'level', 'families'],
    key: (row) => `${row['prefix']} ${row['sdk_id']}`,
    refused: (row) => prefixRefused(row['level'] ?? '', split(row['datasets']), row['other'] ?? ''),
    trim: (row) => ({ ...row, families: prefixFamilies(row).join(',') }),
  },
  {
    table: 'sdk-components',
    given: 'sdk-components.tsv',
    columns: ['component', 'type', 'sdk_id', 'families'],
    key: (row) => `${row['component']} ${row['sdk_id']}`,
    refused: copyleft,
    trim: withFamilies,
  },
  {
    table: 'native-libraries',
    given: 'sdk-native.tsv',
    columns: ['library', 'is_regex', 'sdk_id', 'label_zh', 'label_en', 'families'],
    key: (row) => `${row['library']} ${row['sdk_id']}`,
    refused: (row) => (isRuleName(row['library'] ?? '') ? 'is the name of a rule in its list, not of a library' : copyleft(row)),
    trim: withFamilies,
  },
  {
    table: 'domains',
    given: 'sdk-domains.tsv',
    columns: ['domain', 'sdk_id', 'vendor', 'country', 'confidence', 'families'],
    key: (row) => `${row['domain']} ${row['sdk_id'] || row['vendor']}`,
    refused: copyleft,
    trim: withFamilies,
  },
  {
    table: 'sdk-declared',
    given: 'sdk-declared.tsv',
    columns: ['sdk_id', 'data_type', 'qualifier', 'source_kind'],
    key: (row) => `${row['sdk_id']} ${row['data_type']}`,
    refused: (row) => {
      if (row['qualifier'] === 'below-threshold') return 'named by too few policies to be a consensus';
      return known.has(row['sdk_id'] ?? '') || row['qualifier'] !== 'consensus' ? undefined : 'its SDK is left out';
    },
    trim: (row) => row,
  },
  {
    table: 'packers',
    given: 'packers.tsv',
    columns: ['packer_id', 'marker_type', 'marker', 'confidence', 'families'],
    key: (row) => `${row['packer_id']} ${row['marker_type']} ${row['marker']}`,
    refused: (row) => (isRuleName(row['marker'] ?? '') ? 'is the name of a rule in its list, not of a file' : copyleft(row)),
    trim: withFamilies,
  },
  {
    table: 'data-types',
    given: 'sdk-data-types.tsv',
    columns: ['token', 'name_zh', 'name_en', 'group'],
    key: (row) => row['token'] ?? '',
    refused: () => undefined,
    trim: (row) => row,
  },
  {
    table: 'sdks',
    given: 'sdk-catalogue.tsv',
    columns: ['id', 'name_zh', 'name_en', 'vendor_zh', 'vendor_en', 'category', 'country', 'loads_code', 'handles_personal_info'],
    key: (row) => row['id'] ?? '',
    refused: (row) => (known.has(row['id'] ?? '') ? undefined : 'no way to recognise it may be taken'),
    trim: (row) => ({
      ...row,
      category: (row['category'] ?? '').replace('/', '-'),
      loads_code: row['hot_update_or_dynamic_code'] ?? '',
      handles_personal_info: row['personal_data_relevance'] ?? '',
    }),
  },
  {
    table: 'nested-prefixes',
    given: 'sdk-nested-prefixes.tsv',
    columns: ['parent_prefix', 'parent_sdk', 'child_prefix', 'child_sdk'],
    key: (row) => `${row['parent_prefix']} ${row['child_prefix']}`,
    refused: (row) =>
      keptPrefixes.has(row['parent_prefix'] ?? '') && keptPrefixes.has(row['child_prefix'] ?? '')
        ? undefined
        : 'one of the two prefixes is left out',
    trim: (row) => row,
  },
];

const keptPrefixes = new Set<string>();

mkdirSync(target, { recursive: true });
for (const source of sources) {
  const rows: Row[] = [];
  for (const row of given(source.given)) {
    const reason = source.refused(row);
    if (reason !== undefined) leftOut.push({ table: source.table, key: source.key(row), reason });
    else {
      rows.push(source.trim(row));
      remember(source.table, row);
    }
  }
  writeFileSync(join(target, `${source.table}.tsv`), writeTable(source.columns, rows));
}
writeFileSync(join(target, 'packer-names.tsv'), packerNames());
writeFileSync(join(target, 'left-out.tsv'), writeTable(['table', 'key', 'reason'], leftOut));

/** Every packer, also one of which no marker may be taken. */
function packerNames(): string {
  const names = new Map(given('packers.tsv').map((row) => [row['packer_id'], row]));
  return writeTable(['packer_id', 'name_zh', 'name_en', 'vendor', 'country', 'kind'], [...names.values()]);
}

function remember(table: string, row: Row): void {
  if (table === 'sdk-prefixes') keptPrefixes.add(row['prefix'] ?? '');
  if (table !== 'sdk-declared' || row['qualifier'] !== 'consensus') known.add(row['sdk_id'] ?? '');
}

/** Some lists name a pattern by a word of their own. */
function isRuleName(marker: string): boolean {
  return /^\^?regex_/.test(marker);
}

function prefixFamilies(row: Row): string[] {
  const seen = Number(row['n_sdk_artefacts']) + Number(row['n_apps']) > 0 || (row['other'] ?? '') !== '';
  return [...split(row['datasets']), ...(seen ? ['first-hand'] : [])].sort();
}
