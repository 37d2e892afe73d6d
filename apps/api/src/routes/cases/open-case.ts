import { addCaseFindings, openCase } from '@touchstone/api-client/routes/cases';
import { readFinding } from '@touchstone/db/repositories/finding-lists';
import { readLead } from '@touchstone/db/repositories/lead-rows';
import { addFindings, openCase as open } from '@touchstone/services/cases';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { caseActor, openingEdits } from '../../wiring/case-ports.ts';
import { refuse } from './case-refusal.ts';
import { seenCase } from './read-cases.ts';
import { caseShape } from './shapes.ts';

export const openCaseHandler = handle(openCase, async (context) => {
  const { body, actor, platform, language } = context;
  const findings = body.findings ?? [];
  if (body.isDemo === true && !platform.clock.isSettable) throw new Refusal('not-served');
  await refuseUnseen(context, findings);
  if (body.recurrenceOf !== undefined) await seenCase(context, body.recurrenceOf);
  const subject = await subjectOf(context);
  const id = platform.newId();
  const act = { action: 'case.open', kind: 'case', id, detail: { findings: [...findings] } };
  const result = await openingEdits(context, act).inTransaction((tx) =>
    open(tx, {
      id,
      origin: findings.length > 0 ? (body.recurrenceOf === undefined ? 'findings' : 'relapse') : 'complaint',
      findings,
      ...(subject === undefined ? {} : { subject }),
      ...(body.lead === undefined ? {} : { lead: body.lead }),
      ...(body.recurrenceOf === undefined ? {} : { recurrenceOf: body.recurrenceOf }),
      ...(body.isDemo === undefined ? {} : { isDemo: body.isDemo }),
      basis: body.basis,
      actor: caseActor(actor),
      organisation: actor.organisation,
      handler: actor.person ?? null,
    }),
  );
  if (!result.ok) return refuse(result, language);
  const row = await seenCase(context, result.id);
  return { status: 201, body: caseShape(row, context.session), rowVersion: row.rowVersion };
});

export const addCaseFindingsHandler = handle(addCaseFindings, async (context) => {
  const { params, body, actor, ifMatch, language } = context;
  await seenCase(context, params.case);
  await refuseUnseen(context, body.findings);
  const act = { action: 'case.handle', kind: 'case', id: params.case, detail: { event: 'add-findings', findings: [...body.findings] } };
  const result = await openingEdits(context, act).inTransaction((tx) =>
    addFindings(tx, { caseId: params.case, findings: body.findings, basis: body.basis, actor: caseActor(actor), ifMatch }),
  );
  if (!result.ok) return refuse(result, language);
  const row = await seenCase(context, params.case);
  return { status: 200, body: caseShape(row, context.session), rowVersion: row.rowVersion };
});

/** What one may not see, one opens no case of. @throws Refusal `finding-not-confirmed` */
async function refuseUnseen({ platform, session }: Pick<Context, 'platform' | 'session'>, findings: readonly string[]): Promise<void> {
  const seen = await platform.transaction(session, (tx) => Promise.all(findings.map((id) => readFinding(tx, session, id))));
  if (seen.some((row) => row === undefined)) throw new Refusal('finding-not-confirmed');
}

/** The subject of the complaint, or the one that was named; undefined when neither names one. */
async function subjectOf({ platform, session, body }: Context<typeof openCase>) {
  if (body.lead === undefined) return body.subject;
  const { lead: id } = body;
  const lead = await platform.transaction(session, (tx) => readLead(tx, session, id));
  if (lead === undefined) throw new Refusal('invalid-input', { errors: [{ pointer: '/body/lead', message: 'no-such-lead' }] });
  return body.subject ?? (lead.app === null ? undefined : { kind: lead.subjectKind, id: lead.app });
}
