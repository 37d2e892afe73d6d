import { formatScope, type Scope } from '@touchstone/domain/access';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { firmEntries } from './firm.ts';
import type { Session } from './session.ts';

/** Tables whose rows belong to somebody. Rows of others are reached through these. */
export type ScopedTable = keyof typeof PREDICATES;

/**
 * Which rows of a table a session may see: the first lock, for the WHERE of every list and of every figure above it.
 * Row-level security says the same again; here it is said with values, so that indexes serve it.
 *
 *     db.selectFrom('app as a').where(within(session, 'app', 'a'))
 *
 * @param alias name of the table in the query
 */
export function within(session: Session, table: ScopedTable, alias: string = table): RawBuilder<SqlBool> {
  if (session.scope.kind === 'all') return table === 'scan_request' ? notPrivate(session, alias) : YES;
  return PREDICATES[table]({ session, column: (name) => sql.ref(`${alias}.${name}`) });
}

interface Row {
  readonly session: Session;
  column(name: string): RawBuilder<unknown>;
}

type Predicate = (row: Row) => RawBuilder<SqlBool>;

const YES = sql<SqlBool>`true`;
const NO = sql<SqlBool>`false`;

const ownOrganisation: Predicate = ({ session, column }) =>
  session.organisation === null ? NO : sql`${column('organisation_id')} = ${session.organisation}::uuid`;

/** What a firm checks for itself is not even for who sees all; the system itself has no organisation. */
const notPrivate = ({ organisation }: Session, alias: string): RawBuilder<SqlBool> =>
  organisation === null
    ? YES
    : sql`(${sql.ref(`${alias}.profile`)} <> 'self-check' or ${sql.ref(`${alias}.organisation_id`)} = ${organisation}::uuid)`;

/** Apps that a scope reaches otherwise than by their own columns; kept by the database as rows come in. */
const reached = (scope: Scope, id: RawBuilder<unknown>) =>
  sql<SqlBool>`${id} in (select s.app_id from touchstone.app_scope s where s.scope = ${formatScope(scope)})`;

/** The same, asked for one row after the other: beside another condition nothing is gained by reading them all. */
const isReached = (scope: Scope, id: RawBuilder<unknown>) =>
  sql<SqlBool>`(select true from touchstone.app_scope s where s.scope = ${formatScope(scope)} and s.app_id = ${id})`;

/** By the app a row is about. */
const app =
  (idColumn: string): Predicate =>
  ({ session: { scope }, column }) => {
    switch (scope.kind) {
      case 'province':
        return sql`(${column('province')} = ${scope.province} or ${isReached(scope, column(idColumn))})`;
      case 'operator':
        return sql`${column('operator_id')} = any (${firmEntries(scope.operator)})`;
      case 'store':
      case 'lab':
        return reached(scope, column(idColumn));
      default:
        return NO;
    }
  };

/** By the row of `app` that a row points to. */
const ofReadableApp: Predicate = ({ session, column }) =>
  sql`exists (select from touchstone.app a where a.id = ${column('app_id')} and ${within(session, 'app', 'a')})`;

const inState = (column: Row['column'], ...states: readonly string[]) => sql<SqlBool>`${column('state')} in (${sql.join(states)})`;

/** Looks back are the affair of authorities. */
const watched: Predicate = (row) => {
  const { scope } = row.session;
  return scope.kind === 'province' ? sql`(${row.column('province')} = ${scope.province} or ${ownOrganisation(row)})` : NO;
};

const PREDICATES = {
  app: app('id'),

  operator: ({ session: { scope }, column }) => {
    if (scope.kind === 'province') return sql`${column('province')} = ${scope.province}`;
    return scope.kind === 'operator' ? sql`${column('id')} = any (${firmEntries(scope.operator)})` : NO;
  },

  listing: (row) =>
    row.session.scope.kind === 'store' ? sql`${row.column('store_id')} = ${row.session.scope.store}::uuid` : ofReadableApp(row),

  /** Firms and stores learn of a fault when people have confirmed it. */
  finding: (row) => {
    const byApp = app('app_id')(row);
    if (row.session.scope.kind === 'operator') return sql`(${byApp} and ${inState(row.column, 'CONFIRMED', 'PERSISTS', 'FIXED')})`;
    if (row.session.scope.kind === 'store') return sql`(${byApp} and ${inState(row.column, 'CONFIRMED', 'PERSISTS')})`;
    return byApp;
  },

  scan_request: (row) =>
    row.session.scope.kind === 'province' || row.session.scope.kind === 'lab'
      ? sql`(${ownOrganisation(row)} or (${row.column('profile')} <> 'self-check' and ${ofReadableApp(row)}))`
      : ownOrganisation(row),

  acquisition: (row) =>
    row.session.scope.kind === 'store'
      ? sql`(${ownOrganisation(row)} or ${row.column('store_id')} = ${row.session.scope.store}::uuid)`
      : ownOrganisation(row),

  campaign: (row) => {
    const { scope, organisation } = row.session;
    const [own, id] = [ownOrganisation(row), row.column('id')];
    if (scope.kind === 'province') {
      const assigned = sql`exists (select from touchstone.campaign_quota q where q.campaign_id = ${id} and q.province = ${scope.province})`;
      return sql`(${own} or ${row.column('province')} = ${scope.province} or ${assigned})`;
    }
    if (scope.kind !== 'lab' || organisation === null) return own;
    return sql`(${own} or exists (select from touchstone.lab_assignment l where l.campaign_id = ${id} and l.organisation_id = ${organisation}::uuid))`;
  },

  campaign_member: (row) => {
    const { scope, organisation } = row.session;
    if (scope.kind === 'province') return app('app_id')(row);
    if (scope.kind !== 'lab' || organisation === null) return NO;
    return sql`exists (
      select from touchstone.lab_assignment l where l.campaign_id = ${row.column('campaign_id')} and l.organisation_id = ${organisation}::uuid
      and ${row.column('ordinal')} between l.first_ordinal and l.last_ordinal)`;
  },

  organisation: ({ session, column }) => (session.organisation === null ? NO : sql`${column('id')} = ${session.organisation}::uuid`),
  audit_event: ({ session, column }) => (session.organisation === null ? NO : sql`${column('chain')} = ${session.organisation}::uuid`),
  person: ownOrganisation,
  role_grant: ownOrganisation,
  api_token: ownOrganisation,
  /** A province decides about the firms that are its own. */
  operator_claim: (row) => {
    const { scope } = row.session;
    if (scope.kind !== 'province') return ownOrganisation(row);
    const inProvince = sql`exists (select from touchstone.operator o where o.id = ${row.column('operator_id')} and o.province = ${scope.province})`;
    return sql`(${ownOrganisation(row)} or ${inProvince})`;
  },
  webhook: ownOrganisation,
  bulk_job: ownOrganisation,
  /** The laboratory's that fills it in, and the authority's that asked for it. */
  check_sheet: (row) =>
    row.session.organisation === null
      ? NO
      : sql`(${ownOrganisation(row)} or ${row.column('asked_by_organisation_id')} = ${row.session.organisation}::uuid)`,
  lab_assignment: ownOrganisation,
  lead: ownOrganisation,
  /** Its authority's; the addressee's from the day that it was issued. */
  order_document: ({ session: { scope }, column }) => {
    if (scope.kind === 'province') return sql`${column('province')} = ${scope.province}`;
    if (scope.kind !== 'store' && scope.kind !== 'operator') return NO;
    const isStore = sql`${column('addressee_kind')} = 'store'`;
    const isTheirs =
      scope.kind === 'store'
        ? sql`${column('addressee_id')} = ${scope.store}::text and ${isStore}`
        : sql`${column('addressee_id')} = any (${firmEntries(scope.operator)}::text[]) and not ${isStore}`;
    return sql`(${column('issued_at')} is not null and ${isTheirs})`;
  },
  /** Its authority's and those it was opened to; the firm's from the day that something was served on it. */
  enforcement_case: ({ session: { scope }, column }) => {
    const opened = sql<SqlBool>`(select true from touchstone.case_scope s where s.scope = ${formatScope(scope)} and s.case_id = ${column('id')})`;
    switch (scope.kind) {
      case 'province':
        return sql`(${column('province')} = ${scope.province} or ${opened})`;
      case 'operator':
        return sql`((${column('operator_id')} = any (${firmEntries(scope.operator)}) and ${column('served_at')} is not null) or ${opened})`;
      case 'store':
      case 'lab':
        return opened;
      default:
        return NO;
    }
  },
  referral: ({ session: { organisation }, column }) =>
    organisation === null
      ? NO
      : sql`(${column('from_organisation_id')} = ${organisation}::uuid or ${column('to_organisation_id')} = ${organisation}::uuid)`,
  /** The firm's own; of the province's cases those that were handed in. */
  submission: ({ session: { scope }, column }) => {
    if (scope.kind === 'operator') return sql`${column('operator_id')} = any (${firmEntries(scope.operator)})`;
    return scope.kind === 'province' ? sql`(${column('province')} = ${scope.province} and ${column('state')} <> 'DRAFT')` : NO;
  },
  watch_rule: watched,
  watch_draw: watched,
  watch_check: watched,
} satisfies Readonly<Record<string, Predicate>>;

/** Every table that `within` knows. */
export const SCOPED_TABLES = Object.keys(PREDICATES) as readonly ScopedTable[];
