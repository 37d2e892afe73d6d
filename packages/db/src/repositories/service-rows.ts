import type { ProofKind, ServiceChannel, ServiceState } from '@touchstone/domain/service';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

interface ServiceRow {
  readonly id: string;
  readonly order: string;
  readonly channel: ServiceChannel;
  readonly address: string;
  readonly state: ServiceState;
  readonly attempts: number;
  readonly nextAt: Date | null;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
}

const columns = sql`s.id, s.order_id as order, s.channel, s.address, s.state, s.attempts, s.next_at as "nextAt", s.sent_at as "sentAt", s.delivered_at as "deliveredAt"`;

const serviceOf = ({ nextAt, sentAt, deliveredAt, ...row }: ServiceRow) => ({
  ...row,
  nextAtMs: nextAt?.getTime() ?? null,
  sentAtMs: sentAt?.getTime() ?? null,
  deliveredAtMs: deliveredAt?.getTime() ?? null,
});

interface OrderAnswerRow {
  readonly id: string;
  readonly order: string;
  readonly kind: string;
  readonly text: string;
  readonly actor: string;
  readonly organisation: string;
  readonly atMs: number;
}

interface NewServiceRow {
  readonly id: string;
  readonly order: string;
  readonly channel: ServiceChannel;
  readonly address: string;
  readonly state: ServiceState;
  readonly nextAtMs: number | null;
  readonly createdBy: string | null;
  readonly createdAtMs: number;
}

interface ServiceChangeRow {
  readonly state?: ServiceState;
  readonly attempts?: number;
  readonly nextAtMs?: number | null;
  readonly sentAtMs?: number;
  readonly lastError?: string;
  readonly linkHash?: string;
  readonly proof?: { readonly kind: ProofKind; readonly atMs: number; readonly sha256: string | null; readonly detail: object };
}

/** Rows of 送达 inside one transaction of a session that sees all. */
export function serviceRows(tx: SessionTransaction) {
  return {
    async insertService(row: NewServiceRow): Promise<void> {
      await sql`
        insert into touchstone.service (id, order_id, channel, address, state, next_at, created_at, created_by)
        values (${row.id}, ${row.order}, ${row.channel}, ${row.address}, ${row.state}, ${dateOf(row.nextAtMs)}, ${new Date(row.createdAtMs)}, ${row.createdBy})`.execute(
        tx,
      );
    },

    /** Its document before it: docs/adr/0040. */
    async holdService(id: string) {
      await sql`
        select from touchstone.order_document where id = (select order_id from touchstone.service where id = ${id}) for no key update`.execute(
        tx,
      );
      const { rows } = await sql<ServiceRow>`select ${columns} from touchstone.service s where s.id = ${id} for no key update`.execute(tx);
      return rows[0] === undefined ? undefined : serviceOf(rows[0]);
    },

    async servicesOf(order: string) {
      const { rows } = await sql<ServiceRow>`
        select ${columns} from touchstone.service s where s.order_id = ${order} order by s.created_at, s.id`.execute(tx);
      return rows.map(serviceOf);
    },

    async saveService(id: string, { state, attempts, nextAtMs, sentAtMs, lastError, linkHash, proof }: ServiceChangeRow): Promise<void> {
      const sets = [
        ...(state === undefined ? [] : [sql`state = ${state}`]),
        ...(attempts === undefined ? [] : [sql`attempts = ${attempts}`]),
        ...(nextAtMs === undefined ? [] : [sql`next_at = ${dateOf(nextAtMs)}`]),
        ...(sentAtMs === undefined ? [] : [sql`sent_at = ${new Date(sentAtMs)}`]),
        ...(lastError === undefined ? [] : [sql`last_error = ${lastError}`]),
        ...(linkHash === undefined ? [] : [sql`link_hash = ${linkHash}`]),
        ...(proof === undefined
          ? []
          : [
              sql`delivered_at = ${new Date(proof.atMs)}, proof_kind = ${proof.kind}, proof_sha256 = ${proof.sha256}, proof = ${JSON.stringify(proof.detail)}::jsonb`,
            ]),
      ];
      if (sets.length > 0) await sql`update touchstone.service set ${sql.join(sets)} where id = ${id}`.execute(tx);
    },

    async addAttempt(
      service: string,
      attempt: { readonly attempt: number; readonly outcome: 'sent' | 'failed' | 'refused'; readonly error: string; readonly atMs: number },
    ): Promise<void> {
      await sql`
        insert into touchstone.service_attempt (service_id, attempt, outcome, error, at)
        values (${service}, ${attempt.attempt}, ${attempt.outcome}, ${attempt.error}, ${new Date(attempt.atMs)}) on conflict do nothing`.execute(
        tx,
      );
    },

    async addOrderAnswer(answer: OrderAnswerRow): Promise<void> {
      const { id, order, kind, text, actor, organisation, atMs } = answer;
      await sql`
        insert into touchstone.order_answer (id, order_id, kind, text, actor, organisation_id, at)
        values (${id}, ${order}, ${kind}, ${text}, ${actor}, ${organisation}, ${new Date(atMs)})`.execute(tx);
    },

    async serviceByLink(linkHash: string): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`select id from touchstone.service where link_hash = ${linkHash}`.execute(tx);
      return rows[0]?.id;
    },

    async storesAnswered(limit: number) {
      const { rows } = await sql<{ order: string; item: string; actor: string; at: Date }>`
        select o.id as order, first.item, first.actor, first.at from touchstone.order_document o cross join lateral (
          select e.item_id as item, e.actor, e.at from touchstone.order_item i join touchstone.order_item_event e on e.item_id = i.id and e.event = 'receive'
          where i.order_id = o.id order by e.at, e.item_id limit 1) first
        where o.addressee_kind = 'store' and o.state = 'ISSUED'
          and not exists (select from touchstone.service s where s.order_id = o.id and s.delivered_at is not null)
        order by o.id limit ${limit}`.execute(tx);
      return rows.map(({ at, ...row }) => ({ ...row, atMs: at.getTime() }));
    },

    async dueServices(nowMs: number, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.service where next_at <= ${new Date(nowMs)} and state in ('PREPARED', 'SENT') order by next_at, id limit ${limit}`.execute(
        tx,
      );
      return rows.map(({ id }) => id);
    },
  };
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
