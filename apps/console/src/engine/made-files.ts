import { listDrafts } from '@touchstone/documents/list-drafts';
import { render } from '@touchstone/render';
import { knowledge, type Report, ruleSet } from '@touchstone/scan-core/browser';
import type { MadeFile, ReportFormat, ReportLanguage } from './messages.ts';

const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json',
  html: 'text/html',
  sarif: 'application/sarif+json',
};
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The report to keep, as the server gives it. */
export const reportFile = (report: Report, format: ReportFormat, language: ReportLanguage): MadeFile => ({
  name: `${stemOf(report)}.${format}`,
  mediaType: MEDIA_TYPES[format],
  content: render(report, format, { lang: language, ruleSet, knowledge }),
});

/** Drafts of the two lists: what is collected, and who else gets it. None of a file that could not be read. */
export async function listFiles(report: Report, language: ReportLanguage): Promise<readonly MadeFile[]> {
  const drafts = await listDrafts(report, { lang: language, ruleSet, knowledge });
  return drafts.map(({ name, content }) => ({ name: `${stemOf(report)}-${name}`, mediaType: DOCX, content: new Uint8Array(content) }));
}

/** `report.file` without its ending and without what a file name may not hold. */
const stemOf = ({ file }: Report): string =>
  file
    .replace(/\.[^.]{1,5}$/, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones that no name may hold
    .replaceAll(/[\u0000-\u001f"*/:<>?\\|]/g, '_')
    .slice(0, 100) || 'report';
