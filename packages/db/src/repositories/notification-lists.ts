import type { Choice, Fields } from '@touchstone/domain/notification';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { countUpTo } from './desk-counts.ts';

export interface ListedNotification {
  readonly id: string;
  readonly topic: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly fields: Fields;
  readonly isEscalation: boolean;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

export interface NotificationFilter {
  readonly topic?: string | undefined;
  readonly isUnread?: boolean | undefined;
}

const columns = sql`id, topic, object_kind as "objectKind", object_id as "objectId", fields, escalates is not null as "isEscalation", created_at as "createdAt", read_at as "readAt"`;

/** A person's inbox, the newest first. */
export async function listNotifications(
  tx: SessionTransaction,
  person: string,
  { topic, isUnread }: NotificationFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedNotification[]> {
  const { rows } = await sql<ListedNotification>`
    select ${columns} from touchstone.notification
    where person_id = ${person} and ${topic === undefined ? sql`true` : sql`topic = ${topic}`}
      and ${isUnread === undefined ? sql`true` : isUnread ? sql`read_at is null` : sql`read_at is not null`}
      and ${after === undefined ? sql`true` : sql`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
    order by created_at desc, id desc limit ${limit}`.execute(tx);
  return rows;
}

export const countUnread = (tx: SessionTransaction, person: string, most: number): Promise<number> =>
  countUpTo(tx, sql`select from touchstone.notification where person_id = ${person} and read_at is null`, most);

/** Marks one as read; read again nothing changes. @returns undefined when it is not this person's */
export async function readNotification(
  tx: SessionTransaction,
  person: string,
  id: string,
  at: Date,
): Promise<ListedNotification | undefined> {
  const { rows } = await sql<ListedNotification>`
    update touchstone.notification set read_at = coalesce(read_at, ${at}) where id = ${id} and person_id = ${person} returning ${columns}`.execute(
    tx,
  );
  return rows[0];
}

/** Marks all up to an instant. @returns how many */
export async function readNotificationsUntil(tx: SessionTransaction, person: string, until: Date, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update touchstone.notification set read_at = ${at} where person_id = ${person} and read_at is null and created_at <= ${until}`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}

export async function choicesOfPerson(tx: SessionTransaction, person: string): Promise<ReadonlyMap<string, Choice>> {
  const { rows } = await sql<{ topic: string; choice: Choice }>`
    select topic, choice from touchstone.notification_choice where person_id = ${person} order by topic limit 1000`.execute(tx);
  return new Map(rows.map(({ topic, choice }) => [topic, choice]));
}

export async function chooseTopics(
  tx: SessionTransaction,
  person: string,
  choices: readonly { readonly topic: string; readonly choice: Choice }[],
  at: Date,
): Promise<void> {
  for (const { topic, choice } of choices)
    await sql`
      insert into touchstone.notification_choice (person_id, topic, choice, changed_at) values (${person}, ${topic}, ${choice}, ${at})
      on conflict (person_id, topic) do update set choice = excluded.choice, changed_at = excluded.changed_at`.execute(tx);
}
