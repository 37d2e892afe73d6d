import { Readable } from 'node:stream';
import * as contracts from '@touchstone/api-client/routes/notices';
import { type ListedNotice, listNotices, noticeBefore, readNotice } from '@touchstone/db/repositories/notice-lists';
import { unreachedOrders } from '@touchstone/db/repositories/unreached-orders';
import { previewNotice, writeNoticeFile } from '@touchstone/documents';
import { dayOf } from '@touchstone/domain/calendar';
import { diffNotices, snapshotText, sourceName } from '@touchstone/domain/notice';
import { sha256Hex } from '@touchstone/kernel/keyed-order';
import { checkNotice, composeKept, faultsOf, type KeptNotice, type NoticePorts } from '@touchstone/services/notices';
import type { Context } from '../../handler.ts';
import { handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { noticeLooks, problemOf } from '../../wiring/notice-ports.ts';
import { noticeFile } from './notice-file.ts';
import { noticeDetail, noticeShape, visibleNotice } from './shapes.ts';

export const listHandler = handle(contracts.listNotices, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-notices', query, {
      read: (limit, after) => listNotices(tx, session, query, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: noticeShape,
    }),
  })),
);

export const readHandler = handle(contracts.readNotice, (context) => noticeDetail(context, context.params.notice, 200));

/** Most candidates that one look shows. */
const MOST = 200;

export const candidatesHandler = handle(contracts.listNoticeCandidates, async ({ query, actor, platform, transaction }) => {
  const { kind = 'problems', limit = MOST } = query;
  const ports = await noticeLooks(platform);
  const found = await ports.inTransaction((tx) =>
    tx.candidatesOf(actor.organisation, kind, {
      on: dayOf(platform.now().getTime()),
      limit,
      wordingOf: problemOf,
      sourceOf: (name) => sourceName(ports.catalogue.sources, name),
    }),
  );
  const unreached = await transaction((tx) =>
    unreachedOrders(
      tx,
      found.map((one) => one.case.id),
    ),
  );
  return {
    status: 200,
    body: {
      items: found.map(({ case: of, number, state, issuer, kind: list, referral }) => ({
        case: of.id,
        number,
        state,
        issuer,
        list,
        referral,
        name: of.name,
        developer: of.developer,
        problems: [...new Set(of.findings.map(({ wording }) => wording))],
        unreached: unreached.get(of.id) ?? null,
      })),
    },
  };
});

export const previewHandler = handle(contracts.previewNotice, async (context) => {
  const { params, platform } = context;
  await ownNotice(context, params.notice);
  const ports = await noticeLooks(platform);
  const nowMs = platform.now().getTime();
  return ports.inTransaction(async (tx) => {
    const notice = await held(tx.holdNotice(params.notice));
    const composed = composeKept(ports.catalogue, notice, nowMs);
    const faults = notice.state === 'DRAFT' || notice.publishedAtMs === null ? await faultsOf(ports, tx, notice) : [];
    if (!composed.ok) return { status: 200, body: { text: null, page: '', article: '', faults: faults.map((fault) => ({ ...fault })) } };
    const { templateVersion: _, ...text } = composed.text;
    const parts = { text: composed.text, issuer: notice.issuer, attachments: notice.attachments, isDemo: notice.isDemo };
    return {
      status: 200,
      body: {
        text: { ...text, paragraphs: [...text.paragraphs], annexes: [...text.annexes] },
        ...previewNotice(parts),
        faults: faults.map((fault) => ({ ...fault })),
      },
    };
  });
});

/** The files of a draft, written for this one look. */
export const draftFileHandler = handle(contracts.downloadNoticeDraft, async (context) => {
  const { params, platform } = context;
  await ownNotice(context, params.notice);
  const ports = await noticeLooks(platform);
  const nowMs = platform.now().getTime();
  const notice = await ports.inTransaction((tx) => held(tx.holdNotice(params.notice)));
  const composed = composeKept(ports.catalogue, notice, nowMs);
  if (!composed.ok) {
    const errors = composed.faults.map((fault) => ({
      pointer: 'field' in fault ? `/fields/${fault.field}` : '/notice',
      message: fault.reason,
    }));
    throw new Refusal('notice-incomplete', { errors });
  }
  const { issuer, attachments, isDemo } = notice;
  const { name, content } = await writeNoticeFile({ text: composed.text, issuer, attachments, isDemo }, params.format);
  return {
    status: 200,
    body: Readable.from([content]) as unknown,
    headers: { 'content-disposition': `attachment; filename="draft-${name}"`, 'content-length': String(content.byteLength) },
  };
});

export const diffHandler = handle(contracts.diffNotice, async (context) => {
  const { params, query, platform } = context;
  const row = await visibleNotice(context, params.notice);
  const against = await otherNotice(context, row, query.against);
  const ports = await noticeLooks(platform);
  const nowMs = platform.now().getTime();
  const [before, after] = await ports.inTransaction(async (tx) => [
    against === undefined ? undefined : sideOf(ports, await held(tx.holdNotice(against)), nowMs),
    sideOf(ports, await held(tx.holdNotice(params.notice)), nowMs),
  ]);
  const { paragraphs, rows } = diffNotices(before ?? { text: { title: '', series: '', paragraphs: [] }, attachments: [] }, after as Side);
  return {
    status: 200,
    body: {
      against: against ?? null,
      paragraphs: paragraphs.map((one) => ({ ...one })),
      rows: rows.map((one) => ({ ...one, fields: [...one.fields] })),
    },
  };
});

type From = Pick<Context, 'session' | 'transaction'>;
type Side = Parameters<typeof diffNotices>[1];

async function otherNotice({ transaction, session }: From, row: ListedNotice, against: string | undefined): Promise<string | undefined> {
  return transaction(async (tx) => {
    const other = against ?? row.corrects ?? (await noticeBefore(tx, row));
    if (other === undefined) return undefined;
    if ((await readNotice(tx, session, other)) === undefined) throw new Refusal('not-found');
    return other;
  });
}

/** A frozen notice says what it said; an open one what it would say now. */
function sideOf({ catalogue }: Pick<NoticePorts, 'catalogue'>, notice: KeptNotice, nowMs: number): Side {
  const composed = composeKept(catalogue, notice, nowMs);
  const text = composed.ok ? composed.text : { title: '', series: '', paragraphs: [] };
  return { text, attachments: notice.attachments };
}

export const checkHandler = handle(contracts.checkNotice, async (context) => {
  const { params, platform } = context;
  await ownNotice(context, params.notice);
  const ports = await noticeLooks(platform);
  return ports.inTransaction(async (tx) => {
    const notice = await held(tx.holdNotice(params.notice));
    const { rows, evidence, faults } = await checkNotice(ports, tx, notice);
    return {
      status: 200,
      body: {
        rows,
        evidence,
        snapshot: snapshotOf(ports, notice, platform.now().getTime()),
        faults: faults.map((fault) => ({ ...fault })),
      },
    };
  });
});

/** Whether the rows and words of now still have the hash that was taken when it was frozen. */
function snapshotOf(ports: NoticePorts, notice: KeptNotice, nowMs: number): 'match' | 'differ' | 'none' {
  if (notice.snapshotHash === null) return 'none';
  const composed = composeKept(ports.catalogue, notice, nowMs);
  return composed.ok && sha256Hex(ports.hash, snapshotText(composed.text, notice.attachments)) === notice.snapshotHash ? 'match' : 'differ';
}

/** On what a notice rests is for the authority whose it is, and for those that see all. @throws Refusal */
async function ownNotice(context: From, id: string): Promise<void> {
  const row = await visibleNotice(context, id);
  const { session } = context;
  if (row.organisation === session.organisation || session.scope.kind === 'all') return;
  if (session.scope.kind === 'province' && session.scope.province === row.province) return;
  throw new Refusal('outside-scope');
}

async function held(looked: Promise<KeptNotice | undefined>): Promise<KeptNotice> {
  const notice = await looked;
  if (notice === undefined) throw new Refusal('not-found');
  return notice;
}

export const fileHandler = handle(contracts.downloadNoticeFile, async (context) => {
  await visibleNotice(context, context.params.notice);
  return noticeFile(context, context.params, context.query.attachment);
});
