import { join } from 'node:path';
import { groupBy } from './group-by.ts';
import { library } from './sdks.ts';
import type { Row } from './table.ts';
import { writeNew } from './yaml-file.ts';

/** data/native-libraries/<a–z>.yaml for libraries that belong to no SDK of the catalogue; returns how many files are new. */
export function importNativeLibraries(table: (name: string) => Row[], data: string): number {
  const rows = table('native-libraries').filter((row) => row['sdk_id']?.startsWith('lib-'));
  const byId = groupBy(rows, (row) => (row['sdk_id'] ?? '').slice('lib-'.length));
  const byLetter = groupBy(
    [...byId].sort(([a], [b]) => (a < b ? -1 : 1)),
    ([id]) => (/^[a-z]/.exec(id) ?? ['0-9'])[0],
  );
  return [...byLetter].filter(([letter, entries]) =>
    writeNew(join(data, 'native-libraries', `${letter}.yaml`), { libraries: entries.map(([id, group]) => entry(id, group)) }),
  ).length;
}

function entry(id: string, rows: readonly Row[]): Record<string, unknown> {
  const first = rows[0] ?? {};
  return {
    id,
    label: { zh: first['label_zh'] || first['label_en'] || id, en: first['label_en'] || first['label_zh'] || id },
    files: rows.map(library),
  };
}
