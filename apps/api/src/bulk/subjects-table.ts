import { registerSubject as contract } from '@touchstone/api-client/routes/inventory';
import { ports } from '@touchstone/ports-node';
import { readTable, readWorkbook } from '@touchstone/readers';
import type { Static } from 'typebox';
import { Refusal } from '../problem/refusal.ts';
import { compileCheck } from '../server/validation.ts';
import { asUtf } from './as-utf.ts';

export type SubjectBody = Static<typeof contract.body>;

/** A row of the table as `register-subject` would get it, or what is wrong with it. */
export type SubjectRow =
  | { readonly row: number; readonly ok: true; readonly subject: SubjectBody }
  | { readonly row: number; readonly ok: false; readonly faults: readonly string[] };

export type SubjectsTable =
  | { readonly ok: true; readonly rows: readonly SubjectRow[] }
  | { readonly ok: false; readonly reason: 'no-rows' | 'too-many-rows' | 'unknown-column' | 'missing-column'; readonly column?: string };

export const MOST_SUBJECTS = 50_000;

/** Column heads, Chinese or English, and the field that stands in the column. */
const COLUMNS: Readonly<Record<string, keyof SubjectBody>> = {
  类型: 'kind',
  标识: 'key',
  名称: 'name',
  平台: 'platform',
  版本: 'versionName',
  类别: 'category',
  备案号: 'filingNumber',
  统一社会信用代码: 'creditCode',
  运营者: 'operatorName',
  供应商: 'vendor',
  属地: 'province',
  ...Object.fromEntries(Object.keys(contract.body.properties).map((field) => [field, field as keyof SubjectBody])),
};

const KINDS: Readonly<Record<string, SubjectBody['kind']>> = {
  小程序: 'mini-program',
  快应用: 'quick-app',
  预置应用: 'preinstalled',
  SDK: 'sdk',
  应用商店: 'store',
};

const check = compileCheck(contract.body, 'body');

/** The first sheet of a workbook, or a CSV in whatever encoding it is. A head that nobody knows refuses the whole table; a row that does not fit is named. */
export function readSubjects(bytes: Uint8Array): SubjectsTable {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const table = isZip ? (readWorkbook(bytes, { ports }).value[0]?.rows ?? []) : readTable(asUtf(bytes), { name: 'subjects.csv' }).value;
  const [head, ...rows] = table;
  if (head === undefined || rows.length === 0) return { ok: false, reason: 'no-rows' };
  if (rows.length > MOST_SUBJECTS) return { ok: false, reason: 'too-many-rows' };
  const heads = head.map((text) => text.trim());
  const unknown = heads.find((text) => text !== '' && !Object.hasOwn(COLUMNS, text));
  if (unknown !== undefined) return { ok: false, reason: 'unknown-column', column: unknown };
  const fields = heads.map((text) => COLUMNS[text]);
  const missing = (['kind', 'key', 'name'] as const).find((field) => !fields.includes(field));
  if (missing !== undefined) return { ok: false, reason: 'missing-column', column: missing };
  return { ok: true, rows: rows.map((cells, i) => subjectOf(i + 2, fields, cells)) };
}

function subjectOf(row: number, fields: readonly (keyof SubjectBody | undefined)[], cells: readonly string[]): SubjectRow {
  const given = fields.flatMap((field, i) => {
    const text = (cells[i] ?? '').trim();
    return field === undefined || text === '' ? [] : [[field, cellValue(field, text)] as const];
  });
  try {
    return { row, ok: true, subject: check(Object.fromEntries(given)) as SubjectBody };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { row, ok: false, faults: (error.errors ?? []).map(({ pointer }) => pointer.replace('/body/', '')) };
  }
}

function cellValue(field: keyof SubjectBody, text: string): string | number {
  if (field === 'kind') return KINDS[text] ?? text;
  return field === 'category' && /^\d{1,2}$/.test(text) ? Number(text) : text;
}
