import type { Summary } from '@touchstone/scan-pool';

/** One app of a batch that is done. */
export interface Done {
  readonly name: string;
  /** Where its report was written; undefined for the standard output. */
  readonly path: string | undefined;
  readonly summary: Summary;
}

const WORDS = {
  zh: { unreadable: '无法读取', violations: '违规', suspected: '疑似', problems: '文件问题', total: '个应用', failed: '个无法读取' },
  en: {
    unreadable: 'unreadable',
    violations: 'violations',
    suspected: 'suspected',
    problems: 'file problems',
    total: 'apps',
    failed: 'unreadable',
  },
} as const;

/** A line for every app: what came out, and where its report is; then the sum when there are several. */
export function batchSummary(done: readonly Done[], lang: 'zh' | 'en'): string {
  const words = WORDS[lang];
  const lines = done.map(({ name, path, summary: { isReadable, violations, suspected, problems } }) => {
    const result = isReadable
      ? `${words.violations} ${violations} · ${words.suspected} ${suspected}${problems > 0 ? ` · ${words.problems} ${problems}` : ''}`
      : words.unreadable;
    return `${isReadable ? '✓' : '✗'} ${printable(name)} — ${result}${path === undefined ? '' : ` → ${printable(path)}`}`;
  });
  if (done.length > 1)
    lines.push(
      `${done.length} ${words.total}，${done.filter((one) => !one.summary.isReadable).length} ${words.failed}`.replace(
        '，',
        lang === 'zh' ? '，' : ', ',
      ),
    );
  return `${lines.join('\n')}\n`;
}

const MOST_WARNINGS = 8;

/** A line for each thing that was wrong with the evidence: who handed it in must know without opening the report. */
export function evidenceWarnings(done: readonly Done[]): string {
  const all = done.flatMap(({ summary }) => summary.evidence);
  const more = all.length > MOST_WARNINGS ? [`… +${all.length - MOST_WARNINGS}`] : [];
  return [...all.slice(0, MOST_WARNINGS), ...more].map((line) => `! ${printable(line)}\n`).join('');
}

/** File names may hold anything, also what would move the cursor. */
const printable = (name: string) => name.replace(/[\p{Cc}\p{Cf}]/gu, '�');
