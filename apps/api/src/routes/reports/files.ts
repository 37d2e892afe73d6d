import { Readable } from 'node:stream';
import { downloadRectification, downloadReportList, downloadReportPdf } from '@touchstone/api-client/routes/reports';
import { officialPdf, rectificationDocx, reportDocument, writeLists } from '@touchstone/documents';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import type { Report } from '@touchstone/verdict';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { askedReport } from './asked-report.ts';

const file = (bytes: Uint8Array | string, name: string) => {
  const whole = Buffer.from(bytes as Uint8Array);
  return {
    status: 200,
    body: Readable.from([whole]) as unknown,
    headers: { 'content-disposition': `attachment; filename="${name}"`, 'content-length': String(whole.length) },
  };
};

/** What names a file: letters and digits of its digest, and nothing that an app says. */
const stem = (report: Report, run: string) => report.app?.sha256.slice(0, 12) ?? run;

export const downloadReportPdfHandler = handle(downloadReportPdf, async (context) => {
  const { report, run } = await askedReport(context, context.params.run);
  const document = reportDocument(report, { lang: context.language, ruleSet, knowledge });
  return file(await officialPdf(document), `report-${stem(report, run.id)}.pdf`);
});

export const downloadReportListHandler = handle(downloadReportList, async (context) => {
  const { report, run } = await askedReport(context, context.params.run);
  const files = await writeLists(report, ['docx'], { lang: context.language, ruleSet, knowledge });
  const list = files.find(({ name }) => name === `${context.params.draft}-list.docx`);
  if (list === undefined)
    throw new Refusal('not-found', { detail: ['该安装包没有可列出的内容', 'of this package there is nothing to list'] });
  return file(list.content, `${context.params.draft}-list-${stem(report, run.id)}.docx`);
});

export const downloadRectificationHandler = handle(downloadRectification, async (context) => {
  const [before, after] = [await askedReport(context, context.query.earlier), await askedReport(context, context.params.run)];
  if (before.report.app === null || after.report.app === null) throw new Refusal('no-result');
  const bytes = await rectificationDocx(before.report, after.report, { lang: context.language, ruleSet, knowledge });
  return file(bytes, `rectification-${stem(after.report, after.run.id)}.docx`);
});
