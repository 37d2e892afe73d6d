import { listSubmissions, readSubmission } from '@touchstone/api-client/routes/submissions';
import { listSubmissions as submissionsOf } from '@touchstone/db/repositories/submission-lists';
import { type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import {
  agreeSubmissionClauseHandler,
  beginSubmissionRetestHandler,
  checkSubmissionHandler,
  concludeSubmissionHandler,
  decideSubmissionHandler,
  judgeSubmissionCheckHandler,
  settleSubmissionRetestHandler,
} from './review-submissions.ts';
import { shown } from './seen-submission.ts';
import { submissionShape } from './shapes.ts';
import { createSubmissionHandler, editSubmissionHandler, sendSubmissionHandler, withdrawSubmissionHandler } from './write-submissions.ts';

const list = handle(listSubmissions, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-submissions', query, {
      read: (limit, after) => submissionsOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: submissionShape,
    }),
  })),
);

const read = handle(readSubmission, async (context) => ({ status: 200, ...(await shown(context, context.params.submission)) }));

/** What firms say that they put right, and what came of it. */
export const submissionHandlers: readonly Handler[] = [
  list,
  read,
  createSubmissionHandler,
  editSubmissionHandler,
  sendSubmissionHandler,
  withdrawSubmissionHandler,
  decideSubmissionHandler,
  beginSubmissionRetestHandler,
  settleSubmissionRetestHandler,
  agreeSubmissionClauseHandler,
  checkSubmissionHandler,
  judgeSubmissionCheckHandler,
  concludeSubmissionHandler,
];
