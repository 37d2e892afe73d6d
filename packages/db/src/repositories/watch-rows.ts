import type { FindingState } from '@touchstone/domain/finding';
import type { WatchKind, WatchRule, WatchState, WatchTrigger } from '@touchstone/domain/watch';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { fusionRows } from './fusion-rows.ts';

/** Cases that were closed and may be looked at again; table `c`. Of those that have relapsed the new case is handled. */
const CLOSED = sql`c.state in ('CLOSED', 'WATCH') and c.closed_at is not null and not exists (
  select from touchstone.enforcement_case n where n.recurrence_of = c.id and n.state not in ('CLOSED', 'WATCH', 'WITHDRAWN', 'MERGED', 'TRANSFERRED'))`;
const OPEN_CHECK = sql`k.state in ('DUE', 'SCANNING', 'REVIEWING')`;

const caseColumns = sql`c.id, c.operator_id as operator, a.category, c.clauses, c.app_id as app, c.organisation_id as organisation, c.province,
  (extract(epoch from c.closed_at) * 1000)::float8 as "closedAtMs"`;
const ruleColumns = sql`r.id, r.kind, r.target, r.clauses, r.every_days as "everyDays", r.triggers, (extract(epoch from r.from_at) * 1000)::float8 as "fromMs",
  (extract(epoch from r.until_at) * 1000)::float8 as "untilMs", r.organisation_id as organisation, r.province, r.state, r.row_version as "rowVersion"`;
/** What a rule watches, of its own authority: tables `r` and `c`, `a`; a firm by whichever of its entries. */
const watchedBy = sql`c.organisation_id = r.organisation_id and (r.clauses = '{}' or r.clauses && c.clauses) and case r.kind
  when 'case' then c.id::text = r.target when 'operator' then c.operator_id = any (r.entries)
  when 'clause' then r.target = any(c.clauses) else a.category::text = r.target end`;
/** Rules, of a firm with its entries: asked once for each that is wanted, and not for each case that it might watch; table `w`. */
const rules = (wanted: RawBuilder<SqlBool>) => sql`(
  select w.*, case when w.kind = 'operator' and w.target ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then touchstone.firm_entries(w.target::uuid) end as entries
  from touchstone.watch_rule w where ${wanted} offset 0)`;
const closedCases = sql`touchstone.enforcement_case c left join touchstone.app a on a.id = c.app_id`;

/** The newest file of an app. */
const buildsOf = (app: RawBuilder<unknown>) => sql`(
  select f.id from touchstone.app_version v join touchstone.artifact f on f.app_version_id = v.id and f.state in ('STORED', 'COLD') and f.kind <> 'none'
  where v.app_id = ${app} order by v.version_code desc, v.first_seen_at desc, f.id desc limit 1)`;
const isListed = (app: RawBuilder<unknown>) => sql`
  exists (select from touchstone.listing l where l.app_id = ${app} and l.state in ('LIVE', 'CHANGED', 'RELISTED', 'GONE_SUSPECTED'))`;

/** Rows of looks back inside one transaction that sees all. */
export function watchRows(tx: SessionTransaction) {
  return {
    endedRuns: fusionRows(tx).endedRuns,
    stepFinding: fusionRows(tx).stepFinding,

    async createRule(
      id: string,
      rule: WatchRule & { readonly note: string },
      of: OwnerRow,
      nextDueAtMs: number | null,
      atMs: number,
    ): Promise<void> {
      await sql`
        insert into touchstone.watch_rule (id, kind, target, clauses, organisation_id, province, every_days, triggers, note, state, from_at, until_at, next_due_at, created_at, created_by)
        values (${id}, ${rule.kind}, ${rule.target}, ${[...rule.clauses]}, ${of.organisation}, ${of.province}, ${rule.everyDays}, ${[...rule.triggers]}, ${rule.note},
          'ACTIVE', ${new Date(rule.fromMs)}, ${timeOf(rule.untilMs)}, ${timeOf(nextDueAtMs)}, ${new Date(atMs)}, ${of.person})`.execute(
        tx,
      );
    },

    async holdRule(id: string) {
      const { rows } = await sql<RuleRow>`select ${ruleColumns} from touchstone.watch_rule r where r.id = ${id} for no key update`.execute(
        tx,
      );
      return rows[0];
    },

    async saveRule(id: string, { state, nextDueAtMs }: { readonly state: string; readonly nextDueAtMs: number | null }): Promise<void> {
      await sql`
        update touchstone.watch_rule set state = ${state}, next_due_at = ${timeOf(nextDueAtMs)}, row_version = row_version + 1 where id = ${id}`.execute(
        tx,
      );
    },

    async holdDueRules(nowMs: number, limit: number): Promise<readonly RuleRow[]> {
      const { rows } = await sql<RuleRow>`
        select ${ruleColumns} from touchstone.watch_rule r where r.state = 'ACTIVE' and r.next_due_at <= ${new Date(nowMs)}
        order by r.next_due_at, r.id limit ${limit} for no key update skip locked`.execute(tx);
      return rows;
    },

    async casesOfRule({ id }: Pick<RuleRow, 'id'>): Promise<readonly ClosedRow[]> {
      const { rows } = await sql<ClosedRow>`
        select ${caseColumns} from ${closedCases} join ${rules(sql`w.id = ${id}`)} r on true where ${CLOSED} and ${watchedBy} order by c.id`.execute(
        tx,
      );
      return rows;
    },

    async datedCases(nowMs: number, limit: number) {
      const { rows } = await sql<ClosedRow & { readonly watchOn: string }>`
        select ${caseColumns}, c.watch_on::text as "watchOn" from ${closedCases}
        where ${CLOSED} and c.watch_on <= (${new Date(nowMs)}::timestamptz at time zone 'Asia/Shanghai')::date and not exists (
          select from touchstone.watch_check k where k.case_id = c.id and (${OPEN_CHECK} or k.trigger_ref = 'watch-on ' || c.watch_on))
        order by c.watch_on, c.id limit ${limit}`.execute(tx);
      return rows;
    },

    /**
     * A version above the one that was put right, a complaint received, or the same file behaving otherwise under the same engine, since the case was
     * closed: bytes that did not change and act differently were told to by a server.
     */
    async triggered(limit: number) {
      const { rows } = await sql<TriggeredRow>`
        with watched as (
          select c.id as case_id, r.id as rule_id, r.triggers from ${closedCases} join ${rules(sql`w.state = 'ACTIVE' and cardinality(w.triggers) > 0`)} r on true
          where ${CLOSED} and ${watchedBy} and c.app_id is not null
        ), happened as (
          select w.case_id, w.rule_id, 'new-version' as trigger, v.id::text as ref from watched w
          join touchstone.enforcement_case c on c.id = w.case_id join touchstone.app_version v on v.app_id = c.app_id
          left join touchstone.app_version t on t.id = c.app_version_id
          left join lateral (
            select max(x.version_code) as code from touchstone.submission b join touchstone.submission_artifact s on s.submission_id = b.id
              join touchstone.artifact f on f.id = s.artifact_id join touchstone.app_version x on x.id = f.app_version_id
            where b.case_id = c.id and b.state = 'PASSED') mended on true
          where 'new-version' = any(w.triggers) and case when coalesce(mended.code, t.version_code) is null then v.first_seen_at > c.closed_at
            else v.version_code > coalesce(mended.code, t.version_code) end
          union all
          select w.case_id, w.rule_id, 'complaint', p.id::text from watched w
          join touchstone.enforcement_case c on c.id = w.case_id join touchstone.complaint p on p.app_id = c.app_id and p.received_at > c.closed_at
          where 'complaint' = any(w.triggers) and p.state not in ('DUPLICATE', 'OUT_OF_SCOPE')
          union all
          select distinct w.case_id, w.rule_id, 'remote-configuration', n.artifact_id::text from watched w
          join touchstone.enforcement_case c on c.id = w.case_id
          join touchstone.app_version v on v.app_id = c.app_id join touchstone.artifact f on f.app_version_id = v.id
          join touchstone.run_votes n on n.artifact_id = f.id and n.at > c.closed_at
          join touchstone.run_votes b on b.artifact_id = n.artifact_id and b.engine_version_id = n.engine_version_id and b.at < n.at
          where 'remote-configuration' = any(w.triggers) and exists (
            select from unnest(c.clauses) as x (clause)
            where (n.votes -> 'detected') @> jsonb_build_array(jsonb_build_object('clause', x.clause))
              <> (b.votes -> 'detected') @> jsonb_build_array(jsonb_build_object('clause', x.clause)))
        )
        select distinct on (c.id) ${caseColumns}, h.trigger, h.ref, to_jsonb(rule) as rule
        from happened h join touchstone.enforcement_case c on c.id = h.case_id left join touchstone.app a on a.id = c.app_id
        cross join lateral (select ${ruleColumns} from touchstone.watch_rule r where r.id = h.rule_id) rule
        where not exists (select from touchstone.watch_check k where k.case_id = h.case_id and (${OPEN_CHECK} or (k.trigger = h.trigger and k.trigger_ref = h.ref)))
        order by c.id, h.trigger, h.ref limit ${limit}`.execute(tx);
      return rows;
    },

    async closedCase(id: string): Promise<ClosedRow | undefined> {
      const { rows } = await sql<ClosedRow>`select ${caseColumns} from ${closedCases} where c.id = ${id} and ${CLOSED}`.execute(tx);
      return rows[0];
    },

    async drawFrame({ organisation }: OwnerRow, filter: FilterRow): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select c.id from ${closedCases} where ${CLOSED} and c.organisation_id = ${organisation} and c.app_id is not null
          and (${filter.clause ?? null}::text is null or ${filter.clause ?? null}::text = any(c.clauses))
          and (${filter.category ?? null}::int is null or a.category = ${filter.category ?? null}::int)
          and ${ofFirm('c.operator_id', filter.operator) ?? sql`true`}
        order by c.id`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async saveDraw(draw: DrawRow, of: OwnerRow, atMs: number): Promise<void> {
      await sql`
        insert into touchstone.watch_draw (id, organisation_id, province, seed, frame, frame_hash, size, drawn, sample_hash, at, created_by)
        values (${draw.id}, ${of.organisation}, ${of.province}, ${draw.seed}, ${JSON.stringify(draw.frame)}::jsonb, ${draw.frameHash}, ${draw.size},
          ${[...draw.drawn]}::uuid[], ${draw.sampleHash}, ${new Date(atMs)}, ${of.person})`.execute(tx);
    },

    async addCheck(check: CheckRow): Promise<boolean> {
      const { numAffectedRows } = await sql`
        insert into touchstone.watch_check (id, case_id, app_id, rule_id, draw_id, campaign_id, trigger, trigger_ref, clauses, organisation_id, province, state, due_at, created_at, created_by)
        values (${check.id}, ${check.case}, ${check.app}, ${check.rule}, ${check.draw}, ${check.campaign}, ${check.trigger}, ${check.ref}, ${[...check.clauses]},
          ${check.organisation}, ${check.province}, 'DUE', ${new Date(check.dueAtMs)}, ${new Date(check.atMs)}, ${check.by})
        on conflict do nothing`.execute(tx);
      return numAffectedRows === 1n;
    },

    async holdCheck(id: string) {
      const { rows } = await sql<KeptCheckRow>`
        select k.id, k.case_id as case, k.app_id as app, a.category, k.clauses, k.organisation_id as organisation, k.state, k.artifact_id as artifact,
          k.scan_request_id as request, coalesce((select q.fused_at is not null from touchstone.scan_request q where q.id = k.scan_request_id), false) as "isFused",
          (extract(epoch from k.due_at) * 1000)::float8 as "dueAtMs", k.trigger
        from touchstone.watch_check k left join touchstone.app a on a.id = k.app_id where k.id = ${id} for no key update of k`.execute(tx);
      return rows[0];
    },

    /** Those whose app has no file yet, though a shelf has the app, wait: until `waitedMs` at the longest, and out of the way of the others. */
    async dueChecks(nowMs: number, waitedMs: number, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select k.id from touchstone.watch_check k where k.state = 'DUE' and k.due_at <= ${new Date(nowMs)}
          and (k.due_at <= ${new Date(waitedMs)} or k.app_id is null or exists ${buildsOf(sql`k.app_id`)} or not ${isListed(sql`k.app_id`)})
        order by k.due_at, k.id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    /** Of those that people look at only where one of their findings was decided: the others wait. */
    async lookedAtChecks(limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select k.id from touchstone.watch_check k join touchstone.scan_request q on q.id = k.scan_request_id and q.fused_at is not null
        where k.state = 'SCANNING' or (k.state = 'REVIEWING' and not exists (
          select from touchstone.finding f where f.artifact_id = k.artifact_id and f.clause = any(k.clauses) and f.state in ('CANDIDATE', 'NEEDS_REVIEW', 'INSUFFICIENT', 'NOT_REPRODUCED')))
        order by k.due_at, k.id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async saveCheck(id: string, fields: CheckFieldsRow): Promise<void> {
      const at = new Date(fields.atMs);
      const isOver = !['DUE', 'SCANNING', 'REVIEWING'].includes(fields.state);
      await sql`
        update touchstone.watch_check set state = ${fields.state}, artifact_id = coalesce(${fields.artifact ?? null}::uuid, artifact_id),
          scan_request_id = coalesce(${fields.request ?? null}::uuid, scan_request_id), scanned_at = case when ${fields.state} = 'SCANNING' then ${at} else scanned_at end,
          outcome = coalesce(${fields.outcome === undefined ? null : JSON.stringify(fields.outcome)}::jsonb, outcome),
          relapse_case_id = coalesce(${fields.relapseCase ?? null}::uuid, relapse_case_id), reason = coalesce(${fields.reason ?? null}::text, reason),
          ended_at = ${isOver ? at : null}, row_version = row_version + 1 where id = ${id}`.execute(tx);
    },

    async newestBuild(app: string) {
      const { rows } = await sql<{ artifact: string | null; isListed: boolean; policy: string | null }>`
        select ${buildsOf(sql`${app}::uuid`)} as artifact, ${isListed(sql`${app}::uuid`)} as "isListed",
          (select l.policy_sha256 from touchstone.listing l where l.app_id = ${app} and l.state in ('LIVE', 'CHANGED', 'RELISTED')
            and exists (select from touchstone.acquisition q where q.what = 'policy' and q.declared_sha256 = l.policy_sha256 and q.state = 'STORED')
            order by l.last_seen_at desc nulls last, l.id limit 1) as policy`.execute(tx);
      return rows[0] ?? { artifact: null, isListed: false, policy: null };
    },

    async findingsOn(artifact: string, clauses: readonly string[]) {
      const { rows } = await sql<{ id: string; clause: string; state: FindingState }>`
        select f.id, f.clause, f.state from touchstone.finding f where f.artifact_id = ${artifact} and f.clause = any(${[...clauses]}::text[])
        order by f.clause, f.state in ('CONFIRMED', 'PERSISTS') desc, f.id`.execute(tx);
      return rows;
    },

    async engineIds(clauses: readonly string[], inputs: readonly string[]): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select distinct v.engine_id as id from touchstone.engine_version v join touchstone.engine e on e.id = v.engine_id and e.kind not in ('lab', 'import')
        where v.state in ('ACTIVE', 'DEGRADED') and exists (
          select from jsonb_array_elements(v.capabilities) c where c ->> 'clause' = any(${[...clauses]}::text[]) and c -> 'inputs' <@ ${JSON.stringify(inputs)}::jsonb) order by 1`.execute(
        tx,
      );
      return rows.map(({ id }) => id);
    },

    async campaignMembers(limit: number) {
      const { rows } = await sql<ClosedRow & { readonly campaign: string; readonly artifact: string; readonly request: string }>`
        select distinct on (c.id) ${caseColumns}, m.campaign_id as campaign, m.artifact_id as artifact, m.scan_request_id as request
        from touchstone.campaign g join touchstone.campaign_member m on m.campaign_id = g.id and m.scan_request_id is not null and m.artifact_id is not null
        join touchstone.enforcement_case c on c.app_id = m.app_id and c.organisation_id = g.organisation_id left join touchstone.app a on a.id = c.app_id
        where g.kind = 'look-back' and g.state in ('ACQUIRING', 'TESTING', 'REVIEWING') and ${CLOSED}
          and not exists (select from touchstone.watch_check k where k.case_id = c.id and (${OPEN_CHECK} or k.campaign_id = g.id))
        order by c.id, m.campaign_id limit ${limit}`.execute(tx);
      return rows.map(({ campaign, artifact, request, ...one }) => ({ campaign, artifact, request, case: one }));
    },
  };
}

const timeOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

interface OwnerRow {
  readonly organisation: string;
  readonly province: string | null;
  readonly person: string | null;
}

interface RuleRow {
  readonly id: string;
  readonly kind: WatchKind;
  readonly target: string;
  readonly clauses: readonly string[];
  readonly everyDays: number | null;
  readonly triggers: readonly WatchTrigger[];
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly state: 'ACTIVE' | 'PAUSED' | 'ENDED';
  readonly rowVersion: number;
}

interface ClosedRow {
  readonly id: string;
  readonly operator: string | null;
  readonly category: number | null;
  readonly clauses: readonly string[];
  readonly app: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly closedAtMs: number;
}

interface TriggeredRow extends ClosedRow {
  readonly trigger: WatchTrigger;
  readonly ref: string;
  readonly rule: RuleRow;
}

interface FilterRow {
  readonly clause?: string;
  readonly category?: number;
  readonly operator?: string;
}

interface DrawRow {
  readonly id: string;
  readonly seed: string;
  readonly frame: readonly string[];
  readonly frameHash: string;
  readonly size: number;
  readonly drawn: readonly string[];
  readonly sampleHash: string;
}

interface CheckRow {
  readonly id: string;
  readonly case: string;
  readonly app: string | null;
  readonly rule: string | null;
  readonly draw: string | null;
  readonly campaign: string | null;
  readonly trigger: string;
  readonly ref: string;
  readonly clauses: readonly string[];
  readonly organisation: string;
  readonly province: string | null;
  readonly dueAtMs: number;
  readonly by: string | null;
  readonly atMs: number;
}

interface KeptCheckRow {
  readonly id: string;
  readonly case: string;
  readonly app: string | null;
  readonly category: number | null;
  readonly clauses: readonly string[];
  readonly organisation: string;
  readonly state: WatchState;
  readonly artifact: string | null;
  readonly request: string | null;
  readonly isFused: boolean;
  readonly dueAtMs: number;
  readonly trigger: 'due' | 'draw' | 'campaign' | 'person' | WatchTrigger;
}

interface CheckFieldsRow {
  readonly state: WatchState;
  readonly artifact?: string;
  readonly request?: string;
  readonly outcome?: unknown;
  readonly relapseCase?: string;
  readonly reason?: string;
  readonly atMs: number;
}
