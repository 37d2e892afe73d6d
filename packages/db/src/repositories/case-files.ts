import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Files that one case can hold: all of them are listed at once. */
export const MOST_CASE_FILES = 200;

export interface CaseFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly addedAt: Date;
}

const columns = sql`sha256, file_name as name, media_type as "mediaType", size_bytes::float8 as "sizeBytes", added_at as "addedAt"`;

/** What a firm brought in a case, the newest first. */
export async function listCaseFiles(tx: SessionTransaction, of: string): Promise<readonly CaseFile[]> {
  const { rows } = await sql<CaseFile>`
    select ${columns} from touchstone.case_file where case_id = ${of} order by added_at desc, sha256 limit ${MOST_CASE_FILES}`.execute(tx);
  return rows;
}

/** Those of the digests that are no file of the case. */
export async function strangeFiles(tx: SessionTransaction, of: string, digests: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ sha256: string }>`
    select d.sha256 from unnest(${[...digests]}::text[]) d (sha256)
    where not exists (select from touchstone.case_file f where f.case_id = ${of} and f.sha256 = d.sha256)`.execute(tx);
  return rows.map(({ sha256 }) => sha256);
}

export function caseFileRows(tx: SessionTransaction) {
  return {
    /** The same file twice is there once. @returns false when the case holds as many as it can */
    async addFile(
      of: string,
      file: Omit<CaseFile, 'addedAt'>,
      by: { organisation: string; person: string | null; at: Date },
    ): Promise<boolean> {
      await sql`select from touchstone.enforcement_case where id = ${of} for update`.execute(tx);
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from touchstone.case_file where case_id = ${of} and sha256 <> ${file.sha256}`.execute(tx);
      if (rows[0]!.n >= MOST_CASE_FILES) return false;
      await sql`
        insert into touchstone.case_file (case_id, sha256, file_name, media_type, size_bytes, organisation_id, added_by, added_at)
        values (${of}, ${file.sha256}, ${file.name}, ${file.mediaType}, ${file.sizeBytes}, ${by.organisation}, ${by.person}, ${by.at})
        on conflict do nothing`.execute(tx);
      return true;
    },
  };
}
