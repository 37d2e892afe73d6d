import { createHash } from 'node:crypto';
import { type AuditEvent, type ChainCheck, type ChainedEvent, chain } from '@touchstone/domain/audit';
import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import { type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';
import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';

/** Chain of what the system does for nobody. */
export const SYSTEM_CHAIN = '00000000-0000-0000-0000-000000000000';

/** One act, as a use case tells it. */
export interface Act {
  /** A permission's name, or `sign-in.failed` and the like. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** The object as it was and as it is: their hashes are kept. */
  readonly before?: Canonical;
  readonly after?: Canonical;
  readonly detail?: Canonical;
  /** Who did it, where the session is the system's. */
  readonly actor?: string;
  /** Organisation whose chain it goes to, where that is not the session's. */
  readonly chain?: string;
  /** When, where many acts of different times are written down together. */
  readonly at?: Date;
}

/** Writes acts behind the last event of their chain, in the transaction of what they are about. */
export function auditLog(tx: SessionTransaction, session: Session, origin: { readonly at: Date; readonly address: string | undefined }) {
  const chainOf = (act: Act) => act.chain ?? session.organisation ?? SYSTEM_CHAIN;
  const eventAfter = (act: Act, last: ChainedEvent | undefined): ChainedEvent => {
    const event: AuditEvent = {
      chain: chainOf(act),
      seq: (last?.seq ?? 0) + 1,
      at: (act.at ?? origin.at).toISOString(),
      actor: act.actor ?? session.actor,
      action: act.action,
      object: act.object,
      ...(act.before === undefined ? {} : { before: hashOf(act.before) }),
      ...(act.after === undefined ? {} : { after: hashOf(act.after) }),
      ...(origin.address === undefined ? {} : { address: plainAddress(origin.address) }),
      ...(act.detail === undefined ? {} : { detail: act.detail }),
    };
    return chain(sha256, event, last);
  };
  const recordAll = async (acts: readonly Act[]): Promise<void> => {
    const chains = Map.groupBy(acts, chainOf);
    // in one order, so that two who write to several chains do not wait for each other
    for (const chainId of [...chains.keys()].sort()) {
      let last = await headOf(tx, chainId);
      const events = chains.get(chainId)!.map((act) => {
        last = eventAfter(act, last);
        return last;
      });
      await tx.insertInto('audit_event').values(events.map(rowOf)).execute();
    }
  };
  return { record: (act: Act): Promise<void> => recordAll([act]), recordAll };
}

/** The last event of a chain, held: one writes at a time in a chain, others of other chains go on. */
async function headOf(tx: SessionTransaction, chainId: string): Promise<ChainedEvent | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit ' || ${chainId}, 0))`.execute(tx);
  const last = await tx
    .selectFrom('audit_event')
    .selectAll()
    .where('chain', '=', chainId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? undefined : eventOf(last);
}

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly objectKind?: string | undefined;
  readonly objectId?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly chain?: string | undefined;
}

/** Events that a session may read, the newest first. */
export async function listAuditEvents(
  tx: SessionTransaction,
  session: Session,
  filter: AuditFilter,
  limit: number,
  after?: { readonly at: string; readonly chain: string; readonly seq: number },
): Promise<readonly ChainedEvent[]> {
  const rows = await tx
    .selectFrom('audit_event')
    .selectAll()
    .where(within(session, 'audit_event'))
    .$if(filter.action !== undefined, (query) => query.where('action', '=', filter.action!))
    .$if(filter.actor !== undefined, (query) => query.where('actor', '=', filter.actor!))
    .$if(filter.objectKind !== undefined, (query) => query.where('object_kind', '=', filter.objectKind!))
    .$if(filter.objectId !== undefined, (query) => query.where('object_id', '=', filter.objectId!))
    .$if(filter.chain !== undefined, (query) => query.where('chain', '=', filter.chain!))
    .$if(filter.from !== undefined, (query) => query.where('at', '>=', new Date(filter.from!)))
    .$if(filter.until !== undefined, (query) => query.where('at', '<', new Date(filter.until!)))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(at, chain, seq) < (${after?.at}::timestamptz, ${after?.chain}::uuid, ${after?.seq}::bigint)`),
    )
    .orderBy('at', 'desc')
    .orderBy('chain', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(eventOf);
}

/** The next events of a chain, as they are stored. */
export async function chainEvents(
  tx: SessionTransaction,
  chainId: string,
  afterSeq: number,
  limit: number,
): Promise<readonly ChainedEvent[]> {
  const rows = await tx
    .selectFrom('audit_event')
    .selectAll()
    .where('chain', '=', chainId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(eventOf);
}

/** Every chain with the number and hash of its last event before an instant. */
export async function chainHeads(tx: SessionTransaction, before: Date): Promise<readonly ChainCheck[]> {
  const rows = await tx
    .selectFrom('audit_event')
    .distinctOn('chain')
    .select(['chain', 'seq', 'hash'])
    .where('at', '<', before)
    .orderBy('chain')
    .orderBy('seq', 'desc')
    .execute();
  return rows.map(({ chain: name, seq, hash: found }) => ({ chain: name, seq, hash: found }));
}

/** Hash of one event; undefined when there is none. */
export async function hashOfEvent(tx: SessionTransaction, chainId: string, seq: number): Promise<string | undefined> {
  const row = await tx.selectFrom('audit_event').select('hash').where('chain', '=', chainId).where('seq', '=', seq).executeTakeFirst();
  return row?.hash;
}

type Row = Awaited<ReturnType<typeof readRow>>;
const readRow = (tx: SessionTransaction) => tx.selectFrom('audit_event').selectAll().executeTakeFirstOrThrow();

function rowOf(event: ChainedEvent) {
  return {
    chain: event.chain,
    seq: event.seq,
    at: event.at,
    actor: event.actor,
    on_behalf_of: event.onBehalfOf ?? null,
    action: event.action,
    object_kind: event.object.kind,
    object_id: event.object.id,
    before_hash: event.before ?? null,
    after_hash: event.after ?? null,
    detail: JSON.stringify(event.detail === undefined ? {} : { detail: event.detail }),
    address: event.address ?? null,
    prev_hash: event.previous,
    hash: event.hash,
  };
}

function eventOf(row: Row): ChainedEvent {
  // wrapped, because a detail may be anything and an absent one is not an empty one
  const { detail } = row.detail as { readonly detail?: Canonical };
  return {
    chain: row.chain,
    seq: row.seq,
    at: row.at.toISOString(),
    actor: row.actor,
    ...(row.on_behalf_of === null ? {} : { onBehalfOf: row.on_behalf_of }),
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id },
    ...(row.before_hash === null ? {} : { before: row.before_hash }),
    ...(row.after_hash === null ? {} : { after: row.after_hash }),
    ...(row.address === null ? {} : { address: row.address }),
    ...(detail === undefined ? {} : { detail }),
    previous: row.prev_hash,
    hash: row.hash,
  };
}

const hashOf = (value: Canonical): string => sha256Hex(sha256, canonical(value));

const sha256: Sha256 = {
  of(name, ...parts) {
    const digest = createHash(name);
    for (const part of parts) digest.update(part);
    return digest.digest();
  },
  start(name) {
    const digest = createHash(name);
    return { update: (bytes) => void digest.update(bytes), digest: () => digest.digest() };
  },
};

/** As the database prints it, so that what was hashed is what is read: no zone, IPv4 without its IPv6 form. */
function plainAddress(address: string): string {
  const bare = address.split('%')[0]!.replace(/^::ffff:(?=\d+\.)/i, '');
  return bare.includes(':') ? new URL(`http://[${bare}]`).hostname.slice(1, -1) : bare;
}
