import {
  handComplaintOn,
  listComplaints,
  moveComplaint,
  readComplaint,
  readComplaintReporter,
  takeComplaint,
} from '@touchstone/api-client/routes/complaints';
import { readApp } from '@touchstone/db/repositories/app-lists';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import {
  complaintEvents,
  complaintMatches,
  complaintSealed,
  listComplaints as complaintsOf,
} from '@touchstone/db/repositories/complaint-lists';
import { normalisedName } from '@touchstone/domain/inventory';
import { handOn, moveComplaint as move, takeComplaint as take } from '@touchstone/services/complaints';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { complaintEdits, complaintPurpose } from '../../wiring/complaint-ports.ts';
import { complaintShape, seenComplaint, wishOf } from './shapes.ts';

export const listComplaintsHandler = handle(listComplaints, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-complaints', query, {
      read: (limit, after) => complaintsOf(tx, session, query, limit, timeKey(after)),
      keyOf: ({ receivedKey, id }) => [receivedKey, id],
      shape: complaintShape,
    }),
  })),
);

export const readComplaintHandler = handle(readComplaint, async (context) => {
  const { session, transaction } = context;
  const row = await seenComplaint(context, context.params.complaint);
  const about = { package: row.package, name: normalisedName(row.subject) };
  const { matches, history } = await transaction(async (tx) => ({
    matches: await complaintMatches(tx, session, about),
    history: await complaintEvents(tx, row.id),
  }));
  return {
    status: 200,
    body: {
      complaint: complaintShape(row),
      matches: matches.map((match) => ({ ...match })),
      history: history.map((event) => ({ ...event, at: event.at.toISOString() })),
    },
    rowVersion: row.rowVersion,
  };
});

/** Nothing of who said it goes into the record. */
export const takeComplaintHandler = handle(takeComplaint, async (context) => {
  const { body, actor } = context;
  const act = { action: 'complaint.take', kind: 'organisation', id: actor.organisation, detail: { channel: 'hotline' } };
  const wish = wishOf(body, 'hotline');
  const taken = await take(complaintEdits(context, act), wish, { organisation: actor.organisation, by: actor.person ?? null });
  if (!taken.ok) throw new Refusal('conflict');
  const row = await seenComplaint(context, taken.id);
  return {
    status: 201,
    body: { complaint: complaintShape(row), secret: taken.secret },
    rowVersion: row.rowVersion,
    headers: { 'cache-control': 'no-store' },
  };
});

export const moveComplaintHandler = handle(moveComplaint, async (context) => {
  const { params, body, actor, ifMatch } = context;
  const { complaint } = params;
  await seenComplaint(context, complaint);
  const { on, app, original, answer, clauses, reason = '' } = body;
  if (app !== undefined) await appSeen(context, app);
  if (original !== undefined) await seenComplaint(context, original);
  const act = { action: 'complaint.take', kind: 'complaint', id: complaint, detail: { step: on } };
  const order = {
    on,
    reason,
    by: actor.person ?? null,
    ...(app === undefined ? {} : { app }),
    ...(original === undefined ? {} : { original }),
    ...(answer === undefined ? {} : { answer }),
    ...(clauses === undefined ? {} : { clauses }),
  };
  const result = await move(complaintEdits(context, act), complaint, order, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  const row = await seenComplaint(context, complaint);
  return { status: 200, body: complaintShape(row), rowVersion: row.rowVersion };
});

export const handComplaintOnHandler = handle(handComplaintOn, async (context) => {
  const { params, body, ifMatch } = context;
  await seenComplaint(context, params.complaint);
  const act = { action: 'complaint.take', kind: 'complaint', id: params.complaint, detail: { handedTo: body.province ?? 'ministry' } };
  const result = await handOn(complaintEdits(context, act), params.complaint, body, ifMatch);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, body: { organisation: result.organisation } };
});

/** @throws Refusal `invalid-input` for an app that the caller does not see */
async function appSeen({ platform, session }: Pick<Context, 'platform' | 'session'>, app: string): Promise<void> {
  const row = await platform.transaction(session, (tx) => readApp(tx, session, app));
  if (row === undefined) throw new Refusal('invalid-input', { errors: [{ pointer: '/body/app', message: 'no-such-app' }] });
}

export const readComplaintReporterHandler = handle(readComplaintReporter, async ({ params, session, platform, address, transaction }) => {
  const { complaint } = params;
  const sealed = await transaction(async (tx) => {
    const found = await complaintSealed(tx, session, complaint);
    if (found !== undefined)
      await auditLog(tx, session, { at: platform.now(), address }).record({
        action: 'lead.read-person',
        object: { kind: 'complaint', id: complaint },
      });
    return found;
  });
  if (sealed === undefined) throw new Refusal('not-found');
  const { name, contact, subject, text } = JSON.parse(platform.seal.open(sealed, complaintPurpose(complaint))) as Record<
    'name' | 'contact' | 'subject' | 'text',
    string
  >;
  return { status: 200, body: { name, contact, subject, text }, headers: { 'cache-control': 'no-store' } };
});
