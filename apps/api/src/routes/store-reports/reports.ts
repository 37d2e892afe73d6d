import { listStoreReports, previewStoreReport, readStoreReport, submitStoreReport } from '@touchstone/api-client/routes/store-reports';
import { type ListedReport, listReports, storeFigures, storeReportRows } from '@touchstone/db/repositories/store-report-rows';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { ownStore } from '../gate/own-store.ts';

const HOUR_MS = 3_600_000;

/** A month in Asia/Shanghai, `[from, until)`. */
function monthOf(month: string): { readonly from: Date; readonly until: Date } {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const start = (of: number) => new Date(Date.UTC(year, of, 1) - 8 * HOUR_MS);
  return { from: start(number - 1), until: start(number) };
}

const reportShape = ({ submittedAt, submittedKey: _, ...row }: ListedReport) => ({
  ...row,
  submittedAt: submittedAt.toISOString(),
});

async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string) {
  const [row] = await platform.transaction(session, (tx) => listReports(tx, session, { id }, 1));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** Counted past the store's own session: findings on its shelf are a number here, which it may know of its own apps anyway. */
const figuresOf = ({ platform, session }: Pick<Context, 'platform' | 'session'>, store: string, month: string) => {
  const { from, until } = monthOf(month);
  return platform.transaction(session, (tx) => storeFigures(tx, store, from, until));
};

export const previewStoreReportHandler = handle(previewStoreReport, async (context) => {
  const { month } = context.query;
  return { status: 200, body: { month, figures: { ...(await figuresOf(context, ownStore(context), month)) } } };
});

export const submitStoreReportHandler = handle(submitStoreReport, async (context) => {
  const { body, actor, platform } = context;
  const store = ownStore(context);
  const at = platform.now();
  if (monthOf(body.month).until > at) throw new Refusal('no-such-step', { detail: ['该月尚未结束', 'the month is not over'] });
  const figures = await figuresOf(context, store, body.month);
  const id = platform.newId();
  const act = { action: 'store-report.create', kind: 'store-report', id, detail: { month: body.month } };
  const result = await auditedEdit(context, act, storeReportRows, async (rows) => {
    const versions = await rows.holdVersions(store, body.month);
    if (versions > 0 && body.correction === undefined) return { ok: false } as const;
    const row = {
      id,
      store,
      organisation: actor.organisation,
      month: body.month,
      figures,
      stated: body.stated,
      at,
      by: actor.person ?? null,
    };
    await rows.insertReport({ ...row, note: body.note ?? '', correction: versions === 0 ? '' : (body.correction ?? '') }, versions + 1);
    return { ok: true } as const;
  });
  if (!result.ok)
    throw new Refusal('conflict', {
      detail: ['该月已经上报；更正须说明更正的内容', 'the month is reported: say in `correction` what this one corrects'],
    });
  return { status: 201, body: reportShape(await seen(context, id)) };
});

export const listStoreReportsHandler = handle(listStoreReports, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-store-reports', query, {
      read: (limit, after) => listReports(tx, session, query, limit, timeKey(after)),
      keyOf: ({ submittedKey, id }) => [submittedKey, id],
      shape: reportShape,
    }),
  })),
);

export const readStoreReportHandler = handle(readStoreReport, async (context) => ({
  status: 200,
  body: reportShape(await seen(context, context.params.report)),
}));
