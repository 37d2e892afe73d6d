import { listFindings, readFinding } from '@touchstone/api-client/routes/findings';
import { systemSession } from '@touchstone/db';
import {
  type AfterFinding,
  findingDetail,
  readFinding as findingOf,
  listFindings as findingsOf,
} from '@touchstone/db/repositories/finding-lists';
import { personNames } from '@touchstone/db/repositories/review-figures';
import { reviewRows, reviewsOfFinding } from '@touchstone/db/repositories/review-rows';
import { policyFor, seeReview, underReview } from '@touchstone/services/review';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { Refusal } from '../../problem/refusal.ts';
import { sha256 } from '../../wiring/sha256.ts';
import { explanationOf, findingShape, mayReview, placeShapes, standingShape, voteShapes } from './shapes.ts';

export const listFindingsHandler = handle(listFindings, ({ query, session, platform, actor, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-findings', query, {
      read: (limit, after) => findingsOf(tx, session, query, limit, findingKey(after)),
      keyOf: ({ rank, openedKey, id }) => [query.order === 'rank' ? rank : openedKey, id],
      shape: (row) => findingShape(row, actor),
    });
    return { status: 200, body };
  }),
);

export function findingKey(key: PageKey | undefined): AfterFinding | undefined {
  if (key === undefined) return undefined;
  const [by, id] = key;
  if (by === null || by === undefined || typeof id !== 'string') throw new Refusal('page-token-invalid');
  return { by, id };
}

export const readFindingHandler = handle(readFinding, async ({ params, session, platform, actor, language, transaction }) => {
  const { row, detail, names, reviews } = await transaction(async (tx) => {
    const row = await findingOf(tx, session, params.finding);
    if (row === undefined) throw new Refusal('not-found');
    const detail = await findingDetail(tx, row.id, platform.now());
    const reviews = await reviewsOfFinding(tx, row.id);
    const names = await personNames(
      tx,
      reviews.map(({ reviewer }) => reviewer),
    );
    return { row, detail, names, reviews };
  });
  // a firm and a store learn what was confirmed and where, not how people came to it
  const isInside = session.scope.kind === 'all' || session.scope.kind === 'province' || session.scope.kind === 'lab';
  const viewer = { person: actor.person, mayReview: mayReview(actor) };
  const running = reviews.filter(({ round }) => round === row.round);
  const policy = await policyOf({ platform }, detail.organisation, running, actor.organisation);
  const item = underReview({ hash: sha256, secondSeed: platform.seeds.second }, row, policy);
  const decidedRounds = new Set(
    detail.events.filter(({ event }) => event === 'confirm' || event === 'reject').flatMap(({ round }) => round ?? []),
  );
  const seen = seeReview(viewer, row, reviews, decidedRounds, item, policy);
  const shownEvents = detail.events.filter(({ actor: by }) => seen.showsFusion || by.startsWith('person:'));
  const { auditedAs, claim } = detail;
  return {
    status: 200,
    rowVersion: row.rowVersion,
    body: {
      ...findingShape(row, actor),
      votes: isInside ? voteShapes(detail.votes, seen.showsFusion, language) : [],
      explanation: explanationOf(detail, seen.showsFusion && isInside),
      places: placeShapes(detail.places, language),
      evidence: [...detail.evidence],
      report: isInside ? detail.report : null,
      predecessors: detail.predecessors.map(({ id, state, versionName, openedAt }) => ({ id, state, version: versionName, openedAt })),
      successors: [...detail.successors],
      round: row.round,
      standing: isInside && seen.standing !== null ? standingShape(seen.standing) : null,
      reviews: (isInside ? seen.reviews : []).map(({ id, round, reviewer, decision, reason, note, isBlind, atMs }) => ({
        id,
        round,
        reviewer: { id: reviewer, name: names.get(reviewer) ?? null },
        decision,
        reason,
        note,
        isBlind,
        at: new Date(atMs).toISOString(),
      })),
      claim: isInside ? claim : null,
      requests: isInside ? [...detail.requests] : [],
      events: (isInside ? shownEvents : []).map(({ round: _round, from, to, ...event }) => ({
        ...event,
        from: from as typeof row.state | null,
        to: to as typeof row.state,
      })),
      auditedAs: seen.showsFusion && isInside ? (auditedAs as 'rejected' | 'not-found' | null) : null,
    },
  };
});

/** Policies of other organisations are no secret, and are read as the system. */
const policyOf = (
  { platform }: Pick<Context, 'platform'>,
  organisation: string | null,
  reviews: readonly { readonly organisation: string }[],
  asking: string,
) => platform.transaction(systemSession('review'), (tx) => policyFor(reviewRows(tx, null), { organisation }, reviews, asking));
