import {
  cancelRun,
  cancelScan,
  listRuns,
  listScans,
  prioritiseScan,
  readRun,
  readScan,
  requestScan,
} from '@touchstone/api-client/routes/runs';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { artifactToScan, listRequests, listRuns as runsOf, visibleInputs } from '@touchstone/db/repositories/run-lists';
import type { OrganisationKind } from '@touchstone/domain/access';
import type { Canonical } from '@touchstone/kernel/canonical';
import { cancelScan as cancel, prioritiseScan as prioritise, requestScan as request } from '@touchstone/services/work';
import { type Context, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import type { ProblemCode } from '../../problem/problems.ts';
import { Refusal } from '../../problem/refusal.ts';
import { seenRun, seenScan } from './seen-run.ts';
import { runShape, scanShape } from './shapes.ts';

/** All runs of one wish; an engine has a handful of versions. */
const MOST_RUNS = 1000;
/** Whose scans are part of an inspection; those of others are for themselves. */
const INSPECTS: ReadonlySet<OrganisationKind> = new Set(['ministry', 'province', 'lab']);

async function record(
  { platform, session, address }: Pick<Context, 'platform' | 'session' | 'address'>,
  action: string,
  kind: string,
  id: string,
  detail: Canonical,
) {
  await platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) =>
    auditLog(tx, session, { at: platform.now(), address }).record({ action, object: { kind, id }, detail }),
  );
}

export const requestScanHandler = handle(requestScan, async (context) => {
  const { body, actor, platform, transaction } = context;
  const artifact = await transaction((tx) =>
    artifactToScan(tx, body.artifact.length === 64 ? { sha256: body.artifact } : { id: body.artifact }),
  );
  if (artifact === undefined) throw new Refusal('not-found');
  if (artifact.state !== 'STORED' && artifact.state !== 'COLD')
    throw new Refusal('no-such-step', {
      detail: [`文件尚未入库或已销毁（${artifact.state}），不能检测`, `the file is ${artifact.state}: only stored files are scanned`],
    });
  const inspects = INSPECTS.has(actor.organisationKind);
  await inputsThere(context, body.inputs ?? []);

  const profile = inspects ? (body.profile ?? 'quick') : ('self-check' as const);
  const result = await request(platform.work.work, {
    artifact: artifact.id,
    app: artifact.app,
    category: body.category ?? artifact.category,
    profile,
    origin: ORIGINS[profile],
    campaign: null,
    organisation: actor.organisation,
    askedBy: actor.person ?? null,
    inputs: body.inputs ?? [],
    config: body.configuration ?? {},
    engines: body.engines ?? [],
    ...(body.forceReason === undefined ? {} : { forceReason: body.forceReason }),
  });
  if (!result.ok) throw new Refusal((result.reason === 'no-artifact' ? 'not-found' : result.reason) as ProblemCode);
  const { forceReason = null } = body;
  await record(context, 'scan.request', 'scan', result.request, { artifact: artifact.id, profile, forceReason });
  const scan = await seenScan(context, result.request);
  return { status: 201, body: { scan: scanShape(scan), runs: result.runs, alreadyRun: [...result.alreadyRun] } };
});

const ORIGINS = { quick: 'person', deep: 'person', retest: 'retest', 'look-back': 're-inspection', 'self-check': 'self-check' } as const;

/** @throws Refusal `invalid-input` naming inputs whose bytes are not here, or not the caller's to see: what engines say of them is told */
async function inputsThere(
  { platform, transaction }: Pick<Context, 'platform' | 'transaction'>,
  inputs: readonly { readonly sha256: string }[],
): Promise<void> {
  const seen = await transaction((tx) =>
    visibleInputs(
      tx,
      inputs.map(({ sha256 }) => sha256),
    ),
  );
  const missing: number[] = [];
  for (const [i, { sha256 }] of inputs.entries()) if (!seen.has(sha256) || !(await platform.objects.has(sha256))) missing.push(i);
  if (missing.length > 0)
    throw new Refusal('invalid-input', {
      errors: missing.map((i) => ({
        pointer: `/body/inputs/${i}/sha256`,
        message: ['没有这个文件，请先上传', 'no such file: bring it first'] as const,
      })),
    });
}

export const listScansHandler = handle(listScans, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-scans', query, {
      read: (limit, after) => listRequests(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: scanShape,
    }),
  })),
);

export const readScanHandler = handle(readScan, async (context) => {
  const { params, session, transaction } = context;
  const scan = await seenScan(context, params.scan);
  const runs = await transaction((tx) => runsOf(tx, session, { request: params.scan }, MOST_RUNS));
  return { status: 200, body: { scan: scanShape(scan), runs: runs.map(runShape) } };
});

/** Who sees a scan of another authority does not stop it. @throws Refusal `outside-scope` */
function own({ session }: Pick<Context, 'session'>, scan: { readonly organisation: string }): void {
  if (session.scope.kind !== 'all' && scan.organisation !== session.organisation) throw new Refusal('outside-scope');
}

export const cancelScanHandler = handle(cancelScan, async (context) => {
  own(context, await seenScan(context, context.params.scan));
  const body = await cancel(context.platform.work.work, context.params.scan);
  await record(context, 'run.cancel', 'scan', context.params.scan, { ...body, reason: context.body.reason });
  return { status: 200, body: { ...body } };
});

export const prioritiseScanHandler = handle(prioritiseScan, async (context) => {
  const { params, body } = context;
  await seenScan(context, params.scan);
  const moved = await prioritise(context.platform.work.work, params.scan, body.priority);
  await record(context, 'queue.manage', 'scan', params.scan, { ...body });
  return { status: 200, body: { moved } };
});

export const listRunsHandler = handle(listRuns, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-runs', query, {
      read: (limit, after) => runsOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: runShape,
    }),
  })),
);

export const readRunHandler = handle(readRun, async (context) => ({
  status: 200,
  body: runShape(await seenRun(context, context.params.run)),
}));

export const cancelRunHandler = handle(cancelRun, async (context) => {
  const { id, request: scan } = await seenRun(context, context.params.run);
  own(context, await seenScan(context, scan));
  const body = await cancel(context.platform.work.work, scan, id);
  await record(context, 'run.cancel', 'run', id, { ...body, reason: context.body.reason });
  return { status: 200, body: { ...body } };
});
