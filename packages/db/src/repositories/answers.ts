import type { Database } from '../open-database.ts';
import { type Session, withSession } from '../session.ts';

/** After this a request that never came to its end is taken to be dead. */
const DEAD_MS = 600_000;

export type TakenKey =
  | { readonly state: 'new' }
  | { readonly state: 'in-progress' }
  | { readonly state: 'other-request' }
  | { readonly state: 'answered'; readonly status: number; readonly body: unknown };

/** Answers kept for `Idempotency-Key`, by organisation. Each step is a transaction of its own: it must outlive the request's. */
export const keptAnswers = (db: Database, now: () => Date) => ({
  take: (session: Session, key: string, requestHash: string): Promise<TakenKey> =>
    withSession(db, session, async (tx) => {
      const organisation_id = session.organisation;
      if (organisation_id === null) return { state: 'new' };
      const taken = await tx
        .insertInto('idempotency_key')
        .values({ organisation_id, key, request_hash: requestHash, created_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if ((taken.numInsertedOrUpdatedRows ?? 0n) > 0n) return { state: 'new' };

      const row = await tx
        .selectFrom('idempotency_key')
        .selectAll()
        .where('organisation_id', '=', organisation_id)
        .where('key', '=', key)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return { state: 'in-progress' };
      if (row.request_hash !== requestHash) return { state: 'other-request' };
      if (row.status !== null) return { state: 'answered', status: row.status, body: row.body };
      if (now().getTime() - row.created_at.getTime() < DEAD_MS) return { state: 'in-progress' };
      await tx
        .updateTable('idempotency_key')
        .set({ created_at: now() })
        .where('organisation_id', '=', organisation_id)
        .where('key', '=', key)
        .execute();
      return { state: 'new' };
    }),

  keep: (session: Session, key: string, status: number, body: unknown): Promise<void> =>
    withSession(db, session, async (tx) => {
      if (session.organisation === null) return;
      const changed = { status, body: JSON.stringify(body ?? null) };
      await tx
        .updateTable('idempotency_key')
        .set(changed)
        .where('organisation_id', '=', session.organisation)
        .where('key', '=', key)
        .execute();
    }),

  drop: (session: Session, key: string): Promise<void> =>
    withSession(db, session, async (tx) => {
      if (session.organisation === null) return;
      await tx
        .deleteFrom('idempotency_key')
        .where('organisation_id', '=', session.organisation)
        .where('key', '=', key)
        .where('status', 'is', null)
        .execute();
    }),
});
