import { extendDeadline, pauseDeadline, resumeDeadline } from '@touchstone/api-client/routes/deadlines';
import { MAIN_DEADLINES } from '@touchstone/domain/case';
import { moveCase } from '@touchstone/services/cases';
import {
  type ClockPaper,
  extendDeadline as extend,
  type MoveDeadline,
  pauseDeadline as pause,
  resumeDeadline as resume,
} from '@touchstone/services/deadlines';
import { nameOf } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';
import { Refusal, type Told } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { caseActor, caseRowsOf } from '../../wiring/case-ports.ts';
import { deadlineRowsOf } from '../../wiring/deadline-ports.ts';
import { seenDeadline } from './read-deadlines.ts';
import { deadlineShape } from './shapes.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'actor' | 'ifMatch' | 'address'> & {
  readonly params: { readonly deadline: string };
  readonly body: { readonly document: string };
  readonly actor: Parameters<typeof caseActor>[0];
};
type Step = (tx: Transaction) => Promise<MoveDeadline>;

const byOf = ({ actor, body, ifMatch }: Asking) => ({ actor: nameOf(actor), documentId: body.document, readVersion: ifMatch });

/** Whose the deadline is decides: another authority that sees it does not. */
async function own(context: Asking) {
  const row = await seenDeadline(context, context.params.deadline);
  if (row.organisation !== context.actor.organisation) throw new Refusal('outside-scope');
  return row;
}

/** One audited transaction; what a step refuses undoes what was done before it. @returns id of the deadline that counts now */
async function edit(context: Asking, verb: string, step: Step): Promise<string> {
  const { deadline } = context.params;
  const act = { action: 'deadline.extend', kind: 'deadline', id: deadline, detail: { step: verb, document: context.body.document } };
  const moved = await auditedEdit(
    context,
    act,
    (tx) => tx,
    async (tx) => {
      const result = await step(tx);
      if (!result.ok) throw refused(result);
      return result;
    },
  );
  return moved.id;
}

const refused = ({ reason, missingYear, needs }: Extract<MoveDeadline, { ok: false }>): Refusal => {
  if (needs !== undefined) return new Refusal(reason, { detail: NEEDED[needs] });
  return new Refusal(reason, missingYear === undefined ? {} : { detail: String(missingYear) });
};

/** Which document a step rests on. */
const NEEDED: Readonly<Record<ClockPaper, Told>> = {
  pause: [
    '须有本机关已签发的中止期限决定书，且属于本案（无案件的，写明原文书文号）；可在案件页起草',
    'It rests on an issued decision to pause of this authority about this case (without a case: that names the document); draft one from the case',
  ],
  resume: [
    '须有本机关已签发的恢复期限决定书，且属于本案（无案件的，写明原文书文号）；可在案件页起草',
    'It rests on an issued decision to resume of this authority about this case (without a case: that names the document); draft one from the case',
  ],
  extension: ['须有本机关为本案签发的延期决定书', 'It rests on an issued decision to extend of this authority about this case'],
};

export const pauseHandler = handle(pauseDeadline, async (context) => {
  await own(context);
  const id = await edit(context, 'pause', (tx) => pause(deadlineRowsOf(context.platform)(tx), context.params.deadline, byOf(context)));
  const row = await seenDeadline(context, id);
  return { status: 200, body: deadlineShape(row), rowVersion: row.rowVersion };
});

export const resumeHandler = handle(resumeDeadline, async (context) => {
  await own(context);
  const id = await edit(context, 'resume', (tx) => resume(deadlineRowsOf(context.platform)(tx), context.params.deadline, byOf(context)));
  const row = await seenDeadline(context, id);
  return { status: 200, body: deadlineShape(row), rowVersion: row.rowVersion };
});

export const extendHandler = handle(extendDeadline, async (context) => {
  const { platform, body, params, actor } = context;
  const before = await own(context);
  const id = await edit(context, 'extend', async (tx) => {
    // the case hears of it first: its guard asks for a deadline that is open
    if (before.caseId !== null && MAIN_DEADLINES.some((main) => main === before.purpose)) {
      const moved = await moveCase(caseRowsOf(platform)(tx), {
        caseId: before.caseId,
        event: 'extend-deadline',
        basis: `order:${body.document}`,
        payload: { document: body.document, deadline: params.deadline, rule: body.rule },
        actor: caseActor(actor),
      });
      if (!moved.ok) throw new Refusal(CASE_REFUSALS[moved.reason] ?? 'no-such-step', { detail: moved.reason });
    }
    return extend(deadlineRowsOf(platform)(tx), params.deadline, { ...byOf(context), rule: body.rule });
  });
  const row = await seenDeadline(context, id);
  return { status: 201, body: deadlineShape(row), rowVersion: row.rowVersion };
});

const CASE_REFUSALS: Readonly<Record<string, 'not-found' | 'forbidden'>> = { 'not-found': 'not-found', 'wrong-role': 'forbidden' };
