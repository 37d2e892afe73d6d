import { loadReportedNotices } from '@touchstone/api-client/routes/notices';
import { loadReported } from '@touchstone/services/notices';
import { handle } from '../../handler.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { deliveredCatalogue } from '../../wiring/notice-ports.ts';
import { reportedTransaction } from '../../wiring/reported-ports.ts';

export const loadReportedHandler = handle(loadReportedNotices, async (context) => {
  const { platform, actor } = context;
  const act = { action: 'notice.reported-loaded', kind: 'organisation', id: actor.organisation };
  const { ok: _, ...counts } = await auditedEdit(
    context,
    act,
    (tx) => reportedTransaction(platform, tx),
    (tx) => loadReported(tx, deliveredCatalogue(), actor.person ?? null),
  );
  return { status: 200, body: counts };
});
