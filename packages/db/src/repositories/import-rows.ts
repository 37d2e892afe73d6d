import type { Capability } from '@touchstone/domain/engine';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { engineRows } from './engine-rows.ts';
import { workRows } from './work-rows.ts';

/** Rows of an imported report: its engine, and the run that it becomes; inside one transaction. */
export function importRows(tx: SessionTransaction) {
  const { earlierRuns, createRequest, createRuns, saveRun, keepVotes, finishRequest, announce } = workRows(tx);
  return {
    ...engineRows(tx),
    ...{ earlierRuns, createRequest, createRuns, saveRun, keepVotes, finishRequest, announce },

    async saveCapabilities(key: string, capabilities: readonly Capability[]): Promise<void> {
      await sql`
        update touchstone.engine_version set capabilities = ${JSON.stringify(capabilities)}::jsonb, row_version = row_version + 1 where id = ${key}`.execute(
        tx,
      );
    },
  };
}

/** A stored file that a session may see, with what a report of it needs. */
export async function reportedArtifact(tx: SessionTransaction, sha256: string) {
  const { rows } = await sql<{ id: string; state: string; app: string | null; package: string | null; category: number | null }>`
    select f.id, f.state, a.id as app, a.package, a.category from touchstone.artifact f
    left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id where f.sha256 = ${sha256}`.execute(
    tx,
  );
  return rows[0];
}
