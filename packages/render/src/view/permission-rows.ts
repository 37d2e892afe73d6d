import { byText } from '@touchstone/kernel/order';
import type { Report } from '@touchstone/verdict';
import { protectionWords } from '../words/permissions.ts';

const ORDER = Object.keys(protectionWords);

/** Permissions of the app, those that ask the user first. */
export function permissionRows(report: Report): Report['permissions'] {
  const rank = (protection: string) => (ORDER.includes(protection) ? ORDER.indexOf(protection) : ORDER.length);
  return [...report.permissions].sort((a, b) => rank(a.protection) - rank(b.protection) || byText(a.name, b.name));
}
