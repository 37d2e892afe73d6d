import { randomBytes } from 'node:crypto';
import { isPermission, permissionsOf, ROLES, type Role } from '@touchstone/domain/access';
import { dueDay } from '@touchstone/domain/deadline';
import type { Choice, Fields } from '@touchstone/domain/notification';
import { uuidv7 } from '@touchstone/kernel/ids';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

interface NotificationRow {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly topic: string;
  readonly messageId: string | null;
  readonly escalates: string | null;
  readonly objectKind: string;
  readonly objectId: string;
  readonly fields: Fields;
  readonly createdAtMs: number;
  readonly escalateAtMs: number | null;
  readonly mail: 'NONE' | 'WAITING' | 'DIGEST';
  readonly mailAtMs: number | null;
}

/** What people are told, inside one transaction of the system. @param now the clock of the platform */
export function notificationRows(tx: SessionTransaction, now: () => Date) {
  const readers = new Map<string, Promise<readonly ReaderRow[]>>();
  return {
    nowMs: () => now().getTime(),
    newId: () => uuidv7(now().getTime(), randomBytes(16)),

    /** Messages of these topics that nobody was told of, held, `but` some; those of other topics are taken as told. */
    async takeUntold(topics: readonly string[], limit: number, but: readonly string[]) {
      await sql`
        update touchstone.outbox_message set notified_at = ${now()} where id in (
          select id from touchstone.outbox_message where notified_at is null and topic <> all(${[...topics]}::text[])
          order by created_at, id limit ${limit * OTHERS} for update skip locked)`.execute(tx);
      const { rows } =
        await sql<MessageRow>`${messages(topics)} and not m.id = any(${[...but]}::uuid[]) order by m.created_at, m.id limit ${limit} for update of m skip locked`.execute(
          tx,
        );
      return rows.map(untoldOf);
    },

    async noteTold(ids: readonly string[]): Promise<void> {
      await sql`update touchstone.outbox_message set notified_at = ${now()} where id = any(${[...ids]}::uuid[])`.execute(tx);
    },

    /** Active people of an organisation (null: the ministry) who hold a permission now; asked once a transaction. */
    readersOf(organisation: string | null, permission: string): Promise<readonly ReaderRow[]> {
      const key = `${organisation} ${permission}`;
      const found = readers.get(key) ?? readersOf(tx, organisation, permission, now());
      readers.set(key, found);
      return found;
    },

    async choicesOf(people: readonly string[], topic: string): Promise<ReadonlyMap<string, Choice>> {
      const { rows } = await sql<{ person: string; choice: Choice }>`
        select person_id as person, choice from touchstone.notification_choice where person_id = any(${[...people]}::uuid[]) and topic = ${topic}`.execute(
        tx,
      );
      return new Map(rows.map(({ person, choice }) => [person, choice]));
    },

    async toldOf(people: readonly string[], topic: string, objectId: string, sinceMs: number): Promise<ReadonlySet<string>> {
      const { rows } = await sql<{ person: string }>`
        select distinct person_id as person from touchstone.notification
        where person_id = any(${[...people]}::uuid[]) and topic = ${topic} and object_id = ${objectId} and (read_at is null or created_at > ${new Date(sinceMs)})`.execute(
        tx,
      );
      return new Set(rows.map(({ person }) => person));
    },

    async insertNotifications(rows: readonly NotificationRow[]): Promise<void> {
      for (const row of rows)
        await sql`
          insert into touchstone.notification (id, person_id, organisation_id, topic, message_id, escalates, object_kind, object_id, fields, created_at,
            escalate_at, mail, mail_at)
          values (${row.id}, ${row.person}, ${row.organisation}, ${row.topic}, ${row.messageId}, ${row.escalates}, ${row.objectKind}, ${row.objectId},
            ${JSON.stringify(row.fields)}::jsonb, ${new Date(row.createdAtMs)}, ${dateOf(row.escalateAtMs)}, ${row.mail}, ${dateOf(row.mailAtMs)})
          on conflict do nothing`.execute(tx);
    },

    async takeUnread(limit: number) {
      const { rows } = await sql<Omit<NotificationRow, 'createdAtMs'>>`
        select id, person_id as person, organisation_id as organisation, topic, object_kind as "objectKind", object_id as "objectId", fields
        from touchstone.notification where escalate_at <= ${now()} and read_at is null and escalated_at is null
        order by escalate_at, id limit ${limit} for update skip locked`.execute(tx);
      return rows;
    },

    async noteEscalated(ids: readonly string[]): Promise<void> {
      await sql`update touchstone.notification set escalated_at = ${now()} where id = any(${[...ids]}::uuid[])`.execute(tx);
    },

    /** Leased: not given to another before `leaseMs` are over. What was read meanwhile needs no digest, and who has no address no mail. */
    async takeMail(kind: 'WAITING' | 'DIGEST', limit: number, leaseMs: number) {
      await sql`
        update touchstone.notification n set mail = 'NONE' where n.mail = ${kind} and n.mail_at <= ${now()} and (
          (n.mail = 'DIGEST' and n.read_at is not null)
          or not exists (select from touchstone.person p where p.id = n.person_id and p.email is not null and p.state = 'ACTIVE'))`.execute(
        tx,
      );
      const { rows } = await sql<MailRow>`
        with due as (
          select n.id from touchstone.notification n where n.mail = ${kind} and n.mail_at <= ${now()} order by n.mail_at, n.id limit ${limit} for update skip locked
        ), leased as (
          update touchstone.notification n set mail_at = ${new Date(now().getTime() + leaseMs)} from due where n.id = due.id returning n.*
        )
        select l.id, l.person_id as person, p.email as address, p.language, l.topic, l.escalates is not null as "isEscalation", l.fields, l.mail_attempts as attempts
        from leased l join touchstone.person p on p.id = l.person_id order by l.created_at, l.id`.execute(tx);
      return rows;
    },

    async noteMail(
      ids: readonly string[],
      {
        mail,
        attempts,
        error,
        atMs,
      }: { readonly mail: string; readonly attempts: number; readonly error: string | null; readonly atMs: number | null },
    ): Promise<void> {
      await sql`
        update touchstone.notification set mail = ${mail}, mail_attempts = ${attempts}, mail_error = ${error}, mail_at = ${dateOf(atMs)}
        where id = any(${[...ids]}::uuid[])`.execute(tx);
    },
  };
}

/** So many times more of the messages that concern nobody are passed over in one round. */
const OTHERS = 25;

interface ReaderRow {
  readonly person: string;
  readonly organisation: string;
  readonly hasMail: boolean;
}

interface MailRow {
  readonly id: string;
  readonly person: string;
  readonly address: string;
  readonly language: string;
  readonly topic: string;
  readonly isEscalation: boolean;
  readonly fields: Fields;
  readonly attempts: number;
}

interface MessageRow {
  readonly id: string;
  readonly topic: string;
  readonly subject: string;
  readonly organisation: string | null;
  readonly handler: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly subjectName: string | null;
  readonly purpose: string | null;
  readonly dueAt: Date | null;
  readonly orderNumber: string | null;
  readonly orderSubject: string | null;
  readonly noticeTitle: string | null;
  readonly storeName: string | null;
  readonly level: string | null;
  readonly year: string | null;
}

const idIn = (name: string) =>
  sql`(case when m.payload ->> ${sql.lit(name)} ~ '^[0-9a-f-]{36}$' then (m.payload ->> ${sql.lit(name)})::uuid end)`;

/** What a message is about, by the ids it names: looked up here, so that nothing of its payload but two numbers gets into words. */
const messages = (topics: readonly string[]) => sql`
  select m.id, m.topic, m.subject, m.organisation_id as organisation,
    case when c.organisation_id = m.organisation_id then c.handler_id end as handler, c.id as "caseId", c.number as "caseNumber",
    c.subject_name as "subjectName", d.purpose, d.due_at as "dueAt", o.number as "orderNumber", oc.subject_name as "orderSubject",
    n.title as "noticeTitle", s.name as "storeName",
    substring(m.payload ->> 'level' from '^[0-9]{1,2}$') as level, substring(m.payload ->> 'year' from '^[0-9]{4}$') as year
  from touchstone.outbox_message m
  left join touchstone.deadline d on m.topic like 'deadline.%' and d.id::text = m.subject
  left join touchstone.order_document o on o.id = ${idIn('order')}
  left join touchstone.enforcement_case oc on oc.id = o.case_id
  left join touchstone.enforcement_case c on c.id = coalesce(${idIn('case')}, d.case_id, o.case_id)
  left join touchstone.notice n on n.id = ${idIn('notice')}
  left join touchstone.store s on s.id = ${idIn('store')}
  where m.notified_at is null and m.topic = any(${[...topics]}::text[])`;

function untoldOf(row: MessageRow) {
  const subjectName = row.subjectName ?? row.orderSubject;
  const due = row.dueAt === null ? null : dueDay(row.dueAt.getTime());
  const { caseNumber, purpose, orderNumber, noticeTitle, storeName, level, year } = row;
  const known = { caseNumber, subjectName, purpose, due, orderNumber, noticeTitle, storeName, level, year };
  const isOfCase = row.topic.startsWith('case.') && row.caseId !== null;
  return {
    id: row.id,
    topic: row.topic,
    organisation: row.organisation,
    objectKind: isOfCase ? 'case' : row.topic.split('.')[0]!,
    // a calendar is known by its year
    objectId: isOfCase ? row.caseId! : ((row.topic === 'calendar.missing' ? row.year : null) ?? row.subject),
    handler: row.handler,
    fields: Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) as Fields,
  };
}

async function readersOf(
  tx: SessionTransaction,
  organisation: string | null,
  permission: string,
  now: Date,
): Promise<readonly ReaderRow[]> {
  if (!isPermission(permission)) return [];
  const roles = (Object.keys(ROLES) as Role[]).filter((role) => permissionsOf(role).includes(permission));
  const { rows } = await sql<ReaderRow>`
    select distinct p.id as person, p.organisation_id as organisation, p.email is not null as "hasMail"
    from touchstone.person p
    join touchstone.role_grant g on g.person_id = p.id and g.revoked_at is null and g.valid_from <= ${now}
      and (g.valid_until is null or g.valid_until > ${now}) and g.role = any(${roles}::text[])
    join touchstone.organisation o on o.id = p.organisation_id and o.state = 'ACTIVE'
    where p.state = 'ACTIVE' and ${organisation === null ? sql`o.kind = 'ministry'` : sql`g.organisation_id = ${organisation}::uuid`}
    order by p.id limit 1000`.execute(tx);
  return rows;
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
