import { listDisagreements, listReviewQueue } from '@touchstone/api-client/routes/findings';
import { type QueuedFinding, type ReviewStage, reviewQueue } from '@touchstone/db/repositories/finding-lists';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { reviewerOf } from '../../wiring/review-ports.ts';
import { findingKey } from './read-findings.ts';
import { findingShape } from './shapes.ts';

export const listReviewQueueHandler = handle(listReviewQueue, (context) => {
  const { query } = context;
  const own: readonly ReviewStage[] = reviewerOf(context).mayDecide ? ['first', 'second', 'third'] : ['second'];
  return queueOf(context, 'list-review-queue', query.stage === undefined ? own : own.filter((stage) => stage === query.stage));
});

export const listDisagreementsHandler = handle(listDisagreements, (context) => queueOf(context, 'list-disagreements', ['third']));

interface QueueQuery {
  readonly limit?: number;
  readonly after?: string;
  readonly clause?: string;
  readonly campaign?: string;
  readonly province?: string;
}

type From = Pick<Context, 'session' | 'platform' | 'transaction'> & {
  readonly actor: Parameters<typeof findingShape>[1] & Context['actor'];
  readonly query: QueueQuery;
};

function queueOf(context: From, list: string, stages: readonly ReviewStage[]) {
  const { query, session, platform, actor, transaction } = context;
  const { person } = reviewerOf(context);
  const { clause, campaign, province } = query;
  return transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, list, query, {
      read: (limit, after) =>
        reviewQueue(tx, session, { reviewer: person, stages, now: platform.now(), clause, campaign, province }, limit, findingKey(after)),
      keyOf: ({ rank, id }) => [rank, id],
      shape: (row: QueuedFinding) => ({
        ...findingShape(row, actor),
        stage: row.stage,
        claimedUntil: row.claimedUntil?.toISOString() ?? null,
      }),
    });
    return { status: 200, body };
  });
}
