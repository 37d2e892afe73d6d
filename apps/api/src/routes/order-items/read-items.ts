import { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/order-items';
import { listItemFiles } from '@touchstone/db/repositories/order-item-files';
import {
  delistingGaps,
  delistingPlan,
  itemHistory,
  itemsOfOrder,
  listOrderItems,
  orderBoard,
} from '@touchstone/db/repositories/order-item-lists';
import { workbook } from '@touchstone/documents';
import { ITEM_COLUMNS, itemRows } from '@touchstone/services/delisting';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { seenItem } from './seen-item.ts';
import { historyShape, itemShape, proofShape } from './shapes.ts';

export const listOrderItemsHandler = handle(contracts.listOrderItems, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-order-items', query, {
      read: (limit, after) => listOrderItems(tx, session, query, limit, timeKey(after)),
      keyOf: ({ createdMs, id }) => [new Date(createdMs).toISOString(), id],
      shape: (row) => itemShape(row, session),
    }),
  })),
);

export const readOrderItemHandler = handle(contracts.readOrderItem, async (context) => {
  const row = await seenItem(context, context.params.item);
  const { session } = context;
  const [history, files] = await context.transaction(async (tx) => [await itemHistory(tx, row), await listItemFiles(tx, row.id)] as const);
  const body = { ...itemShape(row, session), ...historyShape(history, session), ...proofShape(history, files, session) };
  return { status: 200, body, rowVersion: row.rowVersion };
});

export const readOrderBoardHandler = handle(contracts.readOrderBoard, ({ query, session, transaction }) =>
  transaction(async (tx) => {
    const stores = await orderBoard(tx, session, query);
    const gaps = await delistingGaps(tx, query);
    return {
      status: 200,
      body: {
        stores: stores.map(({ acknowledged, reported, verified, states, ...row }) => ({
          ...row,
          states: [...states],
          delays: { acknowledged, reported, verified },
        })),
        gaps: gaps.map((gap) => ({ ...gap, foundAt: gap.foundAt.toISOString() })),
      },
    };
  }),
);

export const readDelistingPlanHandler = handle(contracts.readDelistingPlan, ({ params, transaction }) =>
  transaction(async (tx) => {
    const known = await tx.selectFrom('enforcement_case').select('id').where('id', '=', params.case).executeTakeFirst();
    if (known === undefined) throw new Refusal('not-found');
    const stores = await delistingPlan(tx, params.case);
    return { status: 200, body: { stores: stores.map(({ listings, ...store }) => ({ ...store, listings })) } };
  }),
);

const NOTES = [
  '请在“办理结果”栏填写：已受理、已下架（恢复上架的填已恢复）或者异议；填写异议的，应当在“异议理由”栏填写：本商店没有该应用、同名的另一个应用、收到指令前已下架、属于其他渠道的安装包或者其他理由。',
  '未填写办理结果的行不作处理。“指令编号”不得改动。Answers: acknowledged, done, object; rows left empty stay open.',
];

export const downloadOrderItemsHandler = handle(contracts.downloadOrderItems, async ({ params, session, transaction }) => {
  const items = await transaction((tx) => itemsOfOrder(tx, session, params.order));
  const [first] = items;
  if (first === undefined) throw new Refusal('not-found');
  const columns = ITEM_COLUMNS.map(({ zh, width }) => ({ title: zh, width }));
  const rows = itemRows(items, ({ dueMs, kind }) => (kind === 'delist' ? `立即（${dueMs === null ? '' : shanghai(dueMs)}前）` : ''));
  const bytes = await workbook([{ name: '名单', notes: [`${first.orderNumber} 名单`, ...NOTES], columns, rows }]);
  return {
    status: 200,
    body: Readable.from([bytes]) as unknown,
    headers: { 'content-disposition': `attachment; filename="order-items-${params.order}.xlsx"`, 'content-length': String(bytes.length) },
  };
});

/** `2026-12-01 18:00` in Asia/Shanghai. */
const shanghai = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
