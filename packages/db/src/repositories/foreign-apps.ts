import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';

/** Whether a package is known already as an app that the session may not see. Asked in a transaction that sees all. */
export async function isForeignApp(tx: SessionTransaction, session: Session, platform: string, packageName: string): Promise<boolean> {
  const { rows } = await sql`
    select from touchstone.app a where a.platform = ${platform} and a.package = ${packageName} and (${within(session, 'app', 'a')}) is not true`.execute(
    tx,
  );
  return rows.length > 0;
}
