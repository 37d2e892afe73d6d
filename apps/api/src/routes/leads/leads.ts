import { createLead, listLeads, moveLead, readLead, readLeadReporter } from '@touchstone/api-client/routes/leads';
import { readApp } from '@touchstone/db/repositories/app-lists';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { type ListedLead, leadEvents, readLead as leadOf, leadReporter, listLeads as leadsOf } from '@touchstone/db/repositories/lead-rows';
import { createLead as create, moveLead as move } from '@touchstone/services/leads';
import { type Context, type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { leadEdits } from '../../wiring/lead-ports.ts';

const leadShape = ({ rowVersion, createdAt, ...row }: ListedLead) => ({
  ...row,
  subjectKind: row.subjectKind as 'app',
  clauses: [...row.clauses],
  createdAt: createdAt.toISOString(),
  version: rowVersion,
});

/** @throws Refusal `not-found` for a lead that is not there, or another organisation's */
async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedLead> {
  const row = await platform.transaction(session, (tx) => leadOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** @throws Refusal `invalid-input` for an app that the caller does not see */
async function appSeen({ platform, session }: Pick<Context, 'platform' | 'session'>, app: string): Promise<void> {
  const row = await platform.transaction(session, (tx) => readApp(tx, session, app));
  if (row === undefined) throw new Refusal('invalid-input', { errors: [{ pointer: '/body/app', message: 'no-such-app' }] });
}

const purposeOf = (lead: string): string => `lead ${lead} reporter`;

const list = handle(listLeads, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-leads', query, {
      read: (limit, after) => leadsOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: leadShape,
    }),
  })),
);

const createOne = handle(createLead, async (context) => {
  const { body, actor, session, platform } = context;
  const id = platform.newId();
  const { reporter } = body;
  await create(leadEdits(context, { action: 'lead.create', kind: 'lead', id, detail: { source: body.source } }), {
    id,
    source: body.source,
    sourceDetail: body.sourceDetail ?? '',
    subjectKind: body.subjectKind ?? 'app',
    subject: body.subject,
    clauses: body.clauses ?? [],
    note: body.note ?? '',
    reportedOn: body.reportedOn ?? null,
    organisation: actor.organisation,
    province: body.province ?? (session.scope.kind === 'province' ? session.scope.province : null),
    reporter: reporter === undefined ? null : platform.seal.seal(reporter, purposeOf(id)),
    by: actor.person ?? null,
  });
  const row = await seen(context, id);
  return { status: 201, body: leadShape(row), rowVersion: row.rowVersion };
});

const read = handle(readLead, async (context) => {
  const row = await seen(context, context.params.lead);
  const events = await context.transaction((tx) => leadEvents(tx, row.id));
  return {
    status: 200,
    body: { lead: leadShape(row), history: events.map((event) => ({ ...event, at: event.at.toISOString() })) },
    rowVersion: row.rowVersion,
  };
});

const step = handle(moveLead, async (context) => {
  const { params, body, ifMatch } = context;
  await seen(context, params.lead);
  const { on, app, reason = '' } = body;
  if (app !== undefined) await appSeen(context, app);
  const act = { action: 'lead.create', kind: 'lead', id: params.lead, detail: { step: on } };
  const result = await move(leadEdits(context, act), params.lead, { on, reason, ...(app === undefined ? {} : { app }) }, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  const row = await seen(context, params.lead);
  return { status: 200, body: leadShape(row), rowVersion: row.rowVersion };
});

const reporter = handle(readLeadReporter, async ({ params, session, platform, address, transaction }) => {
  const sealed = await transaction(async (tx) => {
    const found = await leadReporter(tx, session, params.lead);
    if (found !== undefined)
      await auditLog(tx, session, { at: platform.now(), address }).record({
        action: 'lead.read-person',
        object: { kind: 'lead', id: params.lead },
      });
    return found;
  });
  if (sealed === undefined) throw new Refusal('not-found');
  return { status: 200, body: { reporter: platform.seal.open(sealed, purposeOf(params.lead)) } };
});

/** Suspicions before any test. */
export const leadHandlers: readonly Handler[] = [list, createOne, read, step, reporter];
