import pg from 'pg';
import type { Manifest } from './manifest.ts';

/** Settings that the commands `backup` and `restore` write, for the administrator to read. */
export const BACKUP_RECORD = 'last-backup';
export const RESTORE_RECORD = 'last-restore';

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

/** Writes into the installation that a backup of it was made; the backup itself does not hold it. */
export const recordBackup = (
  databaseUrl: string,
  { manifest, sha256 }: { readonly manifest: Manifest; readonly sha256: string },
): Promise<void> => {
  const { madeAt: at, tables, objects, missing } = manifest;
  const record: BackupRecord = { at, sha256, tables: tables.length, objects: objects.count, bytes: objects.bytes, missing: missing.length };
  return write(databaseUrl, BACKUP_RECORD, record);
};

/** Writes into a restored installation what it was restored from. */
export const recordRestore = (databaseUrl: string, { madeAt }: Manifest, now: Date): Promise<void> =>
  write(databaseUrl, RESTORE_RECORD, { at: now.toISOString(), madeAt } satisfies RestoreRecord);

async function write(databaseUrl: string, name: string, record: object): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into touchstone.setting (name, value) values ($1, $2::jsonb)
        on conflict (name) do update set value = excluded.value, changed_at = now(), row_version = touchstone.setting.row_version + 1`,
      [name, JSON.stringify(record)],
    );
  } finally {
    await client.end();
  }
}
