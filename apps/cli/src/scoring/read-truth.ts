import { readFlowTruth } from './read-flow-truth.ts';
import { categoryOf, pathOf, TruthError, type TruthRow } from './truth.ts';

/**
 * Reads a truth file: JSON when it begins like JSON, else a table with a heading.
 *
 * @throws TruthError naming the line and what is expected there
 */
export function readTruth(text: string): readonly TruthRow[] {
  const plain = text.replace(/^\uFEFF/, '');
  const rows = /^\s*[[{]/.test(plain) ? readFlowTruth(plain) : readTable(plain);
  if (rows.length === 0) throw new TruthError('答案文件里没有一个应用 / the truth file names no app');
  return rows;
}

/** Tab-separated, or comma-separated when the heading has no tab; `#` begins a remark, columns stand in any order. */
function readTable(text: string): readonly TruthRow[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  const [heading, ...rest] = lines;
  if (heading === undefined) return [];
  const separator = heading.line.includes('\t') ? '\t' : ',';
  const columns = cellsOf(heading.line, separator).map((name) => name.toLowerCase());
  const [apkAt, expectedAt, categoryAt] = [columns.indexOf('apk'), columns.indexOf('expected_leaks'), columns.indexOf('category')];
  if (apkAt < 0 || expectedAt < 0) {
    throw new TruthError(
      `第 ${heading.number} 行应为表头，至少含 apk 与 expected_leaks 两列（制表符分隔） / line ${heading.number} must be a heading with the columns apk and expected_leaks, tab-separated`,
    );
  }
  return rest.map(({ line, number }) => {
    const cells = cellsOf(line, separator);
    const apk = pathOf(cells[apkAt] ?? '');
    if (apk === '') throw new TruthError(`第 ${number} 行缺少 apk / line ${number} names no apk`);
    return { apk, category: categoryOf(cells[categoryAt], apk), expected: { count: countOf(cells[expectedAt] ?? '', number) } };
  });
}

const cellsOf = (line: string, separator: string): readonly string[] =>
  line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

function countOf(cell: string, line: number): number {
  if (/^\d+(?:\.0*)?$/.test(cell)) return Math.trunc(Number(cell));
  throw new TruthError(
    `第 ${line} 行的 expected_leaks 应为 0 或正整数：“${cell}” / line ${line}: expected_leaks must be 0 or a positive whole number, not "${cell}"`,
  );
}
