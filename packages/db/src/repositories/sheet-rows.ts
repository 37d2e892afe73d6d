import type { Answer, Sheet } from '@touchstone/domain/sheet';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { engineRows } from './engine-rows.ts';
import { workRows } from './work-rows.ts';

export type SheetStateWord = 'OPEN' | 'IN_PROGRESS' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED';

/** Rows of check sheets, and what a sheet becomes when it is handed in; inside one transaction. */
export function sheetRows(tx: SessionTransaction) {
  const { earlierRuns, createRequest, createRuns, saveRun, keepVotes, finishRequest } = workRows(tx);
  return {
    ...engineRows(tx),
    ...{ earlierRuns, createRequest, createRuns, saveRun, keepVotes, finishRequest },

    async aboutOf(artifact: string) {
      const { rows } = await sql<AboutRow>`
        select f.id as artifact, f.sha256, a.id as app, coalesce(a.kind, n.part[1], 'app') as "subjectKind", coalesce(a.id::text, n.part[2], f.sha256) as subject,
          coalesce(a.package, k.id, s.code, f.sha256) as name, coalesce(a.name, k.name, s.name) as label, nullif(coalesce(v.version_name, split_part(f.sha256, '@', 2)), '') as version
        from touchstone.artifact f
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
        left join lateral (select regexp_match(f.sha256, '^subject:(sdk|store):([^@]+)') as part) n on a.id is null
        left join touchstone.sdk k on n.part[1] = 'sdk' and k.id = n.part[2]
        left join touchstone.store s on n.part[1] = 'store' and s.id::text = n.part[2]
        where f.sha256 = ${artifact} and f.state not in ('REJECTED', 'QUARANTINED', 'DECLARED')`.execute(tx);
      return rows[0];
    },

    async isLab(organisation: string): Promise<boolean> {
      const row = await tx.selectFrom('organisation').select(['kind', 'state']).where('id', '=', organisation).executeTakeFirst();
      return row?.kind === 'lab' && row.state === 'ACTIVE';
    },

    async isActiveIn(person: string, organisation: string): Promise<boolean> {
      const row = await tx.selectFrom('person').select(['organisation_id', 'state']).where('id', '=', person).executeTakeFirst();
      return row?.organisation_id === organisation && row.state === 'ACTIVE';
    },

    async insertSheet({ about, sheet, ...row }: NewSheetRow): Promise<void> {
      await sql`
        insert into touchstone.check_sheet (id, app_id, artifact_id, subject_kind, subject_id, campaign_id, organisation_id, asked_by_organisation_id, assigned_to, state, items,
          subject, rule_set, as_of, profile, created_by)
        values (${sheet.id}, ${about.app}, ${about.artifact}, ${about.subjectKind}, ${about.subject}, ${row.campaign}, ${row.organisation}, ${row.askedBy}, ${row.assignedTo}, 'OPEN',
          ${JSON.stringify(sheet.items)}::jsonb, ${JSON.stringify(sheet.subject)}::jsonb, ${sheet.ruleSet}, ${sheet.asOf}, ${row.profile}, ${row.createdBy})`.execute(
        tx,
      );
    },

    async holdSheet(id: string) {
      await sql`select from touchstone.check_sheet where id = ${id} for update`.execute(tx);
      return keptSheet(tx, id);
    },

    async assign(id: string, person: string | null): Promise<void> {
      await sql`update touchstone.check_sheet set assigned_to = ${person} where id = ${id}`.execute(tx);
    },

    async saveAnswers(id: string, answers: readonly Answer[], by: string): Promise<void> {
      for (const { clause, answer, evidence, device, testedAt, tester, note } of answers) {
        const files = evidence.map(({ kind, file }) => ({ kind, file }));
        await sql`
          insert into touchstone.check_answer (sheet_id, clause, seq, answer, note, device, evidence, tested_at, tester, answered_by)
          select ${id}, ${clause}, coalesce(max(seq), 0) + 1, ${answer}, ${note}, ${device}, ${JSON.stringify(files)}::jsonb,
            ${testedAt === undefined ? null : new Date(testedAt)}, ${tester}, ${by}
          from touchstone.check_answer where sheet_id = ${id} and clause = ${clause}`.execute(tx);
      }
    },

    async moveSheet({ sheet, event, from, to, reason }: EventRow, run?: string): Promise<void> {
      await sql`
        update touchstone.check_sheet set state = ${to}, row_version = row_version + ${from === null ? 0 : 1}, run_id = coalesce(${run ?? null}::uuid, run_id),
          submitted_at = case when ${to} = 'SUBMITTED' and state <> 'SUBMITTED' then now() else submitted_at end,
          closed_at = case when ${to} = 'ACCEPTED' then now() else closed_at end
        where id = ${sheet}`.execute(tx);
      await sql`
        insert into touchstone.sheet_event (sheet_id, seq, event, from_state, to_state, actor, reason)
        select ${sheet}, coalesce(max(seq), 0) + 1, ${event}, ${from}, ${to}, current_setting('touchstone.actor'), ${reason}
        from touchstone.sheet_event where sheet_id = ${sheet}`.execute(tx);
    },

    async announce(
      topic: string,
      subject: string,
      organisations: readonly string[],
      payload: Readonly<Record<string, unknown>>,
    ): Promise<void> {
      for (const organisation of organisations)
        await sql`
          insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
          values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb, ${organisation})`.execute(tx);
    },
  };
}

/** A sheet with the latest answer to each clause, and of each file its newest bytes. */
export async function keptSheet(tx: SessionTransaction, id: string) {
  const { rows } = await sql<SheetRow>`
    select s.id, s.items, s.subject, s.rule_set as "ruleSet", s.as_of as "asOf", s.state, s.artifact_id as artifact, s.app_id as app, s.campaign_id as campaign, s.profile,
      s.organisation_id as organisation, o.name as "organisationName", s.assigned_to as "assignedTo", s.row_version as "rowVersion"
    from touchstone.check_sheet s left join touchstone.organisation o on o.id = s.organisation_id where s.id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const files = await sheetFiles(tx, id);
  const answers = await sql<AnswerRow>`
    select distinct on (clause) clause, answer, note, device, evidence, tested_at as "testedAt", tester from touchstone.check_answer
    where sheet_id = ${id} order by clause, seq desc`.execute(tx);
  const { items, subject, ruleSet, asOf, organisationName, ...rest } = row;
  const sheet: Sheet = { schema: 'touchstone-check-sheet/1', id, subject, ruleSet, asOf, items };
  return {
    ...rest,
    organisationName: organisationName ?? row.organisation,
    sheet,
    answers: Object.fromEntries(answers.rows.map((answer) => [answer.clause, answerOf(answer, files)])),
  };
}

/** Digest of each file that came with a sheet, by its name. */
export async function sheetFiles(tx: SessionTransaction, id: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; sha256: string }>`
    select distinct on (file_name) file_name as name, sha256 from touchstone.sheet_evidence where sheet_id = ${id} order by file_name, seq desc`.execute(
    tx,
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function answerOf({ clause, answer, note, device, evidence, testedAt, tester }: AnswerRow, files: ReadonlyMap<string, string>): Answer {
  return {
    clause,
    answer,
    note,
    device,
    tester,
    ...(testedAt === null ? {} : { testedAt: testedAt.getTime() }),
    evidence: evidence.map(({ kind, file }) => {
      const sha256 = files.get(file);
      return { kind, file, ...(sha256 === undefined ? {} : { sha256 }) };
    }),
  };
}

interface AboutRow {
  readonly artifact: string;
  readonly sha256: string;
  readonly app: string | null;
  readonly subjectKind: string;
  readonly subject: string;
  readonly name: string;
  readonly label: string | null;
  readonly version: string | null;
}

interface NewSheetRow {
  readonly about: AboutRow;
  readonly sheet: Sheet;
  readonly organisation: string;
  readonly askedBy: string;
  readonly assignedTo: string | null;
  readonly campaign: string | null;
  readonly profile: string;
  readonly createdBy: string | null;
}

interface EventRow {
  readonly sheet: string;
  readonly event: string;
  readonly from: SheetStateWord | null;
  readonly to: SheetStateWord;
  readonly reason: string;
}

interface SheetRow {
  readonly id: string;
  readonly items: Sheet['items'];
  readonly subject: Sheet['subject'];
  readonly ruleSet: string;
  readonly asOf: string;
  readonly state: SheetStateWord;
  readonly artifact: string;
  readonly app: string | null;
  readonly campaign: string | null;
  readonly profile: 'deep' | 'retest' | 'look-back';
  readonly organisation: string;
  readonly organisationName: string | null;
  readonly assignedTo: string | null;
  readonly rowVersion: number;
}

interface AnswerRow {
  readonly clause: string;
  readonly answer: Answer['answer'];
  readonly note: string;
  readonly device: string;
  readonly evidence: readonly Pick<Answer['evidence'][number], 'kind' | 'file'>[];
  readonly testedAt: Date | null;
  readonly tester: string;
}
