import type { Sheet } from '../reading/room.ts';

/** Where a table of calls has what, by the words of its header row. */
export interface Columns {
  /** Index of the header row. */
  readonly header: number;
  readonly of: ReadonlyMap<ColumnName, number>;
}

export type ColumnName = keyof typeof WORDS;

/** @source header rows of Camille's write_xlsx and of AppScan's export, and their forks */
const WORDS = {
  consent: ['隐私政策状态', '隐私状态', '是否同意隐私政策'],
  time: ['时间点', '时间', '发生时间', '行为时间', '调用时间', '起始时间'],
  owner: ['行为主体', '主体', '执行主体', '调用主体', 'SDK名称'],
  action: ['操作行为', '行为', '行为名称', 'APP行为'],
  description: ['行为描述', '描述', '行为说明'],
  arguments: ['传入参数', '参数', '入参'],
  stack: ['调用堆栈', '堆栈', '堆栈信息', '调用栈'],
  result: ['返回值', '返回结果'],
  app: ['包名', '应用包名', 'app名称'],
} as const;

/** Looks for the header among the first rows of a sheet. */
export function columnsOf(sheet: Sheet): Columns | undefined {
  for (let header = 0; header < Math.min(sheet.rows.length, FIRST_ROWS); header++) {
    const of = new Map<ColumnName, number>();
    sheet.rows[header]!.forEach((cell, index) => {
      const name = NAMES.get(cell.replace(/\s+/g, ''));
      if (name !== undefined && !of.has(name)) of.set(name, index);
    });
    if (of.has('action') && (of.has('stack') || of.has('time'))) return { header, of };
  }
  return undefined;
}

const FIRST_ROWS = 10;
const NAMES: ReadonlyMap<string, ColumnName> = new Map(
  (Object.entries(WORDS) as [ColumnName, readonly string[]][]).flatMap(([name, words]) => words.map((word) => [word, name] as const)),
);
