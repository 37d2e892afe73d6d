/** Where a table of calls has what: index of the column by what it holds. */
export type Columns = ReadonlyMap<ColumnName, number>;

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

/** The columns, when a row is one of headings. */
export function columnsOf(row: readonly string[]): Columns | undefined {
  const columns = new Map<ColumnName, number>();
  row.forEach((cell, index) => {
    const name = NAMES.get(cell.replace(/\s+/g, ''));
    if (name !== undefined && !columns.has(name)) columns.set(name, index);
  });
  return columns.has('action') && (columns.has('stack') || columns.has('time')) ? columns : undefined;
}

/** Text of a cell without blanks around it; '' where there is none. */
export const cellOf = (row: readonly string[], columns: Columns, name: ColumnName): string => row[columns.get(name) ?? -1]?.trim() ?? '';

const NAMES: ReadonlyMap<string, ColumnName> = new Map(
  (Object.entries(WORDS) as [ColumnName, readonly string[]][]).flatMap(([name, words]) => words.map((word) => [word, name] as const)),
);
