import type { Block } from '@touchstone/kernel/document';
import type { Inflate, Ports } from '@touchstone/kernel/ports';
import { addWrittenAddresses, gridOf, newCellBudget } from '../blocks/index.ts';
import type { TextParts } from '../parts.ts';
import { readWorkbook } from './read-workbook.ts';

/** A workbook as a document: a list of SDKs is often one. Each sheet is a heading and a table. */
export function sheetsAsText(bytes: Uint8Array, inflate: Inflate): TextParts {
  const ports: Pick<Ports, 'inflate'> = { inflate };
  const { value, problems } = readWorkbook(bytes, { ports });
  const budget = newCellBudget();
  const blocks: Block[] = [];
  for (const { name, rows } of value) {
    blocks.push({ kind: 'heading', level: 1, text: name, line: blocks.length + 1 });
    const grid = gridOf(
      rows.map((row) => row.map((text) => ({ text, columns: 1, rows: 1 }))),
      budget,
    );
    if (grid.rows.length > 0) blocks.push({ kind: 'table', rows: grid.rows, line: blocks.length + 1 });
  }
  return { ...addWrittenAddresses({ blocks, links: [] }), problems };
}
