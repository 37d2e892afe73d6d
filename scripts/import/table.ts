/** A row of a tab separated table, by column name. */
export type Row = Readonly<Record<string, string>>;

/** Reads a tab separated table with one header line. Missing cells are empty. */
export function readTable(text: string): Row[] {
  const [header = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const columns = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

/** The same table as text, with the columns in the order given. */
export function writeTable(columns: readonly string[], rows: readonly Row[]): string {
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => `${cells.join('\t')}\n`).join('');
}
