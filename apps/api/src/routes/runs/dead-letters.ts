import { listDeadLetters, redriveRun, redriveRuns } from '@touchstone/api-client/routes/runs';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { deadLetterGroups } from '@touchstone/db/repositories/run-lists';
import { redriveRun as redrive } from '@touchstone/services/work';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { seenRun } from './seen-run.ts';

export const listDeadLettersHandler = handle(listDeadLetters, async ({ session, transaction }) => {
  const rows = await transaction((tx) => deadLetterGroups(tx, session));
  const items = rows.map((row) => ({
    ...row,
    newestAt: row.newestAt?.toISOString() ?? null,
    list: `/api/v1/runs?${new URLSearchParams({ isDead: 'true', engine: row.engine, errorClass: row.errorClass })}`,
  }));
  return { status: 200, body: { items } };
});

export const redriveRunHandler = handle(redriveRun, async (context) => {
  const { params, body, actor, session, address, platform, transaction } = context;
  await seenRun(context, params.run);
  const result = await redrive(platform.work.work, {
    run: params.run,
    reason: body.reason,
    origin: 'person',
    organisation: actor.organisation,
    askedBy: actor.person ?? null,
  });
  if (!result.ok) throw new Refusal(result.reason === 'no-artifact' ? 'not-found' : result.reason);
  await transaction((tx) =>
    auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'queue.manage',
      object: { kind: 'run', id: params.run },
      detail: { redriven: result.request, reason: body.reason },
    }),
  );
  return { status: 201, body: { scan: result.request } };
});

export const redriveRunsHandler = handle(redriveRuns, ({ body, actor, session, address, platform, transaction }) =>
  transaction(async (tx) => {
    const job = await askFor(tx, { platform, session, actor }, 'runs-redrive', body);
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'queue.manage',
      object: { kind: 'bulk-job', id: job.id },
      detail: { ...body },
    });
    return { status: 202, body: bulkJobShape(job) };
  }),
);
