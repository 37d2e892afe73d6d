import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { downloadResult, downloadResultObject, readReport, readReportJson, readReportSarif } from '@touchstone/api-client/routes/runs';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { type Format, render } from '@touchstone/render';
import type { Report } from '@touchstone/verdict';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { ownReport } from '../../wiring/kept-reports.ts';
import { resultObjectOf } from './seen-run.ts';

export const downloadResultHandler = handle(downloadResult, async (context) => {
  const object = await resultObjectOf(context, context.params.run);
  const json = (await context.platform.objects.open(object)).pipe(createZstdDecompress());
  return { status: 200, body: json as unknown, headers: { 'x-object-sha256': object } };
});

export const downloadResultObjectHandler = handle(downloadResultObject, async (context) => {
  const object = await resultObjectOf(context, context.params.run);
  return { status: 200, body: (await context.platform.objects.open(object)) as unknown, headers: { 'x-content-sha256': object } };
});

/** Our own report as it was stored, in one of its forms. @throws Refusal `no-result` for a run of another engine */
async function reportAs(context: Pick<Context, 'platform' | 'session' | 'language'>, run: string, format: Format) {
  const object = await resultObjectOf(context, run);
  const text = rendered(await ownReport(context.platform.objects, object), format, context.language);
  const name = `attachment; filename="report-${run}.${format}"`;
  return { status: 200, body: Readable.from([text]) as unknown, headers: { 'x-object-sha256': object, 'content-disposition': name } };
}

/** An engine that is not ours may have written it. @throws Refusal `no-result` for what only calls itself a report */
function rendered(report: Report, format: Format, lang: Context['language']): string {
  try {
    return render(report, format, { lang, ruleSet, knowledge });
  } catch {
    throw new Refusal('no-result');
  }
}

export const readReportHandler = handle(readReport, (context) => reportAs(context, context.params.run, 'html'));
export const readReportJsonHandler = handle(readReportJson, (context) => reportAs(context, context.params.run, 'json'));
export const readReportSarifHandler = handle(readReportSarif, (context) => reportAs(context, context.params.run, 'sarif'));
