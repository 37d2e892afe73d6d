import { isLocalDate } from '@touchstone/kernel/dates';
import { displayWidth } from '../help-width.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Refuses what every scan would refuse, before any app is opened.
 * @throws UsageError naming what is possible instead
 */
export async function checkScanOptions({ category, asOf }: { readonly category?: string; readonly asOf?: string }): Promise<void> {
  if (category !== undefined) await checkCategory(category);
  if (asOf !== undefined && !isLocalDate(asOf)) throw new UsageError(`不是有效日期 / not a day (YYYY-MM-DD): ${asOf}`);
}

/** The catalogues are loaded only here: a scan without a category leaves them to the child process. */
async function checkCategory(category: string): Promise<void> {
  const { findAppType, knowledge } = await import('@touchstone/scan-core');
  if (findAppType(knowledge.appTypes, category) !== undefined) return;
  const names = knowledge.appTypes.map((type) => `${type.number} ${type.name}`);
  throw new UsageError(`没有这个应用类型 / no such app type: ${category}\n可选 / choose one of:\n${rowsOf(names).join('\n')}`);
}

/** Four a row, in columns: they fit a terminal. */
function rowsOf(names: readonly string[]): readonly string[] {
  const width = Math.max(...names.map(displayWidth)) + 2;
  const cells = names.map((name) => name + ' '.repeat(width - displayWidth(name)));
  return Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) => `  ${cells.slice(row * 4, row * 4 + 4).join('')}`.trimEnd());
}
