import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import type { SheetStateWord } from './sheet-rows.ts';

export interface SheetFilter {
  readonly state?: SheetStateWord | undefined;
  readonly organisation?: string | undefined;
  readonly assignedTo?: string | undefined;
  readonly campaign?: string | undefined;
  readonly artifact?: string | undefined;
}

export interface ListedSheet {
  readonly id: string;
  readonly artifact: string;
  readonly subjectKind: string;
  readonly name: string;
  readonly label: string | null;
  readonly version: string | null;
  readonly organisation: string;
  readonly askedBy: string | null;
  readonly assignedTo: string | null;
  readonly campaign: string | null;
  readonly profile: 'deep' | 'retest' | 'look-back';
  readonly state: SheetStateWord;
  readonly items: number;
  readonly answered: number;
  readonly run: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly rowVersion: number;
}

const columns = sql`s.id, s.subject ->> 'artifact' as artifact, s.subject_kind as "subjectKind", s.subject ->> 'name' as name, s.subject ->> 'label' as label,
  s.subject ->> 'version' as version, s.organisation_id as organisation, s.asked_by_organisation_id as "askedBy", s.assigned_to as "assignedTo", s.campaign_id as campaign,
  s.profile, s.state, jsonb_array_length(s.items) as items, (select count(distinct w.clause) from touchstone.check_answer w where w.sheet_id = s.id) as answered,
  s.run_id as run, s.created_at as "createdAt", s.submitted_at as "submittedAt", s.row_version as "rowVersion"`;

/** Sheets that a session may see: of its laboratory, or that its authority asked for; the newest first. */
export async function listSheets(
  tx: SessionTransaction,
  session: Session,
  filter: SheetFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedSheet[]> {
  const { state, organisation, assignedTo, campaign, artifact } = filter;
  const { rows } = await sql<ListedSheet>`
    select ${columns} from touchstone.check_sheet s
    where ${within(session, 'check_sheet', 's')}
      and (${state ?? null}::text is null or s.state = ${state ?? null}::text)
      and (${organisation ?? null}::uuid is null or s.organisation_id = ${organisation ?? null}::uuid)
      and (${assignedTo ?? null}::uuid is null or s.assigned_to = ${assignedTo ?? null}::uuid)
      and (${campaign ?? null}::uuid is null or s.campaign_id = ${campaign ?? null}::uuid)
      and (${artifact ?? null}::text is null or s.artifact_id = (select id from touchstone.artifact where sha256 = ${artifact ?? null}::text))
      and (${after ?? null}::uuid is null or s.id < ${after ?? null}::uuid)
    order by s.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readSheet(tx: SessionTransaction, session: Session, id: string): Promise<ListedSheet | undefined> {
  const { rows } = await sql<ListedSheet>`
    select ${columns} from touchstone.check_sheet s where s.id = ${id} and ${within(session, 'check_sheet', 's')}`.execute(tx);
  return rows[0];
}

export async function sheetEvents(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{ seq: number; event: string; from: string | null; to: string; actor: string; reason: string; at: Date }>`
    select seq, event, from_state as from, to_state as to, actor, reason, at from touchstone.sheet_event where sheet_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

/** Whether the session may see a campaign. */
export async function hasCampaign(tx: SessionTransaction, session: Session, id: string): Promise<boolean> {
  const { rows } = await sql`select from touchstone.campaign c where c.id = ${id} and ${within(session, 'campaign', 'c')}`.execute(tx);
  return rows.length > 0;
}

const MOST_LABORATORIES = 1000;

/** Laboratories at work, by name. */
export async function laboratories(tx: SessionTransaction): Promise<readonly { id: string; name: string; nameEn: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; nameEn: string | null }>`
    select id, name, name_en as "nameEn" from touchstone.organisation where kind = 'lab' and state = 'ACTIVE' order by name, id limit ${MOST_LABORATORIES}`.execute(
    tx,
  );
  return rows;
}
