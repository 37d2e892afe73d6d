import { openDatabase } from '../open-database.ts';
import { type Act, auditLog, listAuditEvents, SYSTEM_CHAIN } from '../repositories/audit-events.ts';
import { type Session, type SessionTransaction, systemSession, withSession } from '../session.ts';
import type { Manifest } from './manifest.ts';

export interface BackupRecord {
  readonly at: string;
  /** Of the manifest. */
  readonly sha256: string;
  readonly tables: number;
  readonly objects: number;
  readonly bytes: number;
  /** Objects with a row and without bytes. */
  readonly missing: number;
}

export interface RestoreRecord {
  readonly at: string;
  /** When the backup was made. */
  readonly madeAt: string;
}

const BACKED_UP = { action: 'installation.backed-up', object: { kind: 'installation', id: 'backup' } } as const;
const RESTORED = { action: 'installation.restored', object: { kind: 'installation', id: 'restore' } } as const;

/** Writes into the chain of the system that a backup was made; the backup itself does not hold it. */
export const recordBackup = (
  databaseUrl: string,
  { manifest, sha256 }: { readonly manifest: Manifest; readonly sha256: string },
  now: Date,
): Promise<void> => {
  const { madeAt: at, tables, objects, missing } = manifest;
  const record: BackupRecord = { at, sha256, tables: tables.length, objects: objects.count, bytes: objects.bytes, missing: missing.length };
  return write(databaseUrl, { ...BACKED_UP, detail: { ...record } }, now);
};

/** Writes into a restored installation what it was restored from, behind what its backup holds. */
export const recordRestore = (databaseUrl: string, { madeAt }: Manifest, now: Date): Promise<void> => {
  const record: RestoreRecord = { at: now.toISOString(), madeAt };
  return write(databaseUrl, { ...RESTORED, detail: { ...record } }, now);
};

/** The last of each; null: none is known. */
export async function backupRecords(
  tx: SessionTransaction,
  session: Session,
): Promise<{ readonly made: BackupRecord | null; readonly restored: RestoreRecord | null }> {
  return { made: await last<BackupRecord>(tx, session, BACKED_UP), restored: await last<RestoreRecord>(tx, session, RESTORED) };
}

async function last<T>(tx: SessionTransaction, session: Session, { action, object }: Pick<Act, 'action' | 'object'>): Promise<T | null> {
  const events = await listAuditEvents(tx, session, { action, objectKind: object.kind, objectId: object.id, chain: SYSTEM_CHAIN }, 1);
  return (events[0]?.detail as T | undefined) ?? null;
}

async function write(databaseUrl: string, act: Act, at: Date): Promise<void> {
  const session = systemSession('commands');
  const db = openDatabase(databaseUrl, { max: 1 });
  try {
    await withSession(db, session, (tx) => auditLog(tx, session, { at, address: undefined }).record(act));
  } finally {
    await db.destroy();
  }
}
