import type { ListedRun } from '@touchstone/db/repositories/run-lists';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { type KeptReport, keptReport } from '../../wiring/kept-reports.ts';
import { seenRun } from '../runs/seen-run.ts';

export interface AskedReport extends KeptReport {
  readonly run: ListedRun;
}

/** The report of a run that the caller may see. @throws Refusal `not-found`, `no-result` */
export async function askedReport(context: Pick<Context, 'platform' | 'session' | 'language'>, id: string): Promise<AskedReport> {
  const run = await seenRun(context, id);
  if (run.resultSha256 === null) throw new Refusal('no-result');
  return { run, ...(await keptReport(context.platform.objects, run.resultSha256, context.language)) };
}
