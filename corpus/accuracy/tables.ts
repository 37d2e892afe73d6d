import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Row, readTable } from '../../scripts/import/table.ts';

const sources = join(import.meta.dirname, '../../data/sources');
const leftOut = new Set(read('left-out').map((row) => `${row['table']} ${row['key']}`));

/** Rows of a given table that the project took over. @param key as data/sources/left-out.tsv writes it */
export function given(name: string, key: (row: Row) => string): readonly Row[] {
  return read(name).filter((row) => !leftOut.has(`${name} ${key(row)}`));
}

function read(name: string): readonly Row[] {
  return readTable(readFileSync(join(sources, `${name}.tsv`), 'utf8'));
}

/** Rows by a column, in the order of the table. */
export function by(rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = row[column] ?? '';
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}
