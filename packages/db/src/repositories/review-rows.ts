import type { FindingState } from '@touchstone/domain/finding';
import type { ReviewClaim, ReviewDecision, Severity } from '@touchstone/domain/review';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { fusionRows } from './fusion-rows.ts';

/** Rows that a review reads and writes inside one transaction. @param organisation whose event it is */
export function reviewRows(tx: SessionTransaction, organisation: string | null) {
  const { holdLearned, setLearned, learn } = fusionRows(tx);
  return {
    holdLearned,
    setLearned,
    learn,

    async holdFinding(id: string) {
      const { rows } = await sql<ReviewedRow>`
        select f.id, f.clause, f.artifact_id as artifact, f.state, f.severity, f.review_round as round, f.is_for_publication as "isForPublication",
          (select c.organisation_id from touchstone.campaign c where c.id = f.campaign_id) as organisation
        from touchstone.finding f where f.id = ${id} for update of f`.execute(tx);
      return rows[0];
    },

    reviewsOf: async (finding: string, round: number) => (await reviewsOfFinding(tx, finding)).filter((review) => review.round === round),

    async policyOf(id: string): Promise<Readonly<Record<string, unknown>>> {
      const row = await tx.selectFrom('organisation').select('policy').where('id', '=', id).executeTakeFirst();
      return (row?.policy ?? {}) as Readonly<Record<string, unknown>>;
    },

    async claimOf(finding: string): Promise<ReviewClaim | null> {
      const row = await tx.selectFrom('review_claim').selectAll().where('finding_id', '=', finding).executeTakeFirst();
      if (row === undefined) return null;
      return { reviewer: row.reviewer_id, claimedMs: row.claimed_at.getTime(), expiresMs: row.expires_at.getTime() };
    },

    async saveClaim(finding: string, { reviewer, claimedMs, expiresMs }: ReviewClaim): Promise<void> {
      const row = { reviewer_id: reviewer, claimed_at: new Date(claimedMs), expires_at: new Date(expiresMs) };
      await tx
        .insertInto('review_claim')
        .values({ finding_id: finding, ...row })
        .onConflict((conflict) => conflict.column('finding_id').doUpdateSet(row))
        .execute();
    },

    async dropClaim(finding: string): Promise<void> {
      await tx.deleteFrom('review_claim').where('finding_id', '=', finding).execute();
    },

    async testersOf(artifact: string | null, clause: string): Promise<readonly string[]> {
      if (artifact === null) return [];
      const { rows } = await sql<{ person: string }>`
        select distinct w.answered_by as person from touchstone.check_sheet s join touchstone.check_answer w on w.sheet_id = s.id
        where s.artifact_id = ${artifact} and w.clause = ${clause} order by 1`.execute(tx);
      return rows.map(({ person }) => person);
    },

    async insertReview(finding: string, review: ReviewRow & { readonly secondsSpent: number | null }): Promise<void> {
      await tx
        .insertInto('review')
        .values({
          id: review.id,
          finding_id: finding,
          round: review.round,
          reviewer_id: review.reviewer,
          organisation_id: review.organisation,
          is_blind: review.isBlind,
          decision: review.decision,
          reason_code: review.reason,
          note: review.note,
          seconds_spent: review.secondsSpent,
          at: new Date(review.atMs),
        })
        .execute();
      await sql`
        update touchstone.finding f set review_stage = (
          select case when count(distinct r.decision) > 1 then 'third' else 'second' end from touchstone.review r where r.finding_id = f.id and r.round = f.review_round)
        where id = ${finding}`.execute(tx);
    },

    async stepFinding({ finding, event, from, to, basis, detail }: StepRow): Promise<void> {
      const isDecided = to !== 'NEEDS_REVIEW' && to !== 'INSUFFICIENT';
      await sql`
        update touchstone.finding set state = ${to}, decided_at = ${isDecided ? sql`case when state = ${to} then decided_at else touchstone.clock() end` : null},
          row_version = row_version + 1 where id = ${finding}`.execute(tx);
      await sql`
        insert into touchstone.finding_event (finding_id, seq, event, from_state, to_state, actor, basis, detail)
        select ${finding}, coalesce(max(seq), 0) + 1, ${event}, ${from}, ${to}, current_setting('touchstone.actor'), ${basis}, ${JSON.stringify(detail ?? {})}::jsonb
        from touchstone.finding_event where finding_id = ${finding}`.execute(tx);
    },

    async beginRound(finding: string): Promise<void> {
      await sql`update touchstone.finding set review_round = review_round + 1, review_stage = 'first' where id = ${finding}`.execute(tx);
    },

    async markForPublication(finding: string): Promise<void> {
      await sql`update touchstone.finding set is_for_publication = true where id = ${finding}`.execute(tx);
    },

    async askEvidence(row: { readonly id: string; readonly finding: string; readonly by: string; readonly wanted: string }): Promise<void> {
      await tx
        .insertInto('evidence_request')
        .values({ id: row.id, finding_id: row.finding, asked_by: row.by, wanted: row.wanted })
        .execute();
    },

    async answerEvidence(finding: string): Promise<void> {
      await sql`update touchstone.evidence_request set answered_at = now() where finding_id = ${finding} and answered_at is null`.execute(
        tx,
      );
    },

    async announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb, ${organisation})`.execute(tx);
    },
  };
}

/** All decisions on a finding, in the order they came. */
export async function reviewsOfFinding(tx: SessionTransaction, finding: string): Promise<readonly ReviewRow[]> {
  const rows = await tx
    .selectFrom('review')
    .selectAll()
    .where('finding_id', '=', finding)
    .orderBy('round')
    .orderBy('at')
    .orderBy('is_blind')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    reviewer: row.reviewer_id,
    organisation: row.organisation_id,
    round: row.round,
    decision: row.decision as ReviewDecision,
    reason: row.reason_code,
    note: row.note,
    isBlind: row.is_blind,
    atMs: row.at.getTime(),
  }));
}

interface ReviewedRow {
  readonly id: string;
  readonly clause: string;
  readonly artifact: string | null;
  readonly state: FindingState;
  readonly severity: Severity;
  readonly round: number;
  readonly isForPublication: boolean;
  readonly organisation: string | null;
}

export interface ReviewRow {
  readonly id: string;
  readonly reviewer: string;
  readonly organisation: string;
  readonly round: number;
  readonly decision: ReviewDecision;
  readonly reason: string;
  readonly note: string;
  readonly isBlind: boolean;
  readonly atMs: number;
}

export interface StepRow {
  readonly finding: string;
  readonly event: string;
  readonly from: FindingState;
  readonly to: FindingState;
  readonly basis: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}
