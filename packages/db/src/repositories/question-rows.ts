import type { QuestionState } from '@touchstone/domain/question';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { scopesOf } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';

/** Questions and what was said in them, inside one transaction. */
export const questionRows = (tx: SessionTransaction) => ({
  async createQuestion(row: NewQuestionRow): Promise<void> {
    const at = new Date(row.atMs);
    await sql`
      insert into touchstone.question (id, target_kind, target_id, asker, asking_organisation_id, organisation_id, province, subject, state, asked_at, last_at, created_by)
      values (${row.id}, ${row.kind}, ${row.target}, ${row.asker}, ${row.askingOrganisation}, ${row.organisation}, ${row.province}, ${row.subject}, 'ASKED', ${at}, ${at}, ${row.by})`.execute(
      tx,
    );
  },

  async holdQuestion(id: string) {
    const { rows } = await sql<{ state: QuestionState; asker: string; organisation: string | null; askingOrganisation: string }>`
      select state, asker, organisation_id as organisation, asking_organisation_id as "askingOrganisation" from touchstone.question where id = ${id} for update`.execute(
      tx,
    );
    return rows[0];
  },

  async addMessage(
    question: string,
    message: { readonly side: string; readonly organisation: string; readonly text: string; readonly atMs: number },
    to: QuestionState,
  ): Promise<void> {
    const at = new Date(message.atMs);
    await sql`
      insert into touchstone.question_message (question_id, seq, side, organisation_id, actor, text, at)
      select ${question}, coalesce(max(seq), 0) + 1, ${message.side}, ${message.organisation}, current_setting('touchstone.actor'), ${message.text}, ${at}
      from touchstone.question_message where question_id = ${question}`.execute(tx);
    await sql`update touchstone.question set state = ${to}, last_at = ${at}, row_version = row_version + 1 where id = ${question}`.execute(
      tx,
    );
  },

  async announce(topic: string, question: string, organisation: string | null): Promise<void> {
    await sql`
      insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
      values (gen_random_uuid(), ${topic}, ${question}, ${JSON.stringify({ question })}::jsonb, ${organisation})`.execute(tx);
  },

  async createReply(row: {
    readonly id: string;
    readonly finding: string;
    readonly replier: string;
    readonly organisation: string;
    readonly position: string;
    readonly text: string;
    readonly at: Date;
    readonly by: string | null;
  }): Promise<void> {
    await sql`
      insert into touchstone.finding_reply (id, finding_id, replier, organisation_id, position, text, at, created_by)
      values (${row.id}, ${row.finding}, ${row.replier}, ${row.organisation}, ${row.position}, ${row.text}, ${row.at}, ${row.by})`.execute(
      tx,
    );
    await sql`
      insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
      select gen_random_uuid(), 'finding.replied', ${row.finding}, ${JSON.stringify({ finding: row.finding, position: row.position })}::jsonb,
        (select o.id from touchstone.organisation o where o.kind = 'province' and o.province = f.province)
      from touchstone.finding f where f.id = ${row.finding}`.execute(tx);
  },
});

interface NewQuestionRow {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly asker: string;
  readonly askingOrganisation: string;
  readonly organisation: string | null;
  readonly province: string | null;
  readonly subject: string;
  readonly atMs: number;
  readonly by: string | null;
}

/** Who answers for a finding or an order that the session sees: the authority of its case, else of its province; undefined when it is not seen. */
export async function questionTarget(tx: SessionTransaction, session: Session, kind: 'finding' | 'order', id: string) {
  const found =
    kind === 'finding'
      ? sql`select null::uuid as organisation, f.province from touchstone.finding f where f.id = ${id} and ${within(session, 'finding', 'f')}`
      : sql`select d.organisation_id as organisation, d.province from touchstone.order_document d
          where d.id = ${id} and d.issued_at is not null
            and case when d.addressee_kind = 'store' then 'store:' else 'operator:' end || d.addressee_id = any (${scopesOf(session.scope)})`;
  return (await sql<{ organisation: string | null; province: string | null }>`${found}`.execute(tx)).rows[0];
}

/** The administration of a province, or the ministry. */
export async function authorityOf(tx: SessionTransaction, province: string | null): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from touchstone.organisation where state = 'ACTIVE' and ((kind = 'province' and province = ${province}) or kind = 'ministry')
    order by case kind when 'province' then 0 else 1 end, created_at limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

export interface ListedQuestion {
  readonly id: string;
  readonly kind: 'finding' | 'order';
  readonly target: string;
  readonly asker: string;
  readonly organisation: string | null;
  readonly province: string | null;
  readonly subject: string;
  readonly state: QuestionState;
  readonly messages: number;
  readonly askedAt: Date;
  readonly lastAt: Date;
  readonly lastKey: string;
  readonly rowVersion: number;
}

/** One's own for who asks; for an authority those to it and those of its province. */
const seen = ({ scope, organisation }: Session): RawBuilder<SqlBool> => {
  if (scope.kind === 'all') return sql`true`;
  if (scope.kind === 'store' || scope.kind === 'operator') return sql`q.asker = any (${scopesOf(scope)})`;
  return scope.kind === 'province' ? sql`(q.province = ${scope.province} or q.organisation_id = ${organisation}::uuid)` : sql`false`;
};

export interface QuestionFilter {
  readonly id?: string | undefined;
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly target?: string | undefined;
  /** About its findings and documents. */
  readonly case?: string | undefined;
}

export async function listQuestions(
  tx: SessionTransaction,
  session: Session,
  filter: QuestionFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedQuestion[]> {
  const where = allOf([
    seen(session),
    equal('q.id', filter.id),
    equal('q.state', filter.state),
    equal('q.target_kind', filter.kind),
    equal('q.target_id', filter.target),
    filter.case === undefined
      ? undefined
      : sql`q.target_id in (select finding_id from touchstone.case_finding where case_id = ${filter.case}
          union all select id from touchstone.order_document where case_id = ${filter.case})`,
    after === undefined ? undefined : sql`(q.last_at, q.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  const { rows } = await sql<ListedQuestion>`
    select q.id, q.target_kind as kind, q.target_id as target, q.asker, q.organisation_id as organisation, q.province, q.subject, q.state,
      (select count(*)::int from touchstone.question_message m where m.question_id = q.id) as messages, q.asked_at as "askedAt", q.last_at as "lastAt",
      to_char(q.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastKey", q.row_version as "rowVersion"
    from touchstone.question q where ${where} order by q.last_at desc, q.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Names of people on the other side are nobody's business: who spoke is a side. */
export async function questionMessages(tx: SessionTransaction, question: string) {
  const { rows } = await sql<{ seq: number; side: 'asker' | 'authority'; text: string; at: Date }>`
    select seq, side, text, at from touchstone.question_message where question_id = ${question} order by seq`.execute(tx);
  return rows;
}

export async function listReplies(tx: SessionTransaction, session: Session, finding: string) {
  const own =
    session.scope.kind === 'store' || session.scope.kind === 'operator' ? sql`r.replier = any (${scopesOf(session.scope)})` : sql`true`;
  const { rows } = await sql<{
    id: string;
    finding: string;
    replier: string;
    position: 'accepts' | 'disputes' | 'explains';
    text: string;
    at: Date;
  }>`
    select r.id, r.finding_id as finding, r.replier, r.position, r.text, r.at
    from touchstone.finding_reply r join touchstone.finding f on f.id = r.finding_id
    where r.finding_id = ${finding} and ${within(session, 'finding', 'f')} and ${own} order by r.at, r.id limit 1000`.execute(tx);
  return rows;
}
