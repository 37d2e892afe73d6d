import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Something that happened, as those who watch are told. */
export interface EventRow {
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  readonly payload: unknown;
  readonly organisation: string | null;
  readonly at: Date;
}

/** Events from an instant on, in their order. */
export async function eventsSince(tx: SessionTransaction, at: Date, limit: number): Promise<readonly EventRow[]> {
  const rows = await tx
    .selectFrom('outbox_message')
    .selectAll()
    .where('created_at', '>=', at)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    subject: row.subject,
    payload: row.payload,
    organisation: row.organisation_id,
    at: row.created_at,
  }));
}

/** Events behind one that is known, in their order; undefined when it is not known any more. */
export async function eventsAfter(tx: SessionTransaction, id: string, limit: number): Promise<readonly EventRow[] | undefined> {
  const last = await tx.selectFrom('outbox_message').select(['id']).where('id', '=', id).executeTakeFirst();
  if (last === undefined) return undefined;
  const rows = await tx
    .selectFrom('outbox_message')
    .selectAll()
    .where(sql<boolean>`(created_at, id) > (select m.created_at, m.id from touchstone.outbox_message m where m.id = ${id})`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    topic: row.topic,
    subject: row.subject,
    payload: row.payload,
    organisation: row.organisation_id,
    at: row.created_at,
  }));
}
