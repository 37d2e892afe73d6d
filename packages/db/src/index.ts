export { BackupFault, type BackupFaultCode } from './backup/backup-fault.ts';
export {
  type BackupRecord,
  backupRecords,
  type RestoreRecord,
  recordBackup,
  recordRestore,
} from './backup/backup-record.ts';
export { checkBackup } from './backup/check-backup.ts';
export { type BackupMade, type Installation, makeBackup } from './backup/make-backup.ts';
export type { Manifest } from './backup/manifest.ts';
export { restoreBackup } from './backup/restore-backup.ts';
export { isBusy } from './busy.ts';
export { MIGRATIONS, type Migration, MigrationFault, type MigrationFaultCode, migrate, readMigrations } from './migrate.ts';
export { type Database, openDatabase, openPool, type PoolOptions } from './open-database.ts';
export type { DB } from './schema.ts';
export { type ScopedTable, within } from './scope.ts';
export { dateRowsBy, enterSession, type Session, type SessionTransaction, systemSession, timeOfRows, withSession } from './session.ts';
