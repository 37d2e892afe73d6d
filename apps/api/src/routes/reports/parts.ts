import {
  listReportFacts,
  listReportScreens,
  readReportFact,
  readReportFinding,
  readReportOverview,
  readReportTimeline,
} from '@touchstone/api-client/routes/reports';
import { resultsOfApp } from '@touchstone/db/repositories/run-lists';
import { ownDescription } from '@touchstone/engines';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { Refusal } from '../../problem/refusal.ts';
import { seenScan } from '../runs/seen-run.ts';
import { askedReport } from './asked-report.ts';
import { plain } from './plain.ts';

/** Earlier results that a report of rectification may start from. */
const MOST_EARLIER = 30;

export const readReportOverviewHandler = handle(readReportOverview, async (context) => {
  const { run, pages } = await askedReport(context, context.params.run);
  const { app } = await seenScan(context, run.request);
  const results =
    app === null
      ? []
      : await context.transaction((tx) => resultsOfApp(tx, context.session, { app, engine: ownDescription.id }, MOST_EARLIER));
  const earlier = results
    .filter((one) => one.run < run.id)
    .map(({ run: id, versionName, finishedAt }) => ({ run: id, versionName, finishedAt: finishedAt?.toISOString() ?? null }));
  return { status: 200, body: plain({ run: run.id, scan: run.request, ...pages.overview(), earlier }) };
});

export const readReportFindingHandler = handle(readReportFinding, async (context) => {
  const { pages } = await askedReport(context, context.params.run);
  return { status: 200, body: found(pages.finding(context.params.ruleName)) };
});

export const listReportFactsHandler = handle(listReportFacts, async (context) => {
  const { params, query, platform } = context;
  const { run, pages } = await askedReport(context, params.run);
  const chosen = pages.choose(query);
  const body = await pageOf(platform.pageTokens, `list-report-facts ${run.resultSha256}`, query, {
    ...slices(chosen, (index) => pages.row(index)),
    shape: plain,
  });
  return { status: 200, body };
});

export const readReportFactHandler = handle(readReportFact, async (context) => {
  const { pages } = await askedReport(context, context.params.run);
  return { status: 200, body: plain(found(pages.fact(Number(context.params.fact)))) };
});

export const readReportTimelineHandler = handle(readReportTimeline, async (context) => {
  const { pages } = await askedReport(context, context.params.run);
  return { status: 200, body: plain(pages.timeline()) };
});

export const listReportScreensHandler = handle(listReportScreens, async (context) => {
  const { params, query, platform } = context;
  const { run, pages } = await askedReport(context, params.run);
  const body = await pageOf(platform.pageTokens, `list-report-screens ${run.resultSha256}`, query, {
    ...slices(pages.screens(), (index) => pages.screen(index)),
    shape: plain,
  });
  return { status: 200, body };
});

/** A list that is at hand, page by page: the key of a row is how many stand before it. */
function slices<T>(all: readonly number[], rowOf: (index: number) => T | undefined) {
  const positions = new Map<T, number>();
  return {
    read: async (limit: number, after: PageKey | undefined): Promise<readonly T[]> => {
      const from = positionOf(after);
      return all.slice(from, from + limit).flatMap((index, i) => {
        const row = rowOf(index);
        if (row === undefined) return [];
        positions.set(row, from + i + 1);
        return [row];
      });
    },
    keyOf: (row: T): PageKey => [positions.get(row) ?? 0],
    total: { count: all.length, isExact: true },
  };
}

function positionOf(key: PageKey | undefined): number {
  if (key === undefined) return 0;
  const [position] = key;
  if (typeof position !== 'number') throw new Refusal('page-token-invalid');
  return position;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal('not-found');
  return value;
}
