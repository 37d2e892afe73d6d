import { listTestedItems } from '@touchstone/api-client/routes/statistics';
import { type BehindItem, listItems } from '@touchstone/db/repositories/tested-items';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { Refusal } from '../../problem/refusal.ts';
import { type FunnelQuery, filterOf, refuseUncounted } from './funnel.ts';

export const listTestedItemsHandler = handle(listTestedItems, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const { clause, decidedBy, ...conditions } = query;
    const filter = filterOf(conditions as FunnelQuery, session, platform.now());
    refuseUncounted('tested', filter.slices);
    const body = await pageOf(platform.pageTokens, 'list-tested-items', query, {
      read: (limit, after) => listItems(tx, session, filter, { clause, decidedBy }, limit, behind(after)),
      keyOf: (row) => [row.at.toISOString(), row.scan, row.clause],
      shape: ({ at, ...row }) => ({ ...row, at: at.toISOString() }),
    });
    return { status: 200, body };
  }),
);

function behind(after: PageKey | undefined): BehindItem | undefined {
  if (after === undefined) return undefined;
  const [at, scan, clause] = after;
  if (typeof at !== 'string' || typeof scan !== 'string' || typeof clause !== 'string') throw new Refusal('page-token-invalid');
  return { at: new Date(at), scan, clause };
}
