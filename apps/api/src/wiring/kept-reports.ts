import { knowledge, ruleSet } from '@touchstone/knowledge';
import type { ObjectStore } from '@touchstone/objects';
import { type ReportPages, reportPages } from '@touchstone/render';
import { REPORT_SCHEMA, type Report } from '@touchstone/verdict';
import { Refusal } from '../problem/refusal.ts';
import { storedResult } from './stored-result.ts';

type Objects = Pick<ObjectStore, 'open'>;

export interface KeptReport {
  readonly report: Report;
  readonly pages: ReportPages;
}

/** Reports that are open in somebody's browser; one of 10,000 facts takes tens of megabytes. */
const MOST = 4;

/** The reports that were asked for last, ready to be read part by part. What a digest names never changes. */
const kept = new WeakMap<Objects, Map<string, Promise<KeptReport>>>();

/**
 * Our own report in the object that keeps a result.
 *
 * @throws Refusal `no-result` for the result of another engine, and for what only calls itself a report
 */
export function keptReport(objects: Objects, object: string, lang: 'zh' | 'en'): Promise<KeptReport> {
  const reports = kept.get(objects) ?? new Map<string, Promise<KeptReport>>();
  kept.set(objects, reports);
  const key = `${lang} ${object}`;
  const found = reports.get(key) ?? readReport(objects, object, lang);
  reports.delete(key);
  reports.set(key, found);
  found.catch(() => reports.delete(key));
  for (const oldest of [...reports.keys()].slice(0, Math.max(0, reports.size - MOST))) reports.delete(oldest);
  return found;
}

async function readReport(objects: Objects, object: string, lang: 'zh' | 'en'): Promise<KeptReport> {
  const report = await ownReport(objects, object);
  try {
    const pages = reportPages(report, { lang, ruleSet, knowledge });
    pages.overview();
    return { report, pages };
  } catch {
    throw new Refusal('no-result');
  }
}

/** @throws Refusal `no-result` */
export async function ownReport(objects: Objects, object: string): Promise<Report> {
  const { report } = await storedResult(objects, object);
  if ((report as { readonly schema?: unknown } | undefined)?.schema !== REPORT_SCHEMA) throw new Refusal('no-result');
  return report as Report;
}
