import { join } from 'node:path';
import { groupBy } from './group-by.ts';
import type { Row } from './table.ts';
import { filled, writeNew } from './yaml-file.ts';

/** data/packers/<id>.yaml; returns how many files are new. A packer without a permitted marker keeps its name. */
export function importPackers(table: (name: string) => Row[], data: string): number {
  const markers = groupBy(table('packers'), (row) => row['packer_id'] ?? '');
  const libraries = groupBy(table('native-libraries'), (row) => row['sdk_id'] ?? '');
  return table('packer-names').filter((packer) => {
    const id = packer['packer_id'] ?? '';
    return writeNew(join(data, 'packers', `${id}.yaml`), packerFile(packer, markers.get(id) ?? [], libraries.get(`packer:${id}`) ?? []));
  }).length;
}

function packerFile(packer: Row, markers: readonly Row[], libraries: readonly Row[]): Record<string, unknown> {
  const known = new Set(markers.map((row) => row['marker']));
  const more = libraries
    .filter((row) => !known.has(row['library'] ?? ''))
    .map((row) => ({ marker_type: row['is_regex'] === '1' ? 'lib-regex' : 'lib', marker: row['library'] ?? '', confidence: 'medium' }));
  const all: readonly Row[] = [...markers, ...more];
  return filled({
    id: packer['packer_id'],
    name: { zh: packer['name_zh'] || packer['name_en'], en: packer['name_en'] || packer['name_zh'] },
    vendor: packer['vendor'] || 'unknown',
    country: packer['country'],
    kind: packer['kind'],
    markers: grouped(all),
    sources: [...new Set([...markers, ...libraries].flatMap((row) => (row['families'] ?? '').split(',')))]
      .filter((name) => name !== '')
      .sort(),
  });
}

/** type → marker → confidence */
function grouped(rows: readonly Row[]): Record<string, Record<string, string>> {
  const out: Record<string, Record<string, string>> = {};
  for (const row of rows) {
    const type = row['marker_type'] ?? '';
    out[type] = { ...out[type], [row['marker'] ?? '']: row['confidence'] ?? '' };
  }
  return out;
}
