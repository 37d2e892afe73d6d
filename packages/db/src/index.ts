export { MIGRATIONS, type Migration, MigrationFault, type MigrationFaultCode, migrate, readMigrations } from './migrate.ts';
export { type Database, openDatabase, openPool, type PoolOptions } from './open-database.ts';
export type { DB } from './schema.ts';
export { type ScopedTable, within } from './scope.ts';
export { enterSession, type Session, type SessionTransaction, systemSession, withSession } from './session.ts';
