import { listFindingReplies, replyToFinding } from '@touchstone/api-client/routes/questions';
import { readFinding } from '@touchstone/db/repositories/finding-lists';
import { listReplies, questionRows } from '@touchstone/db/repositories/question-rows';
import { formatScope } from '@touchstone/domain/access';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';

async function findingSeen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<void> {
  if ((await platform.transaction(session, (tx) => readFinding(tx, session, id))) === undefined) throw new Refusal('not-found');
}

/** Only who is told of a finding replies to it; an authority writes its reasons elsewhere. */
export const replyToFindingHandler = handle(replyToFinding, async (context) => {
  const { params, body, actor, session, platform } = context;
  if (session.scope.kind !== 'operator' && session.scope.kind !== 'store') throw new Refusal('outside-scope');
  await findingSeen(context, params.finding);
  const [id, at, replier] = [platform.newId(), platform.now(), formatScope(session.scope)];
  const act = { action: 'finding.reply', kind: 'finding', id: params.finding, detail: { reply: id, position: body.position } };
  const reply = { id, finding: params.finding, replier, position: body.position, text: body.text };
  await auditedEdit(context, act, questionRows, async (rows) => {
    await rows.createReply({ ...reply, organisation: actor.organisation, at, by: actor.person ?? null });
    return { ok: true };
  });
  return { status: 201, body: { ...reply, at: at.toISOString() } };
});

export const listFindingRepliesHandler = handle(listFindingReplies, async (context) => {
  const { params, session, transaction } = context;
  await findingSeen(context, params.finding);
  const rows = await transaction((tx) => listReplies(tx, session, params.finding));
  return { status: 200, body: { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) } };
});
