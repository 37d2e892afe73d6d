import { readAutomation, readMissEstimate, readReviewStatistics } from '@touchstone/api-client/routes/findings';
import { automationFigures, blindPairs, decidedReviews, missCounts, personNames } from '@touchstone/db/repositories/review-figures';
import { sumAutomation } from '@touchstone/domain/engine';
import { type AuditCount, missedBy, recallEstimate } from '@touchstone/domain/fusion';
import { agreementOf, reviewerFigures } from '@touchstone/domain/review';
import { handle } from '../../handler.ts';

export const readReviewStatisticsHandler = handle(readReviewStatistics, ({ query, session, transaction }) =>
  transaction(async (tx) => {
    const figures = reviewerFigures(await decidedReviews(tx, session, query));
    const names = await personNames(
      tx,
      figures.map(({ reviewer }) => reviewer),
    );
    const agreement = agreementOf(await blindPairs(tx, session, query));
    const reviewers = figures.map(({ reviewer, ...figure }) => ({
      reviewer: { id: reviewer, name: names.get(reviewer) ?? null },
      ...figure,
    }));
    return { status: 200, body: { reviewers, agreement } };
  }),
);

export const readMissEstimateHandler = handle(readMissEstimate, ({ query, session, transaction }) =>
  transaction(async (tx) => {
    const { confirmed, rejected, notFound } = await missCounts(tx, session, query);
    const { recall, between } = recallEstimate(confirmed, [rejected, notFound]);
    return {
      status: 200,
      body: { confirmed, rejected: missShape(rejected), notFound: missShape(notFound), recall, recallBetween: [...between] },
    };
  }),
);

function missShape(count: AuditCount) {
  const { share, missed, missedBetween } = missedBy(count);
  return { ...count, share, missed, missedBetween: [missedBetween[0], missedBetween[1]] as [number, number] };
}

const USUAL_LIMIT = 100;

export const readAutomationHandler = handle(readAutomation, ({ query, session, transaction }) =>
  transaction(async (tx) => {
    const { rows, total } = await automationFigures(tx, session, query, query.limit ?? USUAL_LIMIT);
    const items = rows.map(({ key, name, results, tested, byMachine }) => ({ key, name, results, ...shareOf({ tested, byMachine }) }));
    return { status: 200, body: { total: shareOf(total), items } };
  }),
);

function shareOf(figure: { readonly tested: number; readonly byMachine: number }) {
  const { tested, byMachine, share } = sumAutomation([figure]);
  return { tested, byMachine, share: share ?? null };
}
