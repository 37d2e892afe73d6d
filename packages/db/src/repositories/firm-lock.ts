import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

const KEY = sql`hashtextextended('touchstone: where firms are', 0)`;

/**
 * Whoever gives apps their firm, and with it their 属地: together with others who do, and never while where a firm is, or who it is,
 * is being changed. Taken before any row of them is held.
 */
export const readsFirms = (tx: SessionTransaction): Promise<unknown> => sql`select pg_advisory_xact_lock_shared(${KEY})`.execute(tx);

/** Whoever changes where a firm is, or who it is: alone, and first of all. */
export const changesFirms = (tx: SessionTransaction): Promise<unknown> => sql`select pg_advisory_xact_lock(${KEY})`.execute(tx);
