import type { AnswerWord, ProofKind, SheetItem } from '@touchstone/domain/sheet';

/** Names of the sheets, as a tester sees them. */
export const ITEMS_SHEET = '检测表';
export const ABOUT_SHEET = '说明';

export interface Column {
  readonly title: string;
  readonly width: number;
  /** What the platform printed, and nobody may change; absent: the tester's own. */
  readonly printed?: (item: SheetItem) => string;
}

const lines = (texts: readonly { readonly zh: string }[]) =>
  texts.map(({ zh }, i) => (texts.length === 1 ? zh : `${i + 1}. ${zh}`)).join('\n');

/** Columns of the table, in order. */
export const COLUMNS = {
  clause: { title: '条款', width: 16, printed: ({ clause }: SheetItem) => clause },
  title: { title: '检测项', width: 24, printed: ({ title }: SheetItem) => title.zh },
  asks: { title: '判定要点', width: 44, printed: ({ asks }: SheetItem) => lines(asks) },
  steps: { title: '检测步骤', width: 44, printed: ({ steps }: SheetItem) => lines(steps) },
  proof: { title: '违规须附', width: 14, printed: ({ proof }: SheetItem) => proof.map((kind) => PROOF_WORDS[kind]).join('或') },
  answer: { title: '结论', width: 12 },
  evidence: { title: '证据文件名', width: 28 },
  device: { title: '检测设备', width: 22 },
  testedAt: { title: '检测时间', width: 18 },
  tester: { title: '检测人', width: 12 },
  note: { title: '备注', width: 32 },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

export const ANSWER_WORDS: Readonly<Record<AnswerWord, string>> = { violation: '违规', 'not-found': '未发现', 'cannot-test': '无法检测' };
export const answerOfWord = (text: string): AnswerWord | undefined =>
  (Object.keys(ANSWER_WORDS) as AnswerWord[]).find((word) => ANSWER_WORDS[word] === text || word === text);

export const PROOF_WORDS: Readonly<Record<ProofKind, string>> = { screenshot: '截图', video: '录像', log: '日志', document: '文件' };

/** What a file is by the end of its name. */
const PROOF_BY_EXTENSION: Readonly<Record<string, ProofKind>> = {
  png: 'screenshot',
  jpg: 'screenshot',
  jpeg: 'screenshot',
  webp: 'screenshot',
  mp4: 'video',
  mov: 'video',
  webm: 'video',
  mkv: 'video',
  log: 'log',
  txt: 'log',
  jsonl: 'log',
  har: 'log',
  pcap: 'log',
  pcapng: 'log',
  pdf: 'document',
  docx: 'document',
  doc: 'document',
  xlsx: 'document',
  zip: 'document',
};

export const proofOfFile = (name: string): ProofKind | undefined =>
  PROOF_BY_EXTENSION[/\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''];

/** What the sheet says of itself: name of the line, and its value. */
export const ABOUT = {
  format: '格式',
  sheet: '检测表编号',
  artifact: '检测对象 SHA-256',
  name: '包名或标识',
  label: '名称',
  version: '版本',
  ruleSet: '规则集',
  asOf: '适用日期',
} as const;
