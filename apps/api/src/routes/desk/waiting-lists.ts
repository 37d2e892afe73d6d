import { listCampaigns } from '@touchstone/db/repositories/campaign-lists';
import { listCases } from '@touchstone/db/repositories/case-lists';
import { listComplaints } from '@touchstone/db/repositories/complaint-lists';
import { listNotices } from '@touchstone/db/repositories/notice-lists';
import { listOrderItems } from '@touchstone/db/repositories/order-item-lists';
import { listOrders } from '@touchstone/db/repositories/order-lists';
import { listReferrals } from '@touchstone/db/repositories/referral-rows';
import { listRelistings } from '@touchstone/db/repositories/relisting-rows';
import { listSheets } from '@touchstone/db/repositories/sheet-lists';
import { listSubmissions } from '@touchstone/db/repositories/submission-lists';
import type { DeskContext, DeskItem } from './desk-items.ts';

type Query = Readonly<Record<string, string>>;

/** A list that holds what waits: the same filter as its query; its rows are counted, so that no second predicate can differ. */
const waiting = (
  kind: DeskItem['kind'],
  permission: DeskItem['permission'],
  path: string,
  queryOf: (context: DeskContext) => Query,
  rowsOf: (context: DeskContext, query: Query, limit: number) => Promise<readonly unknown[]>,
): DeskItem => ({
  kind,
  permission,
  async count(context, most) {
    const query = queryOf(context);
    const rows = await rowsOf(context, query, most);
    return { count: rows.length, list: `/api/v1/${path}?${new URLSearchParams(query)}` };
  },
});

/** Parts of campaigns that a province has. */
const quotas = (kind: DeskItem['kind'], quota: 'waiting' | 'ours'): DeskItem => ({
  ...waiting(
    kind,
    'campaign.run',
    'campaigns',
    () => ({ quota }),
    ({ tx, session }, _query, limit) => listCampaigns(tx, session, { quota }, limit),
  ),
  within: 'province',
});

const sheets = (kind: DeskItem['kind'], permission: DeskItem['permission'], state: string): DeskItem =>
  waiting(
    kind,
    permission,
    'sheets',
    () => ({ state }),
    ({ tx, session }, query, limit) => listSheets(tx, session, query, limit),
  );

/** What was issued to a firm, and nothing proves yet that it has it; stores answer item by item. */
const ORDERS_OF_FIRMS: DeskItem = {
  ...waiting(
    'orders-to-acknowledge',
    'order.answer',
    'orders',
    () => ({ state: 'ISSUED', isReceived: 'false' }),
    ({ tx, session }, { state }, limit) => listOrders(tx, session, { state, isReceived: false }, limit),
  ),
  within: 'operator',
};

/** What stores have to answer, on their desks and on those of who waits for it. */
const ITEMS_OF_STORES: DeskItem = {
  ...waiting(
    'items-to-acknowledge',
    'order.read',
    'order-items',
    () => ({ state: 'DELIVERED' }),
    ({ tx, session }, query, limit) => listOrderItems(tx, session, query, limit),
  ),
  without: 'operator',
};

/** Nobody: a machine handles no case. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What waits in the lists of other areas. */
export const WAITING: readonly DeskItem[] = [
  waiting(
    'my-cases',
    'case.handle',
    'cases',
    ({ actor }) => ({ handler: actor.person ?? NOBODY, isOpen: 'true' }),
    ({ tx, session }, { handler }, limit) => listCases(tx, session, { handler, isOpen: true }, limit),
  ),
  waiting(
    'cases-to-rectify',
    'submission.create',
    'cases',
    () => ({ state: 'RECTIFYING' }),
    ({ tx, session }, { state }, limit) => listCases(tx, session, { state }, limit),
  ),
  quotas('quotas-to-accept', 'waiting'),
  quotas('quotas-ours', 'ours'),
  sheets('sheets-to-fill', 'sheet.fill', 'OPEN'),
  sheets('sheets-returned', 'sheet.fill', 'RETURNED'),
  sheets('sheets-to-accept', 'sheet.assign', 'SUBMITTED'),
  waiting(
    'orders-to-approve',
    'order.approve',
    'orders',
    ({ actor }) => ({ state: 'IN_REVIEW', organisation: actor.organisation }),
    ({ tx, session }, query, limit) => listOrders(tx, session, query, limit),
  ),
  ORDERS_OF_FIRMS,
  ITEMS_OF_STORES,
  waiting(
    'referrals-waiting',
    'case.transfer',
    'referrals',
    ({ actor }) => ({ state: 'OFFERED', to: actor.organisation }),
    ({ tx, session }, query, limit) => listReferrals(tx, session, query, limit),
  ),
  waiting(
    'submissions-to-review',
    'submission.review',
    'submissions',
    () => ({ state: 'VALIDATED' }),
    ({ tx, session }, query, limit) => listSubmissions(tx, session, query, limit),
  ),
  waiting(
    'relistings-to-decide',
    'relisting.approve',
    'relistings',
    () => ({ state: 'APPLIED' }),
    ({ tx }, query, limit) => listRelistings(tx, query, limit),
  ),
  waiting(
    'notices-to-review',
    'notice.review',
    'notices',
    () => ({ state: 'LEGAL_REVIEW' }),
    ({ tx, session }, query, limit) => listNotices(tx, session, query, limit),
  ),
  waiting(
    'complaints-to-take',
    'complaint.take',
    'complaints',
    () => ({ state: 'RECEIVED' }),
    ({ tx, session }, query, limit) => listComplaints(tx, session, query, limit),
  ),
];
