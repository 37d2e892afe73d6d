import { join } from 'node:path';
import { groupBy } from './group-by.ts';
import type { Row } from './table.ts';
import { filled, slug, writeNew } from './yaml-file.ts';

/** data/domains/<vendor>.yaml for domains that belong to a vendor and to no SDK; returns how many files are new. */
export function importDomains(table: (name: string) => Row[], data: string): number {
  const rows = table('domains').filter((row) => row['sdk_id'] === '');
  const byFile = groupBy(rows, (row) => slug(row['vendor'] || 'other'));
  return [...byFile].filter(([file, group]) => {
    const vendors = groupBy(group, (row) => `${row['vendor']}\t${row['country']}`);
    const owners = [...vendors].map(([key, list]) => {
      const [vendor = '', country = ''] = key.split('\t');
      return filled({ vendor, country, domains: Object.fromEntries(list.map((row) => [row['domain'] ?? '', row['confidence'] ?? ''])) });
    });
    return writeNew(join(data, 'domains', `${file}.yaml`), { owners, sources: familiesIn(group) });
  }).length;
}

const familiesIn = (rows: readonly Row[]) => [...new Set(rows.flatMap((row) => (row['families'] ?? '').split(',')))].sort();
