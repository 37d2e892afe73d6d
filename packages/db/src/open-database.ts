import { formatScope } from '@touchstone/domain/access';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.ts';
import { roleOf, type Session } from './session.ts';

/** Queries over the tables of schema `touchstone`; inside a transaction as well as outside. */
export type Database = Kysely<DB>;

export interface PoolOptions {
  /** Connections at most; 10 when not given. */
  readonly max?: number;
  /** Longest time that one statement may take; no limit when not given. */
  readonly statementTimeoutMs?: number;
  /** Longest wait for a free connection, and of a statement for a lock: who waits longer is told so. Half a minute when not given. */
  readonly patienceMs?: number;
  /** The rights that every connection has from its beginning, without a transaction that enters them. */
  readonly session?: Session;
  /** As the owner of the tables, whom no policy binds: for tools and tests, never for requests. */
  readonly asOwner?: boolean;
}

/**
 * Opens a migrated database. Outside a session (`withSession`) its connections see no row of anybody and change nothing:
 * what forgets to say who asks gets nothing. End it with `destroy()`, which waits for the queries under way.
 */
export function openDatabase(url: string, options: PoolOptions = {}): Database {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: openPool(url, options) }) });
}

/** The connections alone, for what is not a query of ours: COPY, LISTEN, the queue. */
export function openPool(url: string, options: PoolOptions = {}): pg.Pool {
  const { max = 10, statementTimeoutMs = 0, patienceMs = 30_000, asOwner = false, session } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: patienceMs,
    types: { getTypeParser },
    options: `-c search_path=touchstone,public -c timezone=UTC -c statement_timeout=${statementTimeoutMs} -c lock_timeout=${patienceMs}${asOwner ? '' : session === undefined ? ' -c role=touchstone_scoped' : optionsOf(session)}`,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // One that breaks between two statements of a transaction: the next statement fails and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

const optionsOf = ({ actor, organisation, scope }: Session): string =>
  ` -c touchstone.actor=${actor} -c touchstone.organisation=${organisation ?? ''} -c touchstone.scope=${formatScope(scope)} -c role=${roleOf(scope)}`;

const { builtins } = pg.types;

/** What is read otherwise than pg would: days as `2025-03-14`, whole numbers as numbers. */
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.INT8, wholeNumber],
  [builtins.NUMERIC, Number],
]);

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format?: 'text' | 'binary') =>
  (format !== 'binary' && PARSERS.get(oid)) || pg.types.getTypeParser(oid, format as 'text');

/** A number; as text where a number would not be exact, which only a hostile `version_code` can be. */
function wholeNumber(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}
