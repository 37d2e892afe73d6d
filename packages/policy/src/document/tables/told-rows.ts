import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { normalise } from '../../sentences/normalise.ts';
import { hasHeader, labelOf } from './read-table.ts';

const LONGEST_LABEL = 16;

/**
 * Rows of two cells without a header are lines with a label each, 「目的：路线规划」, 「导航：车辆位置。用于计算路线」; a table of one column is lines. Undefined
 * for what is a table: with a header, or with records below each other that begin with a name.
 */
export function toldRows(rows: readonly (readonly string[])[], knowledge: DocumentKnowledge): readonly string[] | undefined {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== ''));
  if (filled.every((row) => row.length <= 1)) return filled.flat();
  const plain = rows.map((row) => row.map((cell) => normalise(cell, knowledge.variants).text));
  if (plain.some((row) => row.length !== 2 || (row[0] ?? '').length > LONGEST_LABEL) || hasHeader(plain, knowledge)) return undefined;
  const labels = plain.map((row) => labelOf(row[0] ?? '', knowledge));
  if (labels.includes('name') || labels.includes('company')) return undefined;
  return filled.map((row) => row.join('：'));
}
