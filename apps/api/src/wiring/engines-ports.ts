import { randomBytes } from 'node:crypto';
import { type Database, type Session, systemSession, withSession } from '@touchstone/db';
import { engineRows } from '@touchstone/db/repositories/engine-rows';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { EnginesPorts } from '@touchstone/services/engines';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

/** Engines on PostgreSQL, for a person or for the system itself. */
export const enginesPorts = (db: Database, session: Session = systemSession('engines')): EnginesPorts => ({
  inTransaction: (work) => withSession(db, session, (tx) => work(engineRows(tx))),
  newId: () => uuidv7(Date.now(), randomBytes(16)),
});

/** The same for one request, audited. */
export const engineEdits = (from: EditFrom, act: Act): EnginesPorts => ({
  inTransaction: (work) => auditedEdit(from, act, engineRows, work),
  newId: from.platform.newId,
});
