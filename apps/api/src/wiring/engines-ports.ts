import { randomBytes } from 'node:crypto';
import { type Database, type Session, systemSession, withSession } from '@touchstone/db';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { EnginesPorts } from '@touchstone/services/engines';

/** Engines on PostgreSQL, for a person or for the system itself. */
export const enginesPorts = (db: Database, session: Session = systemSession('engines')): EnginesPorts => ({
  inTransaction: (work) => withSession(db, session, (tx) => work(engineRows(tx))),
  newId: () => uuidv7(Date.now(), randomBytes(16)),
});
