import { join } from 'node:path';
import { groupBy } from './group-by.ts';
import type { Row } from './table.ts';
import { filled, slug, writeNew } from './yaml-file.ts';

type Table = (name: string) => Row[];

/** data/sdks/<vendor>/<sdk>.yaml; returns how many files are new. */
export function importSdks(table: Table, data: string): number {
  const sdks = table('sdks');
  const of = bySdk({
    prefixes: table('sdk-prefixes'),
    components: table('sdk-components'),
    libraries: table('native-libraries'),
    domains: table('domains'),
    declared: table('sdk-declared'),
  });
  return sdks.filter((sdk) => writeNew(join(data, 'sdks', vendorOf(sdk), `${sdk['id']}.yaml`), sdkFile(sdk, of(sdk['id'] ?? '')))).length;
}

interface Parts {
  readonly prefixes: readonly Row[];
  readonly components: readonly Row[];
  readonly libraries: readonly Row[];
  readonly domains: readonly Row[];
  readonly declared: readonly Row[];
}

function sdkFile(sdk: Row, parts: Parts): Record<string, unknown> {
  return filled({
    id: sdk['id'],
    name: names(sdk, 'name'),
    vendor: names(sdk, 'vendor'),
    category: sdk['category'],
    country: sdk['country'],
    prefixes: pairs(parts.prefixes, 'prefix', 'level'),
    components: lists(parts.components, 'type', 'component'),
    libraries: parts.libraries.map(library),
    domains: pairs(parts.domains, 'domain', 'confidence'),
    declares: lists(
      parts.declared.map((row) => ({ ...row, qualifier: row['qualifier'] === 'declared' ? 'stated' : (row['qualifier'] ?? '') })),
      'qualifier',
      'data_type',
    ),
    loadsCode: sdk['loads_code'],
    handlesPersonalInfo: sdk['handles_personal_info'] === 'yes',
    sources: sourcesOf(parts),
  });
}

/** A file name, or a pattern over the whole file name. */
export function library(row: Row): string | { pattern: string } {
  const name = row['library'] ?? '';
  return row['is_regex'] === '1' ? { pattern: `^${name.replace(/^\^|\$$/g, '')}$` } : name;
}

function names(row: Row, field: string): Record<string, string> {
  const zh = row[`${field}_zh`] || row[`${field}_en`] || '';
  return filled({ zh, en: row[`${field}_en`] || zh }) as Record<string, string>;
}

function pairs(rows: readonly Row[], key: string, value: string): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row[key] ?? '', row[value] ?? '']));
}

function lists(rows: readonly Row[], key: string, value: string): Record<string, string[]> {
  const out: Record<string, string[]> = {};
  for (const row of rows) {
    const list = out[row[key] ?? ''] ?? [];
    list.push(row[value] ?? '');
    out[row[key] ?? ''] = list;
  }
  return out;
}

function sourcesOf(parts: Parts): string[] {
  const listed = [...parts.prefixes, ...parts.components, ...parts.libraries, ...parts.domains].flatMap((row) =>
    (row['families'] ?? '').split(','),
  );
  const declared = parts.declared.map((row) => row['source_kind'] ?? '');
  return [...new Set([...listed, ...declared])].filter((source) => source !== '').sort();
}

function vendorOf(sdk: Row): string {
  return slug(sdk['vendor_en'] || sdk['vendor_zh'] || 'other');
}

function bySdk(tables: Parts): (id: string) => Parts {
  const groups = Object.entries(tables).map(
    ([name, rows]) => [name, groupBy(rows as readonly Row[], (row) => row['sdk_id'] ?? '')] as const,
  );
  return (id) => Object.fromEntries(groups.map(([name, group]) => [name, group.get(id) ?? []])) as unknown as Parts;
}
