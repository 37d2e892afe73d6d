import pg from 'pg';
import { OLDEST_MAJOR } from './binaries.ts';
import type { Server } from './open-server.ts';
import { ServerFault } from './server-fault.ts';

/**
 * The server at `databaseUrl`, which somebody else runs; closing it does nothing.
 * @throws ServerFault `not-reachable`, `old-server`
 */
export async function givenServer(databaseUrl: string): Promise<Server> {
  const version = await versionAt(databaseUrl);
  if (version < OLDEST_MAJOR * 10_000) {
    throw new ServerFault(
      'old-server',
      `${withoutPassword(databaseUrl)} is PostgreSQL ${Math.floor(version / 10_000)}: ${OLDEST_MAJOR} or newer is needed`,
    );
  }
  return { url: (database) => withDatabase(databaseUrl, database), adminUrl: databaseUrl, pid: () => undefined, close: async () => {} };
}

/** As `server_version_num` gives it: 150018. */
async function versionAt(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    return Number(rows[0]?.version);
  } catch (error) {
    throw new ServerFault('not-reachable', `cannot reach ${withoutPassword(url)}: check DATABASE_URL and that the server runs`, error);
  } finally {
    await client.end().catch(() => {});
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}

function withoutPassword(url: string): string {
  const changed = URL.canParse(url) ? new URL(url) : undefined;
  if (changed === undefined) return 'DATABASE_URL, which is not an address,';
  changed.password = '';
  return changed.toString();
}
