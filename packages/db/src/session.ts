import { formatScope, type Scope } from '@touchstone/domain/access';
import { sql, type Transaction } from 'kysely';
import type { Database } from './open-database.ts';
import type { DB } from './schema.ts';

/** Who asks, for whom, and what they may see: held by the database for the length of one transaction. */
export interface Session {
  /** Person, or a named part of the system: `system:feeder`. */
  readonly actor: string;
  /** Organisation for which they act; null for the system itself. */
  readonly organisation: string | null;
  readonly scope: Scope;
}

/** A transaction inside which row-level security applies. */
export type SessionTransaction = Transaction<DB>;

/** The system acting by itself: sees everything. */
export const systemSession = (part: string): Session => ({ actor: `system:${part}`, organisation: null, scope: { kind: 'all' } });

/** Runs `work` in one transaction that sees and changes only what `session` may; rolled back when it throws. */
export function withSession<T>(db: Database, session: Session, work: (tx: SessionTransaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const at = timeOfRows(db);
    if (at !== undefined) await sql`select set_config('touchstone.now', ${at.toISOString()}, true)`.execute(tx);
    await enterSession(tx, session);
    return work(tx);
  });
}

const clocks = new WeakMap<Database, () => Date | undefined>();

/** Rows are dated by this clock (`touchstone.clock()`) while it tells a time, and by the database's own while it tells none. */
export function dateRowsBy(db: Database, clock: () => Date | undefined): void {
  clocks.set(db, clock);
}

/** What the clock of rows tells; undefined while they are dated by the database's own. */
export const timeOfRows = (db: Database): Date | undefined => clocks.get(db)?.();

/** The role of the database that a scope acts as. */
export const roleOf = (scope: Scope): string => (scope.kind === 'all' ? 'touchstone_all' : 'touchstone_scoped');

/**
 * Puts an open transaction under a session's rights, up to its end. The role goes last: it may not set it again.
 *
 * One statement, as it stands before every piece of work.
 */
export async function enterSession(tx: Transaction<DB>, { actor, organisation, scope }: Session): Promise<void> {
  await sql`select set_config('touchstone.actor', ${actor}, true),
    set_config('touchstone.organisation', ${organisation ?? ''}, true),
    set_config('touchstone.scope', ${formatScope(scope)}, true),
    set_config('role', ${roleOf(scope)}, true)`.execute(tx);
}
