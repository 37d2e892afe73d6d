import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@touchstone/kernel/ids';
import { type Selectable, sql } from 'kysely';
import type { DB } from '../schema.ts';
import type { Session, SessionTransaction } from '../session.ts';

export interface WebhookRow {
  readonly id: string;
  readonly organisation: string;
  readonly url: string;
  readonly topics: readonly string[];
  /** Sealed, the newest first. */
  readonly secrets: readonly string[];
  readonly state: 'ACTIVE' | 'PAUSED' | 'CLOSED';
  readonly createdAt: Date;
  readonly rowVersion: number;
}

/** A delivery that is due, with what it sends and where. */
export interface DueDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly message: string;
  readonly topic: string;
  readonly subject: string;
  readonly payload: unknown;
  readonly happenedAt: Date;
  readonly attempts: number;
}

/** Webhooks and what is sent to them, inside one transaction. */
export const webhookRows = (tx: SessionTransaction) => ({
  async insertWebhook(row: Omit<WebhookRow, 'state' | 'createdAt' | 'rowVersion'> & { readonly createdBy: string | null }): Promise<void> {
    const { id, organisation, url, topics, secrets, createdBy } = row;
    await tx
      .insertInto('webhook')
      .values({ id, organisation_id: organisation, url, topics: [...topics], secrets: [...secrets], created_by: createdBy })
      .execute();
  },

  async holdWebhook(session: Session, id: string): Promise<WebhookRow | undefined> {
    const row = await tx
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', id)
      .where('organisation_id', '=', ownerOf(session))
      .forUpdate()
      .executeTakeFirst();
    return row === undefined ? undefined : webhookOf(row);
  },

  async changeWebhook(
    id: string,
    change: { readonly topics?: readonly string[]; readonly state?: string; readonly secrets?: readonly string[] },
  ): Promise<void> {
    const { topics, state, secrets } = change;
    await tx
      .updateTable('webhook')
      .set({
        ...(topics === undefined ? {} : { topics: [...topics] }),
        ...(state === undefined ? {} : { state }),
        ...(secrets === undefined ? {} : { secrets: [...secrets] }),
        row_version: sql<number>`row_version + 1`,
      })
      .where('id', '=', id)
      .execute();
  },

  /** Makes deliveries of messages that nobody has looked at yet. @returns how many messages */
  async fanOut(limit: number, now: Date): Promise<number> {
    const messages = await tx
      .selectFrom('outbox_message')
      .select(['id', 'topic', 'organisation_id'])
      .where('dispatched_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    if (messages.length === 0) return 0;
    const hooks = await tx
      .selectFrom('webhook as w')
      .innerJoin('organisation as o', 'o.id', 'w.organisation_id')
      .select(['w.id', 'w.organisation_id', 'w.topics', 'o.kind'])
      .where('w.state', '=', 'ACTIVE')
      .execute();
    const wanted = messages.flatMap((message) =>
      hooks
        // what belongs to no organisation is the ministry's
        .filter((hook) => (message.organisation_id === null ? hook.kind === 'ministry' : hook.organisation_id === message.organisation_id))
        .filter((hook) => hook.topics.some((topic) => matches(topic, message.topic)))
        .map((hook) => ({
          id: uuidv7(now.getTime(), randomBytes(16)),
          webhook_id: hook.id,
          message_id: message.id,
          next_at: now,
          created_at: now,
        })),
    );
    if (wanted.length > 0) await tx.insertInto('webhook_delivery').values(wanted).execute();
    await tx
      .updateTable('outbox_message')
      .set({ dispatched_at: now })
      .where(
        'id',
        'in',
        messages.map(({ id }) => id),
      )
      .execute();
    return messages.length;
  },

  /** Takes deliveries that are due; for `leaseMs` no other takes them. */
  async takeDue(limit: number, now: Date, leaseMs: number): Promise<readonly DueDelivery[]> {
    const rows = await tx
      .selectFrom('webhook_delivery as d')
      .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
      .innerJoin('outbox_message as m', 'm.id', 'd.message_id')
      .select([
        'd.id',
        'd.webhook_id',
        'd.attempts',
        'w.url',
        'w.secrets',
        'm.id as message',
        'm.topic',
        'm.subject',
        'm.payload',
        'm.created_at',
      ])
      .where('d.state', '=', 'WAITING')
      .where('d.next_at', '<=', now)
      .where('w.state', '=', 'ACTIVE')
      .orderBy('d.next_at')
      .orderBy('d.id')
      .limit(limit)
      .forUpdate('d')
      .skipLocked()
      .execute();
    if (rows.length === 0) return [];
    await tx
      .updateTable('webhook_delivery')
      .set({ next_at: new Date(now.getTime() + leaseMs) })
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    return rows.map((row) => ({
      id: row.id,
      webhook: row.webhook_id,
      url: row.url,
      secrets: row.secrets,
      message: row.message,
      topic: row.topic,
      subject: row.subject,
      payload: row.payload,
      happenedAt: row.created_at,
      attempts: row.attempts,
    }));
  },

  async noteDelivery(
    id: string,
    outcome: {
      readonly state: 'WAITING' | 'DELIVERED' | 'FAILED';
      readonly status: number | null;
      readonly error: string | null;
      readonly nextAt: Date;
      readonly at: Date;
    },
  ): Promise<void> {
    await tx
      .updateTable('webhook_delivery')
      .set({
        state: outcome.state,
        attempts: sql<number>`attempts + 1`,
        last_status: outcome.status,
        last_error: outcome.error,
        next_at: outcome.nextAt,
        delivered_at: outcome.state === 'DELIVERED' ? outcome.at : null,
      })
      .where('id', '=', id)
      .execute();
  },

  /** Makes new deliveries of messages sent before. @returns how many */
  async replay(
    webhook: string,
    which: { readonly deliveries: readonly string[] } | { readonly failedSince: Date },
    now: Date,
  ): Promise<number> {
    const found = await tx
      .selectFrom('webhook_delivery')
      .select(['id', 'message_id'])
      .where('webhook_id', '=', webhook)
      .where('state', '<>', 'WAITING')
      .$if('deliveries' in which, (query) => query.where('id', 'in', [...(which as { deliveries: readonly string[] }).deliveries]))
      .$if('failedSince' in which, (query) =>
        query.where('state', '=', 'FAILED').where('created_at', '>=', (which as { failedSince: Date }).failedSince),
      )
      .orderBy('id')
      .limit(10_000)
      .execute();
    if (found.length === 0) return 0;
    await tx
      .insertInto('webhook_delivery')
      .values(
        found.map(({ id, message_id }) => ({
          id: uuidv7(now.getTime(), randomBytes(16)),
          webhook_id: webhook,
          message_id,
          next_at: now,
          created_at: now,
          replay_of: id,
        })),
      )
      .execute();
    return found.length;
  },
});

/** Whether a topic of a webhook (`run.finished`, `run.*`, `*`) takes a message's. */
export const matches = (wanted: string, topic: string): boolean =>
  wanted === '*' || wanted === topic || (wanted.endsWith('.*') && topic.startsWith(wanted.slice(0, -1)));

/** Whose webhooks a session lists, reads and changes: its organisation's, whatever it sees of the country. */
const ownerOf = ({ organisation }: Session): string | null => organisation;

/** Webhooks of the session's organisation, by id. */
export async function listWebhooks(
  tx: SessionTransaction,
  session: Session,
  limit: number,
  after?: string,
): Promise<readonly WebhookRow[]> {
  const rows = await tx
    .selectFrom('webhook')
    .selectAll()
    .where('organisation_id', '=', ownerOf(session))
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(webhookOf);
}

export async function readWebhook(tx: SessionTransaction, session: Session, id: string): Promise<WebhookRow | undefined> {
  const row = await tx
    .selectFrom('webhook')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', ownerOf(session))
    .executeTakeFirst();
  return row === undefined ? undefined : webhookOf(row);
}

/** Deliveries of a webhook, the newest first. */
export const listDeliveries = (
  tx: SessionTransaction,
  webhook: string,
  filter: { readonly state?: string | undefined },
  limit: number,
  after?: { readonly at: string; readonly id: string },
) =>
  tx
    .selectFrom('webhook_delivery as d')
    .innerJoin('outbox_message as m', 'm.id', 'd.message_id')
    .select([
      'd.id',
      'd.message_id',
      'm.topic',
      'd.state',
      'd.attempts',
      'd.next_at',
      'd.last_status',
      'd.last_error',
      'd.delivered_at',
      'd.replay_of',
      'd.created_at',
    ])
    .where('d.webhook_id', '=', webhook)
    .$if(filter.state !== undefined, (query) => query.where('d.state', '=', filter.state!))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(d.created_at, d.id) < (${after?.at}::timestamptz, ${after?.id}::uuid)`))
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute();

/** Writes what the world is told, in the transaction that it is about. */
export const outboxRows = (tx: SessionTransaction) => ({
  async tell(message: {
    readonly id: string;
    readonly topic: string;
    readonly subject: string;
    readonly payload: object;
    readonly organisation: string | null;
  }): Promise<void> {
    const { id, topic, subject, payload, organisation } = message;
    await tx
      .insertInto('outbox_message')
      .values({ id, topic, subject, payload: JSON.stringify(payload), organisation_id: organisation })
      .execute();
  },
});

const webhookOf = (row: Selectable<DB['webhook']>): WebhookRow => ({
  id: row.id,
  organisation: row.organisation_id,
  url: row.url,
  topics: row.topics,
  secrets: row.secrets,
  state: row.state as WebhookRow['state'],
  createdAt: row.created_at,
  rowVersion: row.row_version,
});
