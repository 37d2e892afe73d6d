import { exportApps, exportCases, exportFindings } from '@touchstone/api-client/routes/exports';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { formatScope, type Permission } from '@touchstone/domain/access';
import type { Canonical } from '@touchstone/kernel/canonical';
import { type SignedIn, scopeFor } from '../../access/actor.ts';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { type Context, type Handler, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'address' | 'language' | 'transaction'> & { readonly actor: SignedIn };

/** A list with the right that its pages ask for: a file holds no more than they do. */
interface List {
  readonly kind: string;
  readonly permission: Permission;
}

async function asked(context: Asking, { kind, permission }: List, filter: object) {
  const { platform, session, actor, address, language, transaction } = context;
  if (scopeFor(actor, permission, formatScope(session.scope)) === undefined)
    throw new Refusal('forbidden', { detail: ['没有查看此清单的权限', 'You may not read this list'] });
  return transaction(async (tx) => {
    const job = await askFor(tx, { platform, session, actor }, kind, { language, filter });
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'export.create',
      object: { kind: 'bulk-job', id: job.id },
      detail: { list: kind, filter: { ...filter } as Canonical },
    });
    return { status: 202 as const, body: bulkJobShape(job) };
  });
}

const apps = handle(exportApps, (context) => asked(context, { kind: 'apps-list', permission: 'app.read' }, context.query));

const findings = handle(exportFindings, (context) => asked(context, { kind: 'findings-list', permission: 'finding.read' }, context.query));

const cases = handle(exportCases, (context) => {
  const { authority, ...rest } = context.query;
  const filter = { ...rest, ...(authority === undefined ? {} : { organisation: authority }) };
  return asked(context, { kind: 'cases-list', permission: 'case.read' }, filter);
});

/** Whole lists as files, made by the server. */
export const exportHandlers: readonly Handler[] = [apps, findings, cases];
