import { isLocalDate } from '@touchstone/kernel/dates';
import { knowledge } from '@touchstone/knowledge';
import { findAppType } from '@touchstone/scan-core';
import { UsageError } from '../usage-error.ts';

/**
 * Refuses what every scan would refuse, before any app is opened.
 * @throws UsageError naming what is possible instead
 */
export function checkScanOptions(options: { readonly category?: string; readonly asOf?: string }): void {
  const { category, asOf } = options;
  if (category !== undefined && findAppType(knowledge.appTypes, category) === undefined) {
    const names = knowledge.appTypes.map((type) => `${type.number} ${type.name}`).join('、');
    throw new UsageError(`没有这个应用类型 / no such app type: ${category}\n可选 / choose one of: ${names}`);
  }
  if (asOf !== undefined && !isLocalDate(asOf)) throw new UsageError(`不是有效日期 / not a day (YYYY-MM-DD): ${asOf}`);
}
