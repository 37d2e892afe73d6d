import * as contracts from '@touchstone/api-client/routes/submissions';
import { visibleInputs } from '@touchstone/db/repositories/run-lists';
import { seesCase, submittableArtifacts } from '@touchstone/db/repositories/submission-lists';
import {
  createSubmission as create,
  editSubmission as edit,
  type SubmissionDraft,
  sendSubmission as send,
  withdrawSubmission as withdraw,
} from '@touchstone/services/submissions';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { submissionActor, submissionPorts } from '../../wiring/submission-ports.ts';
import { ownSubmission, refused, shown } from './seen-submission.ts';

type Asking = Pick<Context, 'platform' | 'session'>;
type DraftBody = NonNullable<Context<typeof contracts.createSubmission>['body']>;

/** Files by their ids. @throws Refusal `invalid-input` naming files that are not here, or not the firm's to hand in */
async function draftOf(context: Asking, { statement, fixes, artifacts }: DraftBody): Promise<SubmissionDraft> {
  const proofs = (fixes ?? []).flatMap(({ evidence = [] }) => evidence);
  const { files, known } = await context.platform.transaction(context.session, async (tx) => ({
    files: new Map((await submittableArtifacts(tx, context.session, artifacts ?? [])).map(({ id, sha256 }) => [sha256, id])),
    known: await visibleInputs(tx, proofs),
  }));
  const missing = [
    ...(artifacts ?? []).flatMap((sha256, i) => (files.has(sha256) ? [] : [`/body/artifacts/${i}`])),
    ...(fixes ?? []).flatMap(({ evidence = [] }, i) =>
      evidence.flatMap((sha256, k) => (known.has(sha256) ? [] : [`/body/fixes/${i}/evidence/${k}`])),
    ),
  ];
  if (missing.length > 0) throw new Refusal('invalid-input', { errors: missing.map((pointer) => ({ pointer, message: 'no-such-file' })) });
  return {
    ...(statement === undefined ? {} : { statement }),
    ...(artifacts === undefined ? {} : { artifacts: artifacts.map((sha256) => files.get(sha256)!) }),
    ...(fixes === undefined
      ? {}
      : {
          fixes: fixes.map(({ finding, done, changedFile = '', version = '', evidence = [] }) => ({
            finding,
            done,
            changedFile,
            version,
            evidence,
          })),
        }),
  };
}

export const createSubmissionHandler = handle(contracts.createSubmission, async (context) => {
  const { params, body, actor, platform, session } = context;
  if (session.scope.kind !== 'operator') throw new Refusal('outside-scope');
  if (!(await platform.transaction(session, (tx) => seesCase(tx, params.case)))) throw new Refusal('not-found');
  const result = await create(submissionPorts(context), params.case, await draftOf(context, body), submissionActor(actor));
  if (!result.ok) throw refused(result);
  return { status: 201, ...(await shown(context, result.submission)) };
});

export const editSubmissionHandler = handle(contracts.editSubmission, async (context) => {
  const { params, body, ifMatch } = context;
  await ownSubmission(context, params.submission);
  const result = await edit(submissionPorts(context), params.submission, await draftOf(context, body), ifMatch);
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, params.submission)) };
});

/** What a firm rests on when it answers an order. */
const SENT = '责令整改：整改提交';

export const sendSubmissionHandler = handle(contracts.sendSubmission, async (context) => {
  const { params, actor, ifMatch } = context;
  await ownSubmission(context, params.submission);
  const result = await send(submissionPorts(context), params.submission, submissionActor(actor), SENT, ifMatch);
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, params.submission)) };
});

export const withdrawSubmissionHandler = handle(contracts.withdrawSubmission, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await ownSubmission(context, params.submission);
  const result = await withdraw(submissionPorts(context), params.submission, body.reason, submissionActor(actor), ifMatch);
  if (!result.ok) throw refused(result);
  return { status: 200, ...(await shown(context, params.submission)) };
});
