import { isUtf8 } from 'node:buffer';
import { takeComplaint as contract } from '@touchstone/api-client/routes/complaints';
import { ports } from '@touchstone/ports-node';
import { readTable, readWorkbook } from '@touchstone/readers';
import Type, { type Static } from 'typebox';
import { Refusal, toldIn } from '../problem/refusal.ts';
import { compileCheck } from '../server/validation.ts';

const Row = Type.Object({ ...contract.body.properties, sourceRef: Type.String({ maxLength: 100 }) }, { additionalProperties: false });
export type ComplaintCells = Static<typeof Row>;
type Field = keyof ComplaintCells;

interface CellFault {
  readonly field: Field;
  /** The head of its column. */
  readonly column: string;
  readonly message: string;
}

/** A row as the form would bring it, or the cells that do not fit. */
export type ComplaintRow =
  | { readonly row: number; readonly ok: true; readonly said: ComplaintCells }
  | { readonly row: number; readonly ok: false; readonly faults: readonly CellFault[] };

export type ComplaintsTable =
  | { readonly ok: true; readonly rows: readonly ComplaintRow[] }
  | { readonly ok: false; readonly reason: 'no-rows' | 'too-many-rows' | 'unknown-column' | 'missing-column'; readonly column?: string };

export const MOST_COMPLAINTS = 5000;

/** Column heads as lists of 12321 and of stores have them, and our own. */
const COLUMNS: Readonly<Record<string, Field>> = {
  编号: 'sourceRef',
  举报编号: 'sourceRef',
  投诉编号: 'sourceRef',
  应用名称: 'subject',
  APP名称: 'subject',
  软件名称: 'subject',
  包名: 'package',
  应用来源: 'storeName',
  应用商店: 'storeName',
  下载渠道: 'storeName',
  应用版本: 'versionName',
  版本: 'versionName',
  举报内容: 'text',
  投诉内容: 'text',
  问题描述: 'text',
  举报人: 'name',
  投诉人: 'name',
  姓名: 'name',
  联系方式: 'contact',
  联系电话: 'contact',
  手机号: 'contact',
  举报时间: 'happenedOn',
  投诉时间: 'happenedOn',
  日期: 'happenedOn',
  属地: 'province',
  ...Object.fromEntries(Object.keys(Row.properties).map((field) => [field, field as Field])),
};

const check = compileCheck(Row, 'body');

/** The first sheet of a workbook, or a CSV in whatever encoding it is. A head that nobody knows refuses the whole table; a cell that does not fit is named. */
export function readComplaints(bytes: Uint8Array): ComplaintsTable {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const table = isZip ? (readWorkbook(bytes, { ports }).value[0]?.rows ?? []) : readTable(asUtf(bytes), { name: 'complaints.csv' }).value;
  const [head, ...rows] = table;
  if (head === undefined || rows.length === 0) return { ok: false, reason: 'no-rows' };
  if (rows.length > MOST_COMPLAINTS) return { ok: false, reason: 'too-many-rows' };
  const heads = head.map((text) => text.trim());
  const unknown = heads.find((text) => text !== '' && text !== '序号' && !Object.hasOwn(COLUMNS, text));
  if (unknown !== undefined) return { ok: false, reason: 'unknown-column', column: unknown };
  const fields = heads.map((text) => COLUMNS[text]);
  const missing = (['subject', 'text'] as const).find((field) => !fields.includes(field));
  if (missing !== undefined) return { ok: false, reason: 'missing-column', column: missing };
  return { ok: true, rows: rows.map((cells, i) => rowOf(i + 2, heads, fields, cells)) };
}

/** Spreadsheets of this country save GB 18030 where they save no UTF. */
function asUtf(bytes: Uint8Array): Uint8Array {
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return hasMark || isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('gb18030').decode(bytes));
}

function rowOf(row: number, heads: readonly string[], fields: readonly (Field | undefined)[], cells: readonly string[]): ComplaintRow {
  const given: Record<string, string> = { sourceRef: '' };
  for (const [i, field] of fields.entries()) {
    const text = (cells[i] ?? '').trim();
    if (field !== undefined && text !== '') given[field] = field === 'happenedOn' ? dayOf(text) : text;
  }
  try {
    return { row, ok: true, said: check(given) as ComplaintCells };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const faults = (error.errors ?? []).map(({ pointer, message }) => {
      const field = pointer.replace('/body/', '').split('/')[0] as Field;
      return { field, column: heads[fields.indexOf(field)] ?? field, message: toldIn(message, 'zh') };
    });
    return { row, ok: false, faults };
  }
}

/** 2021/3/5 10:20 and 2021年3月5日 are days as well. */
function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}
