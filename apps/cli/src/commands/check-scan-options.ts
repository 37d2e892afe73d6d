import { isLocalDate } from '@touchstone/kernel/dates';
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
  const names = knowledge.appTypes.map((type) => `${type.number} ${type.name}`).join('、');
  throw new UsageError(`没有这个应用类型 / no such app type: ${category}\n可选 / choose one of: ${names}`);
}
