import { listListingChanges, listListingProbes, listListings, readListing, recordProbe } from '@touchstone/api-client/routes/acquisition';
import {
  listListingChanges as changesOf,
  type ListedListing,
  readListing as listingOf,
  listListings as listingsOf,
  listListingProbes as probesOf,
} from '@touchstone/db/repositories/acquisition-lists';
import { probeListing } from '@touchstone/services/acquisition';
import type { Context } from '../../handler.ts';
import { handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { probePorts } from '../../wiring/inventory-ports.ts';

const listingShape = (row: ListedListing) => {
  const { filing, misses, firstSeenAt, lastSeenAt, state, ...rest } = row;
  return {
    ...rest,
    state: state as 'LIVE',
    permissions: [...row.permissions],
    filingNumber: filing,
    misses: misses.length,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  };
};

export const listListingsHandler = handle(listListings, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-listings', query, {
      read: (limit, after) => listingsOf(tx, session, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: listingShape,
    });
    return { status: 200, body };
  }),
);

/** @throws Refusal `not-found` for a listing that is not there, or not in this scope */
async function seen({ platform, session }: Pick<Context, 'platform' | 'session'>, id: string): Promise<ListedListing> {
  const row = await platform.transaction(session, (tx) => listingOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const readListingHandler = handle(readListing, async (context) => ({
  status: 200,
  body: listingShape(await seen(context, context.params.listing)),
}));

export const listListingChangesHandler = handle(listListingChanges, async (context) => {
  const { params, query, platform, transaction } = context;
  await seen(context, params.listing);
  return transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, `list-listing-changes ${params.listing}`, query, {
      read: (limit, after) => changesOf(tx, params.listing, limit, timeKey(after)),
      keyOf: ({ at, id }) => [at.toISOString(), id],
      shape: ({ id, at, fields, change }) => ({ id, at: at.toISOString(), fields: [...fields], statement: change }),
    });
    return { status: 200, body };
  });
});

export const listListingProbesHandler = handle(listListingProbes, async (context) => {
  const { params, query, platform, transaction } = context;
  await seen(context, params.listing);
  return transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, `list-listing-probes ${params.listing}`, query, {
      read: (limit, after) => probesOf(tx, params.listing, limit, timeKey(after)),
      keyOf: ({ at, id }) => [at.toISOString(), id],
      shape: (row) => ({ ...row, at: row.at.toISOString() }),
    });
    return { status: 200, body };
  });
});

export const recordProbeHandler = handle(recordProbe, async (context) => {
  const { params, body } = context;
  await seen(context, params.listing);
  const act = { action: 'store.edit', kind: 'listing', id: params.listing, detail: { vantage: body.vantage, result: body.result } };
  const probed = await probeListing(probePorts(context, act), {
    listing: params.listing,
    method: 'person',
    vantage: body.vantage,
    result: body.result,
    versionName: body.versionName ?? null,
    page: body.note === undefined ? {} : { note: body.note },
    raw: null,
  });
  if (!probed.ok) throw new Refusal(probed.reason);
  return { status: 201, body: { id: probed.id, state: probed.state } };
});
