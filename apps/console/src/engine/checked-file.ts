import { explainProblem, type ReportPages } from '@touchstone/render';
import type { Report } from '@touchstone/scan-core/browser';
import type { CheckedFile, ReportLanguage } from './messages.ts';

/** What the page shows at once of a report. */
export function checkedFile({ signature, problems }: Report, pages: ReportPages, language: ReportLanguage): CheckedFile {
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    overview: pages.overview(),
    isSigned: signature.verified,
    signers: signature.signers.map(({ subject, sha256 }) => ({ subject, sha256 })),
    problems: [...counts].sort().map(([code, count]) => ({ code, count, meaning: explainProblem(code, language) })),
  };
}
