import * as contracts from '@touchstone/api-client/routes/notices';
import { type ListedNotice, noticeAnnotations, noticeFiles, publishedNotices } from '@touchstone/db/repositories/notice-lists';
import { noticeLists } from '@touchstone/db/repositories/notice-shapes';
import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import { sha256Hex } from '@touchstone/kernel/keyed-order';
import { handle } from '../../handler.ts';
import type { Platform, Transaction } from '../../platform.ts';
import { noticeSigner } from '../../wiring/notice-signer.ts';
import { sha256 } from '../../wiring/sha256.ts';
import { isTold, publishedNotice } from './public-notices.ts';
import { annotationShape, headShape, printedShape } from './shapes.ts';

/** Notices of some decades; the index is one answer. */
const MOST = 5000;
const PUBLIC = { 'cache-control': 'public, max-age=60' };

/** The key of this installation for what machines read. */
export const signerOf = ({ keyedDigest }: Pick<Platform, 'keyedDigest'>) =>
  noticeSigner(Buffer.from(keyedDigest('notice feed', 'ed25519'), 'hex'));

function signed(platform: Platform, value: unknown) {
  const signer = signerOf(platform);
  return { algorithm: 'ed25519' as const, publicKey: signer.publicKey, value: signer.sign(canonical(value as Canonical)) };
}

export const feedHandler = handle(contracts.readNoticeFeed, ({ query, platform, transaction }) =>
  transaction(async (tx) => {
    const since = query.since === undefined ? 0 : Date.parse(query.since);
    const rows = (await publishedNotices(tx, {}, MOST)).filter(({ changedAt }) => changedAt.getTime() > since);
    const entries = [];
    for (const row of rows)
      entries.push({
        notice: row.id,
        state: row.state,
        changedAt: row.changedAt.toISOString(),
        sha256: await entryHash(tx, row),
        path: `/api/v1/public/notices/${row.id}/entry`,
      });
    const times = rows.map(({ changedAt }) => changedAt.getTime());
    const at = times.length === 0 ? null : new Date(Math.max(...times)).toISOString();
    const index = { schema: 'touchstone-notice-feed/1' as const, at, entries };
    return { status: 200, headers: PUBLIC, body: { index, signature: signed(platform, index) } };
  }),
);

export const entryHandler = handle(contracts.readNoticeEntry, async (context) => {
  const row = await publishedNotice(context, context.params.notice);
  const entry = await context.transaction((tx) => entryOf(tx, row));
  const hash = sha256Hex(sha256, canonical(entry as unknown as Canonical));
  return { status: 200, headers: PUBLIC, body: { entry, sha256: hash, signature: signed(context.platform, entry) } };
});

/** Hashes of entries as they were last told: anybody may ask for the index, and most of it never changes. */
const told = new Map<string, string>();

/** Of an entry; made once for each change of its notice. */
async function entryHash(tx: Transaction, row: ListedNotice): Promise<string> {
  const key = `${row.id} ${row.rowVersion} ${row.state} ${row.correctedBy} ${row.annotations} ${row.changedAt.getTime()}`;
  const known = told.get(key);
  if (known !== undefined) return known;
  const hash = sha256Hex(sha256, canonical((await entryOf(tx, row)) as unknown as Canonical));
  if (told.size >= 2 * MOST) told.clear();
  told.set(key, hash);
  return hash;
}

/** Everything a machine is told of a notice; whoever reads it again is told the same bytes until something changes. */
async function entryOf(tx: Transaction, row: ListedNotice) {
  const { kind, state, issuer, origin, year, yearBatch, totalBatch, on, title, corrects, correctedBy, withdrawnReason, isDemo } =
    headShape(row);
  return {
    schema: 'touchstone-notice-entry/1' as const,
    ...{
      notice: row.id,
      kind,
      state,
      issuer,
      origin,
      year,
      yearBatch,
      totalBatch,
      on,
      title,
      corrects,
      correctedBy,
      withdrawnReason,
      isDemo,
    },
    publishedAt: (row.publishedAt as Date).toISOString(),
    paragraphs: isTold(row) ? [...row.paragraphs] : [],
    signature: row.signature,
    snapshotHash: row.snapshotHash,
    lists: (isTold(row) ? await noticeLists(tx, row.id) : []).map(({ number, kind: list, title: of, issuer: by, rows }) => ({
      ...{ number, kind: list, title: of, issuer: by },
      rows: rows.map(printedShape),
    })),
    annotations: (await noticeAnnotations(tx, row.id)).map(annotationShape),
    files: isTold(row) ? await noticeFiles(tx, row.id) : [],
  };
}
