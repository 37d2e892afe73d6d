import { listPublicStatistics, readPublicApp, readPublicOperator, searchPublic } from '@touchstone/api-client/routes/public';
import { type PublishedFact, publishedFacts, publishedSnapshots, searchPublished } from '@touchstone/db/repositories/public-lists';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';

const PUBLIC = { 'cache-control': 'public, max-age=60' };
const MOST_FOUND = 50;

const factShape = ({ publishedAt, problems, annotations, isPlaceholder: _, ...fact }: PublishedFact) => ({
  ...fact,
  publishedAt: publishedAt.toISOString(),
  problems: [...problems],
  annotations: annotations.map((one) => ({ ...one })),
});

const namesOf = (facts: readonly PublishedFact[], name: (fact: PublishedFact) => string | null) => [
  ...new Set(facts.flatMap((fact) => name(fact) ?? [])),
];

export const searchPublicHandler = handle(searchPublic, async ({ query, transaction }) => {
  const { apps, developers } = await transaction((tx) => searchPublished(tx, query.q, MOST_FOUND + 1));
  const dated = <T extends { readonly lastAt: Date }>(rows: readonly T[]) =>
    rows.slice(0, MOST_FOUND).map((row) => ({ ...row, lastAt: row.lastAt.toISOString() }));
  return {
    status: 200,
    headers: PUBLIC,
    body: { apps: dated(apps), developers: dated(developers), isCut: apps.length > MOST_FOUND || developers.length > MOST_FOUND },
  };
});

/** An app of which nothing was published is not there, whether we know it or not. */
export const readPublicAppHandler = handle(readPublicApp, async ({ params, transaction }) => {
  const facts = await transaction((tx) => publishedFacts(tx, { app: params.app }));
  if (facts.length === 0) throw new Refusal('not-found');
  return {
    status: 200,
    headers: PUBLIC,
    body: { app: params.app, names: namesOf(facts, ({ name }) => name), facts: facts.map(factShape) },
  };
});

export const readPublicOperatorHandler = handle(readPublicOperator, async ({ params, transaction }) => {
  const facts = await transaction((tx) => publishedFacts(tx, { operator: params.operator }));
  if (facts.length === 0) throw new Refusal('not-found');
  const names = namesOf(facts, ({ developer }) => developer);
  return { status: 200, headers: PUBLIC, body: { operator: params.operator, names, facts: facts.map(factShape) } };
});

export const listPublicStatisticsHandler = handle(listPublicStatistics, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    headers: PUBLIC,
    body: await pageOf(platform.pageTokens, 'list-public-statistics', query, {
      read: (limit, after) => publishedSnapshots(tx, limit, timeKey(after)),
      keyOf: ({ publishedKey, id }) => [publishedKey, id],
      shape: ({ publishedKey: _, asOf, publishedAt, ...row }) => ({
        ...row,
        asOf: asOf.toISOString(),
        publishedAt: publishedAt.toISOString(),
      }),
    }),
  })),
);
