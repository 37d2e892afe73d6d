import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

export type CatalogueKind = 'template' | 'format' | 'basis' | 'source';

export interface CatalogueRow {
  readonly kind: CatalogueKind;
  readonly id: string;
  readonly version: number;
  readonly content: unknown;
  readonly reason: string;
  readonly addedAt: Date;
}

/** What an authority has changed of the catalogue of notices: the newest version of each id. */
export async function catalogueEntries(tx: SessionTransaction): Promise<readonly CatalogueRow[]> {
  const { rows } = await sql<CatalogueRow>`
    select distinct on (kind, id) kind, id, version, content, reason, added_at as "addedAt" from touchstone.notice_catalogue_entry order by kind, id, version desc limit 2000`.execute(
    tx,
  );
  return rows;
}

/** A version behind the last. @returns its number */
export async function addCatalogueEntry(
  tx: SessionTransaction,
  entry: {
    readonly kind: CatalogueKind;
    readonly id: string;
    readonly content: unknown;
    readonly reason: string;
    readonly at: Date;
    readonly by: string | null;
  },
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into touchstone.notice_catalogue_entry (kind, id, version, content, reason, added_at, added_by)
    select ${entry.kind}, ${entry.id}, coalesce(max(version), 0) + 1, ${JSON.stringify(entry.content)}::jsonb, ${entry.reason}, ${entry.at}, ${entry.by}
    from touchstone.notice_catalogue_entry where kind = ${entry.kind} and id = ${entry.id} returning version`.execute(tx);
  return rows[0]!.version;
}
