import { listAnchors, listAuditEvents, readAnchorProof, verifyAudit } from '@touchstone/api-client/routes/audit';
import { systemSession } from '@touchstone/db';
import { anchorRows } from '@touchstone/db/repositories/anchor-rows';
import { chainEvents, chainHeads, listAuditEvents as eventsOf, hashOfEvent } from '@touchstone/db/repositories/audit-events';
import { proofOf } from '@touchstone/domain/audit';
import { verifyChains } from '@touchstone/services/audit';
import { type Handler, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import type { Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { sha256 } from '../../wiring/sha256.ts';

const list = handle(listAuditEvents, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-audit-events', query, {
      read: (limit, after) => eventsOf(tx, session, query, limit, keyFrom(after)),
      keyOf: ({ at, chain, seq }) => [at, chain, seq],
      shape: (event) => ({ ...event }),
    });
    return { status: 200, body };
  }),
);

function keyFrom(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [at, chain, seq] = key;
  if (typeof at !== 'string' || typeof chain !== 'string' || typeof seq !== 'number') throw new Refusal('page-token-invalid');
  return { at, chain, seq };
}

const verify = handle(verifyAudit, ({ platform, transaction }) =>
  transaction(async (tx) => {
    const heads = await chainHeads(tx, new Date(platform.now().getTime() + 86_400_000));
    const anchors = await anchorRows(tx).anchors('0001-01-01', 10_000);
    const chains = [...new Set([...heads, ...(await anchoredChains(tx, anchors))].map(({ chain }) => chain))].sort();
    const result = await verifyChains(readerOf(tx), sha256, chains, anchors);
    return { status: 200, body: { ...result, faults: result.faults.map((fault) => ({ ...fault })) } };
  }),
);

/** Of chains that an anchor names those that a scoped reader may see: their own, which is what row-level security leaves. */
async function anchoredChains(tx: Transaction, anchors: readonly { readonly heads: readonly { readonly chain: string }[] }[]) {
  const named = anchors.flatMap(({ heads }) => heads);
  const visible = new Set((await tx.selectFrom('organisation').select('id').execute()).map(({ id }) => id));
  return named.filter(({ chain }) => visible.has(chain));
}

const readerOf = (tx: Transaction) => ({
  chainHeads: (before: Date) => chainHeads(tx, before),
  chainEvents: (chain: string, afterSeq: number, limit: number) => chainEvents(tx, chain, afterSeq, limit),
  hashOfEvent: (chain: string, seq: number) => hashOfEvent(tx, chain, seq),
});

const anchors = handle(listAnchors, async ({ query, platform }) => {
  const rows = await platform.transaction(systemSession('anchors'), (tx) =>
    anchorRows(tx).anchors(query.from ?? '0001-01-01', query.limit ?? 100),
  );
  return {
    status: 200,
    body: { items: rows.map(({ day, root, previous, hash }) => ({ day, root, previous, hash })) },
    headers: { 'cache-control': 'public, max-age=300' },
  };
});

const proof = handle(readAnchorProof, async ({ params, actor, transaction }) => {
  const anchor = await transaction((tx) => anchorRows(tx).anchorOfDay(params.day));
  if (anchor === undefined) throw new Refusal('not-found');
  const head = anchor.heads.find(({ chain }) => chain === actor.organisation);
  const found = proofOf(sha256, anchor, actor.organisation);
  return {
    status: 200,
    body: {
      day: anchor.day,
      root: anchor.root,
      head: head ?? null,
      proof: found === undefined ? null : { ...found, beside: [...found.beside] },
    },
  };
});

export const auditHandlers: readonly Handler[] = [list, verify, anchors, proof];
