import type { LeadEvent, LeadSource, LeadState } from '@touchstone/domain/campaign';
import { normalisedName } from '@touchstone/domain/inventory';
import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';

const NAME_ALONE = 0.8;
const MOST_MATCHES = 5;

/** Rows of leads inside one transaction; a guess names no app that `session` may not see. */
export function leadRows(tx: SessionTransaction, session: Session) {
  return {
    async createLead(lead: NewLeadRow, match: { readonly app: string; readonly confidence: number } | undefined): Promise<void> {
      await sql`
        insert into touchstone.lead (id, source, source_detail, subject_kind, subject_text, app_id, match_confidence, clauses, note, reported_on, organisation_id,
          province, reporter, created_by)
        values (${lead.id}, ${lead.source}, ${lead.sourceDetail}, ${lead.subjectKind}, ${lead.subject}, ${match?.app ?? null}, ${match?.confidence ?? null},
          ${[...lead.clauses]}, ${lead.note}, ${lead.reportedOn}, ${lead.organisation}, ${lead.province}, ${lead.reporter}, ${lead.by})`.execute(
        tx,
      );
      await noteStep(tx, lead.id, 'create', null, 'OPEN', '');
    },

    async matchesOf(subject: string) {
      const plain = subject.normalize('NFKC').trim();
      const { rows } = await sql<{ app: string; confidence: number }>`
        select id as app, 1::real as confidence from touchstone.app where ${within(session, 'app')} and package = ${plain} and merged_into is null
        union all
        select id, ${NAME_ALONE}::real from touchstone.app where ${within(session, 'app')} and name_normal = ${normalisedName(plain)} and name_normal <> '' and package is distinct from ${plain} and merged_into is null
        order by confidence desc, app limit ${MOST_MATCHES}`.execute(tx);
      return rows;
    },

    async holdLead(id: string) {
      const { rows } = await sql<{ id: string; state: LeadState; app: string | null; rowVersion: number }>`
        select id, state, app_id as app, row_version as "rowVersion" from touchstone.lead where id = ${id} for update`.execute(tx);
      return rows[0];
    },

    async moveLead(
      id: string,
      step: {
        readonly on: LeadEvent;
        readonly from: LeadState;
        readonly to: LeadState;
        readonly reason: string;
        readonly app?: string | null;
        readonly campaign?: string;
      },
    ): Promise<void> {
      const { app, campaign } = step;
      await sql`
        update touchstone.lead set state = ${step.to}, row_version = row_version + 1,
          app_id = ${app === undefined ? sql`app_id` : app}, match_confidence = ${app === undefined ? sql`match_confidence` : app === null ? null : 1},
          campaign_id = coalesce(${campaign ?? null}::uuid, campaign_id)
        where id = ${id}`.execute(tx);
      await noteStep(tx, id, step.on, step.from, step.to, step.reason);
    },
  };
}

async function noteStep(tx: SessionTransaction, id: string, event: string, from: string | null, to: string, reason: string): Promise<void> {
  await sql`
    insert into touchstone.lead_event (lead_id, seq, event, from_state, to_state, actor, reason)
    select ${id}, coalesce(max(seq), 0) + 1, ${event}, ${from}, ${to}, current_setting('touchstone.actor'), ${reason}
    from touchstone.lead_event where lead_id = ${id}`.execute(tx);
}

export interface NewLeadRow {
  readonly id: string;
  readonly source: LeadSource;
  readonly sourceDetail: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly clauses: readonly string[];
  readonly note: string;
  readonly reportedOn: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly reporter: string | null;
  readonly by: string | null;
}

export interface ListedLead {
  readonly id: string;
  readonly source: LeadSource;
  readonly sourceDetail: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly app: string | null;
  readonly matchConfidence: number | null;
  readonly clauses: readonly string[];
  readonly note: string;
  readonly reportedOn: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly campaign: string | null;
  readonly state: LeadState;
  readonly hasReporter: boolean;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

const columns = sql`l.id, l.source, l.source_detail as "sourceDetail", l.subject_kind as "subjectKind", l.subject_text as subject, l.app_id as app,
  l.match_confidence as "matchConfidence", l.clauses, l.note, l.reported_on as "reportedOn", l.organisation_id as organisation, l.province, l.campaign_id as campaign,
  l.state, l.reporter is not null as "hasReporter", l.created_at as "createdAt", l.row_version as "rowVersion"`;

export interface LeadFilter {
  readonly state?: string | undefined;
  readonly source?: string | undefined;
  readonly app?: string | undefined;
  readonly campaign?: string | undefined;
  readonly province?: string | undefined;
}

/** Leads that a session may see, the newest first. */
export async function listLeads(
  tx: SessionTransaction,
  session: Session,
  filter: LeadFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedLead[]> {
  const where = allOf([
    within(session, 'lead', 'l'),
    equal('l.state', filter.state),
    equal('l.source', filter.source),
    equal('l.app_id', filter.app),
    equal('l.campaign_id', filter.campaign),
    equal('l.province', filter.province),
    after === undefined ? undefined : sql`l.id < ${after}::uuid`,
  ]);
  return (await sql<ListedLead>`select ${columns} from touchstone.lead l where ${where} order by l.id desc limit ${limit}`.execute(tx))
    .rows;
}

export async function readLead(tx: SessionTransaction, session: Session, id: string): Promise<ListedLead | undefined> {
  const { rows } = await sql<ListedLead>`
    select ${columns} from touchstone.lead l where l.id = ${id} and ${within(session, 'lead', 'l')}`.execute(tx);
  return rows[0];
}

export async function leadEvents(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{ seq: number; event: string; from: string | null; to: string; actor: string; reason: string; at: Date }>`
    select seq, event, from_state as from, to_state as to, actor, reason, at from touchstone.lead_event where lead_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

/** Who complained, as it was sealed. */
export async function leadReporter(tx: SessionTransaction, session: Session, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ reporter: string | null }>`
    select l.reporter from touchstone.lead l where l.id = ${id} and ${within(session, 'lead', 'l')}`.execute(tx);
  return rows[0]?.reporter ?? undefined;
}

/** Of these leads the ones that are linked to an app, with it. */
export async function linkedApps(tx: SessionTransaction, session: Session, leads: readonly string[]) {
  const { rows } = await sql<{ id: string; app: string }>`
    select l.id, l.app_id as app from touchstone.lead l
    where l.id = any(${[...leads]}::uuid[]) and l.state = 'LINKED' and l.app_id is not null and ${within(session, 'lead', 'l')} order by l.id`.execute(
    tx,
  );
  return rows;
}
