import * as contracts from '@touchstone/api-client/routes/notices';
import {
  type ListedNotice,
  noticeAnnotations,
  noticeFiles,
  publishedNotices,
  publishedRows,
} from '@touchstone/db/repositories/notice-lists';
import { noticeLists } from '@touchstone/db/repositories/notice-shapes';
import type { Context } from '../../handler.ts';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { noticeFile } from './notice-file.ts';
import { headShape, listShape, printedShape, visibleNotice } from './shapes.ts';

/** What anybody may keep for a while. */
const PUBLIC = { 'cache-control': 'public, max-age=60' };

export const listPublishedHandler = handle(contracts.listPublishedNotices, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    headers: PUBLIC,
    body: await pageOf(platform.pageTokens, 'list-published-notices', query, {
      read: (limit, after) => publishedNotices(tx, query, limit, timeKey(after)),
      keyOf: ({ publishedAt, id }) => [(publishedAt as Date).toISOString(), id],
      shape: headShape,
    }),
  })),
);

export const readPublishedHandler = handle(contracts.readPublishedNotice, async (context) => {
  const row = await publishedNotice(context, context.params.notice);
  return context.transaction(async (tx) => {
    const annotations = await noticeAnnotations(tx, row.id);
    const of = (attachment: number | null, ordinal: number | null) =>
      annotations
        .filter((one) => one.attachment === attachment && one.ordinal === ordinal)
        .map(({ text, at }) => ({ text, at: at.toISOString() }));
    return {
      status: 200,
      headers: PUBLIC,
      body: {
        ...headShape(row),
        paragraphs: isTold(row) ? [...row.paragraphs] : [],
        signature: row.signature,
        note: row.note,
        snapshotHash: row.snapshotHash,
        publicationUrls: [...row.publicationUrls],
        lists: (isTold(row) ? await noticeLists(tx, row.id) : []).map((list) => ({
          ...listShape(list),
          rows: list.rows.map((one, i) => ({ ordinal: i + 1, ...printedShape(one), annotations: of(list.number, i + 1) })),
        })),
        annotations: of(null, null),
        files: isTold(row) ? await noticeFiles(tx, row.id) : [],
      },
    };
  });
});

/** A withdrawn notice is there with its reason; whom it named is no longer told. */
export const isTold = ({ state }: Pick<ListedNotice, 'state'>): boolean => state !== 'WITHDRAWN';

/** @throws Refusal `not-found` unless anybody may read it */
export async function publishedNotice(context: Pick<Context, 'session' | 'transaction'>, id: string): Promise<ListedNotice> {
  const row = await visibleNotice(context, id);
  if (row.publishedAt === null) throw new Refusal('not-found');
  return row;
}

export const searchHandler = handle(contracts.searchPublishedRows, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    headers: PUBLIC,
    body: await pageOf(platform.pageTokens, 'search-published-rows', query, {
      read: (limit, after) => publishedRows(tx, query, limit, rowKey(after)),
      keyOf: ({ publishedAt, notice, attachment, ordinal }) => [publishedAt.toISOString(), notice, attachment, ordinal],
      shape: ({ publishedAt, problems, annotations, ...row }) => ({
        ...row,
        publishedAt: publishedAt.toISOString(),
        problems: [...problems],
        annotations: annotations.map((one) => ({ ...one })),
      }),
    }),
  })),
);

function rowKey(key: PageKey | undefined): readonly [string, string, number, number] | undefined {
  if (key === undefined) return undefined;
  const [at, notice, attachment, ordinal] = key;
  if (typeof at !== 'string' || typeof notice !== 'string' || typeof attachment !== 'number' || typeof ordinal !== 'number')
    throw new Refusal('page-token-invalid');
  return [at, notice, attachment, ordinal];
}

export const publicFileHandler = handle(contracts.downloadPublishedFile, async (context) => {
  const row = await publishedNotice(context, context.params.notice);
  if (!isTold(row)) throw new Refusal('not-found', { detail: ['通报已撤回', 'the notice was withdrawn'] });
  return noticeFile(context, context.params, context.query.attachment);
});
