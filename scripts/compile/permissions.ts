import type { PermissionInfo } from '@touchstone/facts';
import { groupBy } from '../import/group-by.ts';
import type { Row } from '../import/table.ts';
import { token, type Words } from './apis.ts';
import type { Entry } from './entry.ts';

type Described = Omit<PermissionInfo, 'protection'>;

export interface PermissionFiles {
  /** Rows of data/permissions/protection.tsv. */
  readonly protection: readonly Row[];
  readonly runtime: Entry;
  readonly special: Entry;
  readonly oem: Entry;
  readonly other: Entry;
}

/** Every permission of the platform at its latest protection level, and those of device makers, each described where we know more. */
export function readPermissions(files: PermissionFiles, words: Words): PermissionInfo[] {
  const platform = new Map<string, PermissionInfo>();
  for (const row of latest(files.protection)) platform.set(row.name, row);
  const overlay = (file: Entry, protection: PermissionInfo['protection'] | undefined) => {
    for (const entry of file.list()) {
      const { name, ...more } = describe(entry, words);
      const known = platform.get(name);
      platform.set(name, { ...known, name, ...more, protection: protection ?? known?.protection ?? 'unknown' });
    }
  };
  overlay(files.other, undefined);
  overlay(files.oem, 'oem');
  overlay(files.special, 'special');
  overlay(files.runtime, 'dangerous');
  return [...platform.values()];
}

/** Short names are of the platform. */
export const fullName = (name: string): string => (name.includes('.') ? name : `android.permission.${name}`);

function describe(entry: Entry, words: Words): Described {
  entry.only('name', 'since', 'group', 'data', 'zh', 'en');
  const group = entry.get('group').optionalText();
  const since = entry.get('since').optionalWhole();
  const data = entry
    .get('data')
    .list()
    .map((item) => token(item, words));
  return {
    name: fullName(entry.get('name').text()),
    ...(group === undefined ? {} : { group }),
    ...(data.length === 0 ? {} : { data }),
    ...(since === undefined ? {} : { sinceSdk: since }),
    zh: entry.get('zh').text(),
    en: entry.get('en').text(),
  };
}

/** One row per permission: the protection on the newest API level that has it, and the oldest level known if above 4. */
function latest(rows: readonly Row[]): PermissionInfo[] {
  return [...groupBy(rows, (row) => row['permission'] ?? '')].map(([name, group]) => {
    const levels = group.map((row) => ({ row, ...span(row['levels'] ?? '') }));
    const newest = levels.reduce((a, b) => (b.to > a.to ? b : a));
    const since = Math.min(...levels.map(({ from }) => from));
    return { name, protection: protectionOf(newest.row['protection'] ?? '', newest.to), ...(since > 4 ? { sinceSdk: since } : {}) };
  });
}

/** `dangerous` only where it is asked for at run time: levels before 23 knew no such thing. */
function protectionOf(text: string, level: number): PermissionInfo['protection'] {
  const parts = text.split('|');
  if (parts.includes('dangerous')) return level >= 23 ? 'dangerous' : 'normal';
  if (parts.includes('normal')) return 'normal';
  return parts.some((part) => /^(signature|signatureOrSystem|internal)$/.test(part)) ? 'signature' : 'unknown';
}

/** `10,13-19,21-36` → from 10 to 36. */
export function span(levels: string): { from: number; to: number } {
  const numbers = levels.split(/[,-]/).map(Number);
  return { from: Math.min(...numbers), to: Math.max(...numbers) };
}
