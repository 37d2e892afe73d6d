import type { WatchKind, WatchState, WatchTrigger } from '@touchstone/domain/watch';
import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';

export interface ListedWatchRule {
  readonly id: string;
  readonly kind: WatchKind;
  readonly target: string;
  readonly clauses: readonly string[];
  readonly organisation: string;
  readonly everyDays: number | null;
  readonly triggers: readonly WatchTrigger[];
  readonly note: string;
  readonly state: 'ACTIVE' | 'PAUSED' | 'ENDED';
  readonly from: Date;
  readonly until: Date | null;
  readonly nextDueAt: Date | null;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

const ruleColumns = sql`r.id, r.kind, r.target, r.clauses, r.organisation_id as organisation, r.every_days as "everyDays", r.triggers, r.note, r.state,
  r.from_at as from, r.until_at as until, r.next_due_at as "nextDueAt", r.created_at as "createdAt", r.row_version as "rowVersion"`;

export interface WatchRuleFilter {
  readonly kind?: string | undefined;
  readonly target?: string | undefined;
  readonly state?: string | undefined;
}

/** Rules that a session may see, the newest first. */
export async function listWatchRules(
  tx: SessionTransaction,
  session: Session,
  filter: WatchRuleFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedWatchRule[]> {
  const where = allOf([
    within(session, 'watch_rule', 'r'),
    equal('r.kind', filter.kind),
    equal('r.target', filter.target),
    equal('r.state', filter.state),
    after === undefined ? undefined : sql`r.id < ${after}::uuid`,
  ]);
  return (
    await sql<ListedWatchRule>`select ${ruleColumns} from touchstone.watch_rule r where ${where} order by r.id desc limit ${limit}`.execute(
      tx,
    )
  ).rows;
}

export async function readWatchRule(tx: SessionTransaction, session: Session, id: string): Promise<ListedWatchRule | undefined> {
  const where = allOf([sql`r.id = ${id}`, within(session, 'watch_rule', 'r')]);
  return (await sql<ListedWatchRule>`select ${ruleColumns} from touchstone.watch_rule r where ${where}`.execute(tx)).rows[0];
}

export interface ListedWatchCheck {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: string | null;
  readonly app: string | null;
  readonly appName: string | null;
  readonly rule: string | null;
  readonly draw: string | null;
  readonly campaign: string | null;
  readonly trigger: string;
  readonly ref: string;
  readonly clauses: readonly string[];
  readonly organisation: string;
  readonly state: WatchState;
  readonly artifact: string | null;
  readonly scan: string | null;
  readonly outcome: readonly { readonly clause: string; readonly outcome: string }[];
  readonly relapse: string | null;
  readonly reason: string;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
}

const checkColumns = sql`k.id, k.case_id as case, c.number as "caseNumber", k.app_id as app, a.name as "appName", k.rule_id as rule, k.draw_id as draw,
  k.campaign_id as campaign, k.trigger, k.trigger_ref as ref, k.clauses, k.organisation_id as organisation, k.state, k.artifact_id as artifact,
  k.scan_request_id as scan, k.outcome, k.relapse_case_id as relapse, k.reason, k.due_at as "dueAt", k.ended_at as "endedAt"`;
const checks = sql`touchstone.watch_check k left join touchstone.enforcement_case c on c.id = k.case_id left join touchstone.app a on a.id = k.app_id`;

export interface WatchCheckFilter {
  readonly state?: string | undefined;
  readonly case?: string | undefined;
  readonly rule?: string | undefined;
  readonly draw?: string | undefined;
  readonly campaign?: string | undefined;
  readonly isDue?: boolean | undefined;
}

/** Looks back that a session may see, the newest first. @param at when `isDue` is asked */
export async function listWatchChecks(
  tx: SessionTransaction,
  session: Session,
  filter: WatchCheckFilter,
  at: Date,
  limit: number,
  after?: string,
): Promise<readonly ListedWatchCheck[]> {
  const due = sql<boolean>`(k.state in ('DUE', 'SCANNING', 'REVIEWING') and k.due_at <= ${at})`;
  const where = allOf([
    within(session, 'watch_check', 'k'),
    equal('k.state', filter.state),
    equal('k.case_id', filter.case),
    equal('k.rule_id', filter.rule),
    equal('k.draw_id', filter.draw),
    equal('k.campaign_id', filter.campaign),
    filter.isDue === undefined ? undefined : filter.isDue ? due : sql`not ${due}`,
    after === undefined ? undefined : sql`k.id < ${after}::uuid`,
  ]);
  return (await sql<ListedWatchCheck>`select ${checkColumns} from ${checks} where ${where} order by k.id desc limit ${limit}`.execute(tx))
    .rows;
}

export async function readWatchCheck(tx: SessionTransaction, session: Session, id: string): Promise<ListedWatchCheck | undefined> {
  const where = allOf([sql`k.id = ${id}`, within(session, 'watch_check', 'k')]);
  return (await sql<ListedWatchCheck>`select ${checkColumns} from ${checks} where ${where}`.execute(tx)).rows[0];
}

export interface ListedWatchDraw {
  readonly id: string;
  readonly organisation: string;
  readonly seed: string;
  readonly frame: readonly string[];
  readonly frameHash: string;
  readonly size: number;
  readonly drawn: readonly string[];
  readonly sampleHash: string;
  readonly at: Date;
}

export async function readWatchDraw(tx: SessionTransaction, session: Session, id: string): Promise<ListedWatchDraw | undefined> {
  const { rows } = await sql<ListedWatchDraw>`
    select d.id, d.organisation_id as organisation, d.seed, d.frame, d.frame_hash as "frameHash", d.size, d.drawn, d.sample_hash as "sampleHash", d.at
    from touchstone.watch_draw d where d.id = ${id} and ${within(session, 'watch_draw', 'd')}`.execute(tx);
  return rows[0];
}
