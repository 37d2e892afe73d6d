/** Why a workbook is not taken. */
export interface SheetFault {
  readonly code: keyof typeof WORDS;
  /** Row as the tester counts them, from 1; absent for what is about the whole file. */
  readonly row?: number;
  readonly clause?: string;
  /** What was found. */
  readonly found?: string;
}

const WORDS = {
  'not-a-workbook': ['不是可读取的 XLSX 文件', 'not a workbook that can be read'],
  'sheet-missing': ['缺少工作表', 'a sheet of the workbook is missing'],
  'column-missing': ['缺少列或列名被改动', 'a column is missing or was renamed'],
  'other-format': ['不是本平台的检测表，或者版本不同', 'not a check sheet of this platform, or of another version'],
  'other-sheet': ['检测表编号不符：这是另一张检测表', 'another check sheet'],
  'other-app': ['检测对象不符：这是另一个应用或版本的检测表', 'a sheet of another app or version'],
  'other-rule-set': ['规则集不符', 'another rule set'],
  'unknown-clause': ['不属于本检测表的条款', 'a clause that is not on this sheet'],
  'clause-twice': ['条款重复', 'the clause is there twice'],
  'clause-missing': ['条款所在行被删除', 'the row of the clause was deleted'],
  'text-changed': ['印制内容被改动', 'printed text was changed'],
  'unknown-answer': ['结论须为 违规、未发现 或 无法检测', 'the answer must be 违规, 未发现 or 无法检测'],
  'answer-missing': ['已填写其他内容但没有结论', 'filled in, but without an answer'],
  'bad-time': ['检测时间应为 2026-11-22 14:05 的形式', 'the time should look like 2026-11-22 14:05'],
  'unknown-evidence': ['无法识别的证据文件类型', 'a kind of evidence file that is not known'],
  submitted: ['检测表已提交，不能再导入', 'the sheet was handed in already'],
  'too-long': ['填写内容过长', 'what is filled in is too long'],
} as const;

/** A fault as a sentence for the tester: where, what, and what was found there. */
export function explainSheetFault({ code, row, clause, found }: SheetFault, lang: 'zh' | 'en'): string {
  const [zh, en] = WORDS[code];
  const where = [row === undefined ? '' : lang === 'zh' ? `第 ${row} 行` : `row ${row}`, clause ?? '']
    .filter((part) => part !== '')
    .join(' ');
  const text = lang === 'zh' ? zh : en;
  const shown = found === undefined ? '' : lang === 'zh' ? `（“${found}”）` : ` (“${found}”)`;
  return `${where === '' ? '' : `${where}${lang === 'zh' ? '：' : ': '}`}${text}${shown}`;
}
