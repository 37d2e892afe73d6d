import * as contracts from '@touchstone/api-client/routes/submissions';
import { visibleInputs } from '@touchstone/db/repositories/run-lists';
import { agreeClause, beginRetest, concludeSubmission, decideSubmission, judgeCheck, settleRetest } from '@touchstone/services/submissions';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { submissionActor, submissionPorts } from '../../wiring/submission-ports.ts';
import { ownAuthoritys, refused, shown } from './seen-submission.ts';

export const decideSubmissionHandler = handle(contracts.decideSubmission, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await ownAuthoritys(context, params.submission);
  const result = await decideSubmission(submissionPorts(context), params.submission, body, submissionActor(actor), ifMatch);
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, params.submission)) };
});

const RETEST = '整改复测';

export const beginSubmissionRetestHandler = handle(contracts.beginSubmissionRetest, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await ownAuthoritys(context, params.submission);
  const looks = (body.looks ?? [{}]).map(({ inputs = [], ...ground }) => ({ ground, inputs }));
  await filesThere(
    context,
    looks.flatMap(({ inputs }) => inputs.map(({ sha256 }) => sha256)),
  );
  const basis = body.basis ?? RETEST;
  const result = await beginRetest(submissionPorts(context), params.submission, looks, submissionActor(actor), basis, ifMatch);
  if (!result.ok) throw refused(result);
  const { body: detail, rowVersion } = await shown(context, params.submission);
  return { status: 200, rowVersion, body: { detail, scans: [...result.requests], blind: result.blind.map((one) => ({ ...one })) } };
});

/** @throws Refusal `invalid-input` naming files whose bytes are not here, or not the caller's to see */
async function filesThere({ platform, session }: Pick<Context, 'platform' | 'session'>, digests: readonly string[]): Promise<void> {
  if (digests.length === 0) return;
  const seen = await platform.transaction(session, (tx) => visibleInputs(tx, digests));
  const missing = digests.filter((sha256) => !seen.has(sha256));
  if (missing.length > 0)
    throw new Refusal('invalid-input', {
      errors: missing.map((sha256) => ({
        pointer: '/body',
        message: [`没有这个文件，请先上传：${sha256}`, `no such file, bring it first: ${sha256}`] as const,
      })),
    });
}

export const settleSubmissionRetestHandler = handle(contracts.settleSubmissionRetest, async (context) => {
  const { submission } = context.params;
  await ownAuthoritys(context, submission);
  const result = await settleRetest(submissionPorts(context), submission);
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, submission)) };
});

export const agreeSubmissionClauseHandler = handle(contracts.agreeSubmissionClause, async (context) => {
  const { params, body, actor } = context;
  await ownAuthoritys(context, params.submission);
  if (actor.person === undefined)
    throw new Refusal('forbidden', { detail: ['须由本人登录后同意，令牌不能代替', 'a person agrees, signed in; a token does not'] });
  const result = await agreeClause(submissionPorts(context), params.submission, params.finding, body, submissionActor(actor));
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, params.submission)) };
});

export const checkSubmissionHandler = handle(contracts.checkSubmission, async (context) => {
  const { submission } = context.params;
  await ownAuthoritys(context, submission);
  const at = context.platform.now();
  await submissionPorts(context).inTransaction((tx) => tx.wantChecks(submission, at.getTime()));
  return { status: 202, body: { submission, wantedAt: at.toISOString() } };
});

export const judgeSubmissionCheckHandler = handle(contracts.judgeSubmissionCheck, async (context) => {
  const { params, body, actor } = context;
  await ownAuthoritys(context, params.submission);
  if (actor.person === undefined)
    throw new Refusal('forbidden', { detail: ['须由本人登录后判断，令牌不能代替', 'a person judges, signed in; a token does not'] });
  const { as, note, evidence = [] } = body;
  await filesThere(context, evidence);
  const result = await judgeCheck(
    submissionPorts(context),
    params.submission,
    params.check,
    { as, note, evidence },
    submissionActor(actor),
  );
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, params.submission)) };
});

export const concludeSubmissionHandler = handle(contracts.concludeSubmission, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await ownAuthoritys(context, params.submission);
  const result = await concludeSubmission(submissionPorts(context), params.submission, body, submissionActor(actor), ifMatch);
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, params.submission)) };
});
