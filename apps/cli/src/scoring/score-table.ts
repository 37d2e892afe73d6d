import { byText } from '@touchstone/kernel/order';
import { table } from '../outputs/table.ts';
import { failureText } from './failure-words.ts';
import { addScores, lastLine, ratios, type Score } from './score.ts';

/** One app with what became of it. */
export interface ScoredApp {
  readonly apk: string;
  readonly category: string;
  readonly score: Score;
  /** Why it could not be scanned; it counts as nothing found. */
  readonly failure: string | undefined;
  /** Whether the work budget ended before the analysis did. */
  readonly isPartial: boolean;
}

const WORDS = {
  zh: {
    head: ['类别', '应用', '应有', '发现', 'TP', 'FP', 'FN', 'P', 'R', 'F1'],
    all: '合计',
    failed: '未能检测（按发现 0 条计）',
    partial: '达到工作量上限，结果不完整',
  },
  en: {
    head: ['category', 'apps', 'expected', 'found', 'TP', 'FP', 'FN', 'P', 'R', 'F1'],
    all: 'all',
    failed: 'not scanned (counted as found 0)',
    partial: 'work budget reached, result is partial',
  },
} as const;

/** A row per category, the sum, the apps that failed, and the line that scripts read. */
export function scoreTable(apps: readonly ScoredApp[], lang: 'zh' | 'en'): string {
  const words = WORDS[lang];
  const categories = [...Map.groupBy(apps, ({ category }) => category)].sort(([a], [b]) => byText(a, b));
  const all = addScores(apps.map(({ score }) => score));
  const rows = [...categories.map(([name, some]) => row(name, addScores(some.map(({ score }) => score)))), row(words.all, all)];
  const failed = apps.flatMap(({ apk, failure }) => (failure === undefined ? [] : [`  ${apk}: ${failureText(failure, lang)}\n`]));
  const partial = apps.flatMap(({ apk, isPartial }) => (isPartial ? [`  ${apk}\n`] : []));
  return [table(words.head, rows), list(words.failed, failed), list(words.partial, partial), `${lastLine(all)}\n`].join('');
}

function row(name: string, score: Score): readonly string[] {
  const { p, r, f1 } = ratios(score);
  const counts = [score.apps, score.expected, score.found, score.truePositives, score.falsePositives, score.falseNegatives];
  return [name, ...counts.map(String), p.toFixed(3), r.toFixed(3), f1.toFixed(3)];
}

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title} ${lines.length}\n${lines.join('')}\n`;
