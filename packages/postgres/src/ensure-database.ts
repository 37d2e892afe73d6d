import pg from 'pg';
import type { Server } from './open-server.ts';

/** SQLSTATE of a database that is there already, and of one that somebody else made in the same moment. */
const THERE_ALREADY = ['42P04', '23505'];

/** Address of `database` on the server, created empty when it is not there. */
export async function ensureDatabase(server: Server, database: string): Promise<string> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && THERE_ALREADY.includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
  return server.url(database);
}
