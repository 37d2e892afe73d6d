import { readStoreFigures } from '@touchstone/api-client/routes/statistics';
import { storeTimes } from '@touchstone/db/repositories/statistics-lists';
import { quantile, rateOf } from '@touchstone/domain/statistics';
import { handle } from '../../handler.ts';

type More = Readonly<Record<string, string>>;

export const readStoreFiguresHandler = handle(readStoreFigures, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const asOf = query.asOf === undefined ? platform.now() : new Date(query.asOf);
    const items = (await storeTimes(tx, session, asOf)).map(({ acknowledged, reported, verified, listed, acquired, ...row }) => {
      const list = (more: More = {}) => itemsOf(row.store, asOf, more);
      return {
        ...row,
        acknowledged: hoursOf(acknowledged, list({ reached: 'acknowledged' })),
        reported: hoursOf(reported, list({ reached: 'reported' })),
        verified: hoursOf(verified, list({ reached: 'verified' })),
        // a shelf is known as it is now, and not as it was
        coverage:
          query.asOf === undefined
            ? { ...rateOf(acquired, listed), list: listingsOf(row.store, { isAcquired: 'true' }), ofList: listingsOf(row.store) }
            : null,
        list: list(),
        openList: list({ open: 'true' }),
        reappearedList: list({ state: 'REAPPEARED' }),
      };
    });
    return { status: 200, body: { asOf: asOf.toISOString(), items } };
  }),
);

const itemsOf = (store: string, asOf: Date, more: More) => {
  const instant = asOf.toISOString();
  return `/api/v1/order-items?${new URLSearchParams({ store, kind: 'delist', until: instant, asOf: instant, ...more })}`;
};

const listingsOf = (store: string, more: More = {}) => `/api/v1/listings?${new URLSearchParams({ store, isUp: 'true', ...more })}`;

const hoursOf = (sorted: readonly number[], list: string) => ({
  count: sorted.length,
  median: quantile(sorted, 0.5),
  p90: quantile(sorted, 0.9),
  list,
});
