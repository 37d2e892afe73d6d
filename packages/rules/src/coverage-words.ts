import type { Answer, CoverageRow } from './coverage.ts';
import { ANSWERS } from './coverage.ts';
import type { CoverageCount, SceneCount } from './coverage-summary.ts';
import type { Text } from './rule.ts';

type Lang = keyof Text;
type Cells = readonly string[];

export const answerWords: Readonly<Record<Answer, Text>> = {
  decides: { zh: '是', en: 'yes' },
  suspects: { zh: '疑似', en: 'suspected' },
  leads: { zh: '仅线索', en: 'lead only' },
  person: { zh: '人工', en: 'person' },
  no: { zh: '否', en: 'no' },
};

const inputWords: Readonly<Record<CoverageRow['needs'][number], Text>> = {
  static: { zh: '静态S', en: 'package S' },
  runtime: { zh: '运行R', en: 'run R' },
  policy: { zh: '政策P', en: 'policy P' },
  ui: { zh: '界面U', en: 'screens U' },
  store: { zh: '商店M', en: 'store M' },
  human: { zh: '人工H', en: 'person H' },
};

export const coverageHead: Readonly<Record<Lang, Cells>> = {
  zh: ['条款', '说明', '所需输入', '判定', '用例'],
  en: ['clause', 'title', 'inputs', 'decided', 'case'],
};

/** A line of the table. */
export function coverageCells({ clause, title, needs, answer, why, proof }: CoverageRow, lang: Lang): Cells {
  const reason = why === undefined ? '' : lang === 'zh' ? `（${why.zh}）` : ` (${why.en})`;
  return [
    clause,
    title[lang],
    needs.map((need) => inputWords[need][lang]).join(' + '),
    `${answerWords[answer][lang]}${reason}`,
    proof ?? '',
  ];
}

export const countHead = (lang: Lang): Cells => [
  lang === 'zh' ? '文件' : 'document',
  ...ANSWERS.map((answer) => answerWords[answer][lang]),
  lang === 'zh' ? '合计' : 'all',
];

export const countCells = (name: string, { counts, total }: Omit<CoverageCount, 'instrument'>): Cells => [
  name,
  ...ANSWERS.map((answer) => String(counts[answer])),
  String(total),
];

/** What becomes of the 42 scenes, and of those that their list leaves to people. */
export function sceneLines({ counts, total, theirs, behind }: SceneCount, lang: Lang): readonly string[] {
  const marked = ANSWERS.reduce((sum, answer) => sum + theirs[answer].length, 0);
  const named = (clauses: readonly string[]) =>
    clauses.length === 0 ? '' : lang === 'zh' ? `（${clauses.join('、')}）` : ` (${clauses.join(', ')})`;
  const parts = ANSWERS.map((answer) => [answerWords[answer][lang], theirs[answer]] as const).filter(([, clauses]) => clauses.length > 0);
  const told = parts.map(([word, clauses]) => `${word} ${clauses.length}${named(clauses)}`);
  if (lang === 'zh') {
    return [
      `164号文检查场景 ${total} 个：自动判定 ${counts.decides}，疑似（证据齐备，由人定）${counts.suspects}，仅线索 ${counts.leads}，完全由人工 ${counts.person}，否 ${counts.no}。`,
      `百度史宾格清单标为人工的 ${marked} 个，在这里：${told.join('；')}。`,
      `史宾格清单未标人工、这里不判定的：${behind.length}${named(behind)}。`,
    ];
  }
  return [
    `${total} scenes of 164: ${counts.decides} decided, ${counts.suspects} suspected (the evidence is there, a person decides), ${counts.leads} by leads only, ${counts.person} left to people altogether, ${counts.no} not covered.`,
    `Of the ${marked} that 百度史宾格's list marks for people, here: ${told.join('; ')}.`,
    `Not marked for people there and not decided here: ${behind.length}${named(behind)}.`,
  ];
}
