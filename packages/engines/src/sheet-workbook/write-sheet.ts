import { type Answer, answerTo, type Sheet, type SheetState } from '@touchstone/domain/sheet';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { cellText } from './cell-text.ts';
import { ABOUT, ABOUT_SHEET, ANSWER_WORDS, COLUMN_NAMES, COLUMNS, type Column, type ColumnName, ITEMS_SHEET } from './columns.ts';
import { shanghaiText } from './shanghai-time.ts';

const BORDER = { borderStyle: 'thin', borderColor: '#999999' } as const;
const HOW = [
  '请只填写“结论”至“备注”各列；其余内容改动后将不能导入。',
  '结论填 违规、未发现 或 无法检测；留空表示尚未检测。',
  '违规须附截图、录像等文件，文件名填入“证据文件名”，多个文件各占一行；文件随本表一并提交。',
  '无法检测须在备注写明原因。检测时间为北京时间，例如 2026-11-22 14:05。',
];

/** The sheet as a workbook, with what has been answered so far. Read back by `readSheetWorkbook`. */
export async function writeSheetWorkbook(sheet: Sheet, state?: SheetState): Promise<Uint8Array> {
  const table = [
    COLUMN_NAMES.map((name) => cell(COLUMNS[name].title, { fontWeight: 'bold', backgroundColor: '#e8edf3' })),
    ...sheet.items.map((item) => {
      const answer = state === undefined ? undefined : answerTo(state, item.clause);
      return COLUMN_NAMES.map((name) => {
        const { printed }: Column = COLUMNS[name];
        return printed === undefined
          ? cell(answer === undefined ? '' : FILLED[name](answer))
          : cell(printed(item), { backgroundColor: '#f5f5f5' });
      });
    }),
  ];
  const bytes = await writeXlsxFile(
    [
      {
        sheet: ITEMS_SHEET,
        columns: COLUMN_NAMES.map((name) => ({ width: COLUMNS[name].width })),
        stickyRowsCount: 1,
        orientation: 'landscape' as const,
        data: table,
      },
      { sheet: ABOUT_SHEET, columns: [{ width: 22 }, { width: 90 }], data: aboutRows(sheet) },
    ],
    { fontFamily: '宋体', fontSize: 11 },
  ).toBuffer();
  return new Uint8Array(bytes);
}

function aboutRows({ schema, id, subject, ruleSet, asOf }: Sheet): CellObject[][] {
  const rows: readonly (readonly [string, string])[] = [
    [ABOUT.format, schema],
    [ABOUT.sheet, id],
    [ABOUT.artifact, subject.artifact],
    [ABOUT.name, subject.name],
    [ABOUT.label, subject.label ?? ''],
    [ABOUT.version, subject.version ?? ''],
    [ABOUT.ruleSet, ruleSet],
    [ABOUT.asOf, asOf],
  ];
  return [
    ...rows.map(([name, value]) => [cell(name, { fontWeight: 'bold' }), cell(value)]),
    ...HOW.map((text, i) => [cell(`填写说明 ${i + 1}`), cell(text)]),
  ];
}

const nothing = () => '';
/** What the tester has put in each column. */
const FILLED: Readonly<Record<ColumnName, (answer: Answer) => string>> = {
  clause: nothing,
  title: nothing,
  asks: nothing,
  steps: nothing,
  proof: nothing,
  answer: ({ answer }) => ANSWER_WORDS[answer],
  evidence: ({ evidence }) => evidence.map(({ file }) => file).join('\n'),
  device: ({ device }) => device,
  testedAt: ({ testedAt }) => (testedAt === undefined ? '' : shanghaiText(testedAt)),
  tester: ({ tester }) => tester,
  note: ({ note }) => note,
};

const cell = (text: string, looks: Partial<CellObject> = {}): CellObject =>
  ({ ...BORDER, wrap: true, alignVertical: 'top', ...looks, value: cellText(text), type: String }) as CellObject;
