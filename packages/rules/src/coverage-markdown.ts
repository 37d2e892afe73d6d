import type { CoverageRow } from './coverage.ts';
import { countOf, coverageByInstrument, sceneCount } from './coverage-summary.ts';
import { countCells, countHead, coverageCells, coverageHead, sceneLines } from './coverage-words.ts';
import type { Instrument, Text } from './rule.ts';

export interface CoverageDocument {
  readonly rows: readonly CoverageRow[];
  readonly instruments: readonly Instrument[];
  /** Clauses that the list of 42 scenes marks for people. */
  readonly forPeople: readonly string[];
}

const INTRODUCTION: Readonly<Record<keyof Text, readonly string[]>> = {
  zh: [
    '# 规则覆盖表',
    '',
    '由 `node scripts/run.mjs scripts/coverage.ts` 写成，与 `touchstone rules coverage --format md` 相同；测试核对它与实际一致。',
    '',
    '- **是**：有一个用例经过真实的读取器和检测器得出“违规”。',
    '- **疑似**：所需事实由检测器得出，是否违规由人决定（条款要求人工判断，或者只有静态证据）。',
    '- **仅线索**：只有线索，检测器还不能得出判定所需的事实，括号内为缺少什么。',
    '- **人工**：只有人能判断。**否**：尚不能判定，括号内为原因。',
    '- 用例是 `corpus/clauses/cases/` 中的名称；`shopping` 是 `corpus/cases/` 的完整用例。',
  ],
  en: [
    '# Coverage of the rules',
    '',
    'Written by `node scripts/run.mjs scripts/coverage.ts`, the same as `touchstone rules coverage --lang en --format md`; a test holds it to what is so.',
    '',
    '- **yes**: a case comes out as a violation through the real readers and detectors.',
    '- **suspected**: detectors yield the facts; whether it is a violation is for a person (the clause asks for judgement, or the evidence is static).',
    '- **lead only**: there is a lead, and detectors do not yield yet what decides it; what is missing stands in brackets.',
    '- **person**: only a person can tell. **no**: not decided yet; the reason stands in brackets.',
    '- Cases are those of `corpus/clauses/cases/`; `shopping` is the whole case of `corpus/cases/`.',
  ],
};

/** The table as a page: what the words mean, the counts, the scenes, every clause. */
export function coverageMarkdown({ rows, instruments, forPeople }: CoverageDocument, lang: keyof Text): string {
  const counts = coverageByInstrument(rows).map((one) => countCells(nameOf(one.instrument, instruments, lang), one));
  const all = countCells(lang === 'zh' ? '合计' : 'all', countOf(rows));
  return `${[
    ...INTRODUCTION[lang],
    '',
    ...sceneLines(sceneCount(rows, forPeople), lang).map((line) => `- ${line}`),
    '',
    ...table(countHead(lang), [...counts, all]),
    '',
    ...table(
      coverageHead[lang],
      rows.map((row) => coverageCells(row, lang)),
    ),
  ].join('\n')}\n`;
}

/** The documents of a folder: several parts of a standard share one. */
export function nameOf(folder: string, instruments: readonly Instrument[], lang: keyof Text): string {
  const own = instruments.filter((one) => one.folder === folder);
  const [first] = own;
  const name = lang === 'zh' ? first?.document : first?.en;
  return `${folder} ${name ?? ''}${own.length > 1 ? (lang === 'zh' ? '等' : ' …') : ''}`.trim();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
