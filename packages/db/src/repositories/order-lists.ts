import type { PaperTemplate } from '@touchstone/domain/order';
import type { ProofKind, ServiceChannel, ServiceState } from '@touchstone/domain/service';
import { sql } from 'kysely';
import { ofAddressee } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';
import { type OrderOf, type OrderRow, orderColumns, orderOf } from './order-shapes.ts';

export interface OrderFilter {
  readonly state?: string | undefined;
  readonly type?: string | undefined;
  readonly case?: string | undefined;
  readonly notice?: string | undefined;
  readonly addressee?: string | undefined;
  readonly organisation?: string | undefined;
  /** Whether it is proven that the addressee has it. */
  readonly isReceived?: boolean | undefined;
}

const isReceived = sql`exists (select from touchstone.service s where s.order_id = o.id and s.state = 'DELIVERED')`;

/** Documents that a session may see, the newest first; an addressee sees what was issued. */
export async function listOrders(
  tx: SessionTransaction,
  session: Session,
  filter: OrderFilter,
  limit: number,
  after?: string,
): Promise<readonly OrderOf[]> {
  const where = allOf([
    within(session, 'order_document', 'o'),
    equal('o.state', filter.state),
    equal('o.type', filter.type),
    equal('o.case_id', filter.case),
    equal('o.notice_id', filter.notice),
    ofAddressee('o.addressee_id', filter.addressee),
    equal('o.organisation_id', filter.organisation),
    filter.isReceived === undefined ? undefined : sql`${isReceived} = ${filter.isReceived}`,
    after === undefined ? undefined : sql`o.id < ${after}::uuid`,
  ]);
  const { rows } =
    await sql<OrderRow>`select ${orderColumns} from touchstone.order_document o where ${where} order by o.id desc limit ${limit}`.execute(
      tx,
    );
  return rows.map(orderOf);
}

export async function readOrder(tx: SessionTransaction, session: Session, id: string): Promise<OrderOf | undefined> {
  const { rows } =
    await sql<OrderRow>`select ${orderColumns} from touchstone.order_document o where o.id = ${id} and ${within(session, 'order_document', 'o')}`.execute(
      tx,
    );
  return rows[0] === undefined ? undefined : orderOf(rows[0]);
}

export interface ListedOrderEvent {
  readonly seq: number;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly actor: string;
  readonly detail: unknown;
  readonly at: Date;
}

/** Steps of a document, in their order; none for an addressee. */
export async function orderEvents(tx: SessionTransaction, id: string): Promise<readonly ListedOrderEvent[]> {
  const { rows } = await sql<ListedOrderEvent>`
    select seq, event, from_state as from, to_state as to, actor, detail, at from touchstone.order_event where order_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

export interface ListedOrderAnswer {
  readonly id: string;
  readonly kind: 'done' | 'objection';
  readonly text: string;
  readonly organisation: string;
  readonly at: Date;
}

/** Most answers that are shown of one document. */
const MOST_ANSWERS = 200;

/** What the addressee said of a document, the newest first. Row-level security says whose. */
export async function orderAnswers(tx: SessionTransaction, order: string): Promise<readonly ListedOrderAnswer[]> {
  const { rows } = await sql<ListedOrderAnswer>`
    select id, kind, text, organisation_id as organisation, at from touchstone.order_answer where order_id = ${order} order by at desc, id desc limit ${MOST_ANSWERS}`.execute(
    tx,
  );
  return rows;
}

export interface ListedService {
  readonly id: string;
  readonly channel: ServiceChannel;
  readonly address: string;
  readonly state: ServiceState;
  readonly attempts: number;
  readonly lastError: string;
  readonly nextAt: Date | null;
  readonly sentAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly proofKind: ProofKind | null;
  readonly proofSha256: string | null;
  readonly proof: unknown;
  readonly createdAt: Date;
  readonly history: readonly { readonly attempt: number; readonly outcome: string; readonly error: string; readonly at: string }[];
}

/** Ways a document went, each with its attempts. */
export async function listServices(tx: SessionTransaction, order: string): Promise<readonly ListedService[]> {
  const { rows } = await sql<ListedService>`
    select s.id, s.channel, s.address, s.state, s.attempts, s.last_error as "lastError", s.next_at as "nextAt", s.sent_at as "sentAt", s.delivered_at as "deliveredAt",
      s.proof_kind as "proofKind", s.proof_sha256 as "proofSha256", s.proof, s.created_at as "createdAt",
      coalesce((select jsonb_agg(jsonb_build_object('attempt', a.attempt, 'outcome', a.outcome, 'error', a.error, 'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.attempt)
        from touchstone.service_attempt a where a.service_id = s.id), '[]') as history
    from touchstone.service s where s.order_id = ${order} order by s.created_at, s.id`.execute(tx);
  return rows;
}

export interface ListedTemplate {
  readonly template: PaperTemplate;
  readonly sha256: string;
  readonly source: 'installation' | 'authority';
  readonly addedAt: Date;
}

/** The newest version of each template, or all of one. */
export async function listTemplates(tx: SessionTransaction, id?: string): Promise<readonly ListedTemplate[]> {
  const { rows } = await (id === undefined
    ? sql<ListedTemplate>`
        select distinct on (id) content as template, sha256, source, added_at as "addedAt" from touchstone.order_template order by id, version desc limit 500`
    : sql<ListedTemplate>`
        select content as template, sha256, source, added_at as "addedAt" from touchstone.order_template where id = ${id} order by version desc limit 500`
  ).execute(tx);
  return rows;
}
