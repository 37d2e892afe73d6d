import { OBJECTION_CODES, OBJECTIONS } from '@touchstone/domain/order-item';
import type { AnswerFault, ItemAnswer } from './answer-items.ts';
import type { OrderItem } from './ports.ts';

/** Columns of the list that goes with an order to a store, and comes back with its answers. */
export const ITEM_COLUMNS = [
  { field: 'number', zh: '序号', width: 6 },
  { field: 'id', zh: '指令编号', width: 40 },
  { field: 'appName', zh: '应用名称', width: 24 },
  { field: 'package', zh: '包名', width: 34 },
  { field: 'storeAppId', zh: '商店应用编号', width: 20 },
  { field: 'versionName', zh: '应用版本', width: 12 },
  { field: 'orderNumber', zh: '文号', width: 24 },
  { field: 'due', zh: '时限', width: 22 },
  { field: 'answer', zh: '办理结果', width: 14 },
  { field: 'reason', zh: '异议理由', width: 18 },
  { field: 'text', zh: '说明', width: 40 },
] as const;

type Field = (typeof ITEM_COLUMNS)[number]['field'];

/** Words of 办理结果, as people write them. */
const ANSWERS: Readonly<Record<string, ItemAnswer['answer']>> = {
  已受理: 'acknowledge',
  已接收: 'acknowledge',
  acknowledge: 'acknowledge',
  acknowledged: 'acknowledge',
  已下架: 'report-done',
  已办结: 'report-done',
  已恢复: 'report-done',
  'report-done': 'report-done',
  done: 'report-done',
  异议: 'object',
  object: 'object',
};

const REASON_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  OBJECTION_CODES.flatMap((code) => [
    [code, code],
    [OBJECTIONS[code].zh, code],
    [OBJECTIONS[code].en.toLowerCase(), code],
  ]),
);

/** The list of an order, one row an item, with empty cells for the answer. */
export const itemRows = (items: readonly OrderItem[], dueText: (item: OrderItem) => string): readonly (readonly (string | number)[])[] =>
  items.map((item, i) => [
    i + 1,
    item.id,
    item.appName,
    item.package,
    item.storeAppId,
    item.versionName,
    item.orderNumber,
    dueText(item),
    '',
    '',
    '',
  ]);

export type TableFault = AnswerFault | 'item-missing' | 'answer-unknown';

export interface CellFault {
  /** Row as the spreadsheet counts, from 1. */
  readonly row: number;
  /** Heading of the column. */
  readonly column: string;
  readonly fault: TableFault;
}

export type ReadAnswerTable =
  | { readonly ok: true; readonly answers: readonly (ItemAnswer & { readonly row: number })[] }
  | { readonly ok: false; readonly reason: 'no-heading' | 'too-many-rows' | 'cells'; readonly faults: readonly CellFault[] };

/** A row that says something, as it was typed, and what that means. */
export interface AnswerLine {
  /** Row as the spreadsheet counts, from 1. */
  readonly row: number;
  readonly item: string;
  readonly appName: string;
  readonly package: string;
  readonly said: string;
  readonly reason: string;
  readonly text: string;
  /** Undefined where a cell cannot be understood. */
  readonly answer: ItemAnswer | undefined;
  readonly faults: readonly CellFault[];
}

export type ReadAnswerLines =
  | { readonly ok: true; readonly lines: readonly AnswerLine[] }
  | { readonly ok: false; readonly reason: 'no-heading' | 'too-many-rows' };

/** As many rows as an order to one store can have. */
const MOST_ROWS = 20_000;
/** Lines above the heading: title, notes. */
const HEADING_WITHIN = 30;

/** Rows of a sheet that have an answer in them; the others are left open. */
export function readAnswerLines(rows: readonly (readonly string[])[]): ReadAnswerLines {
  const head = rows.slice(0, HEADING_WITHIN).findIndex((cells) => cells.some((cell) => cell.trim() === zhOf('id')));
  const heading = rows[head];
  if (heading === undefined) return { ok: false, reason: 'no-heading' };
  if (rows.length - head > MOST_ROWS) return { ok: false, reason: 'too-many-rows' };
  const place = new Map(ITEM_COLUMNS.map(({ field, zh }) => [field, heading.findIndex((cell) => cell.trim() === zh)]));
  const lines = rows.slice(head + 1).flatMap((cells, i) => {
    const cell = (field: Field) => (cells[place.get(field) ?? -1] ?? '').trim();
    return cell('answer') === '' ? [] : [lineOf(head + 2 + i, cell)];
  });
  return { ok: true, lines };
}

function lineOf(row: number, cell: (field: Field) => string): AnswerLine {
  const [item, said, why] = [cell('id'), cell('answer'), cell('reason')];
  const answer = ANSWERS[said.toLowerCase()];
  const reason = why === '' ? undefined : (REASON_CODES[why.toLowerCase()] ?? REASON_CODES[why]);
  const faults: CellFault[] = [];
  if (!UUID.test(item)) faults.push({ row, column: zhOf('id'), fault: 'item-missing' });
  if (answer === undefined) faults.push({ row, column: zhOf('answer'), fault: 'answer-unknown' });
  if (answer === 'object' && why === '') faults.push({ row, column: zhOf('reason'), fault: 'reason-missing' });
  if (why !== '' && reason === undefined) faults.push({ row, column: zhOf('reason'), fault: 'reason-unknown' });
  const text = cell('text').slice(0, 2000);
  const means = { item, ...(reason === undefined ? {} : { reason }), ...(text === '' ? {} : { text }) };
  return {
    ...{ row, item, appName: cell('appName'), package: cell('package'), said, reason: why, text, faults },
    answer: answer === undefined || faults.length > 0 ? undefined : { answer, ...means },
  };
}

/** Answers from the rows of a sheet. A cell that cannot be understood refuses the table. */
export function readAnswerTable(rows: readonly (readonly string[])[]): ReadAnswerTable {
  const read = readAnswerLines(rows);
  if (!read.ok) return { ...read, faults: [] };
  const faults = read.lines.flatMap((line) => line.faults);
  if (faults.length > 0) return { ok: false, reason: 'cells', faults };
  return { ok: true, answers: read.lines.flatMap(({ row, answer }) => (answer === undefined ? [] : [{ row, ...answer }])) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const zhOf = (field: Field): string => ITEM_COLUMNS.find((column) => column.field === field)?.zh ?? field;

/** Column that a fault of an answer belongs to. */
export const columnOf = (fault: AnswerFault): string =>
  zhOf(
    fault === 'not-found' || fault === 'twice'
      ? 'id'
      : fault === 'reason-missing' || fault === 'reason-unknown'
        ? 'reason'
        : fault === 'text-missing'
          ? 'text'
          : 'answer',
  );
