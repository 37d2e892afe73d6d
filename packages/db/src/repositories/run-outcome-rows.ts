import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { nameKeys } from './search-names.ts';

/** What a run brings: its result, its votes, what it says is in the file. */
export function runOutcomeRows(tx: SessionTransaction) {
  return {
    async noteUpload(upload: UploadRow): Promise<void> {
      await sql`
        insert into touchstone.lease_upload (lease_id, sha256, size_bytes, object_sha256, object_bytes)
        values (${upload.lease}, ${upload.sha256}, ${upload.sizeBytes}, ${upload.objectSha256}, ${upload.objectBytes})
        on conflict (lease_id, sha256) do nothing`.execute(tx);
    },

    async uploadOf(lease: string, sha256: string): Promise<UploadRow | undefined> {
      const { rows } = await sql<UploadRow>`
        select lease_id as lease, sha256, size_bytes as "sizeBytes", object_sha256 as "objectSha256", object_bytes as "objectBytes"
        from touchstone.lease_upload where lease_id = ${lease} and sha256 = ${sha256}`.execute(tx);
      return rows[0];
    },

    async recordStale(lease: string, run: string | null, worker: string, reason: string): Promise<void> {
      await sql`
        insert into touchstone.stale_result (id, run_id, lease_id, worker, reason)
        values (gen_random_uuid(), ${run}, ${lease}, ${worker}, ${reason})`.execute(tx);
    },

    async keepVotes(run: string, votes: unknown): Promise<void> {
      await sql`
        insert into touchstone.run_votes (run_id, artifact_id, engine_version_id, votes)
        select id, artifact_id, engine_version_id, ${JSON.stringify(votes)}::jsonb from touchstone.scan_run where id = ${run}`.execute(tx);
    },

    /** Of a file that is a firm's own nothing is noted: lists of SDKs are everybody's. */
    async noteContents(run: string, { sdks, dataTypes }: ContentsRow): Promise<void> {
      const { rows } = await sql<{ artifact: string }>`
        select f.id as artifact from touchstone.scan_run r join touchstone.artifact f on f.id = r.artifact_id
        where r.id = ${run} and f.private_to is null`.execute(tx);
      const artifact = rows[0]?.artifact;
      if (artifact === undefined) return;
      const named = sdks.map((sdk) => ({ ...sdk, ...nameKeys(sdk.name) }));
      const given = sql`jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as s(id text, name text, vendor text, category text, version text, confidence text, grams jsonb, pinyin text)`;
      await sql`
        insert into touchstone.sdk (id, name, vendor, category, name_grams, name_pinyin)
        select distinct on (id) id, name, vendor, category, array(select jsonb_array_elements_text(grams)), pinyin from ${given} order by id
        on conflict (id) do update set category = excluded.category where touchstone.sdk.category = '' and excluded.category <> ''`.execute(
        tx,
      );
      await sql`delete from touchstone.artifact_sdk where artifact_id = ${artifact}`.execute(tx);
      await sql`
        insert into touchstone.artifact_sdk (artifact_id, sdk_id, version, confidence)
        select distinct on (id, version) ${artifact}::uuid, id, version, confidence from ${given} order by id, version`.execute(tx);
      await sql`delete from touchstone.artifact_data_type where artifact_id = ${artifact}`.execute(tx);
      await sql`
        insert into touchstone.artifact_data_type (artifact_id, data_type) select ${artifact}::uuid, unnest(${[...dataTypes]}::text[])`.execute(
        tx,
      );
    },
  };
}

/** A result on its way: digest of the JSON, and the object that keeps it. */
export interface UploadRow {
  readonly lease: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly objectSha256: string;
  readonly objectBytes: number;
}

export interface ContentsRow {
  readonly sdks: readonly { readonly id: string; readonly name: string }[];
  readonly dataTypes: readonly string[];
}
