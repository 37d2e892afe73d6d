import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Files that one item can hold: all of them are told at once. */
export const MOST_ITEM_FILES = 200;

export interface ItemFile {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly addedAt: Date;
}

const columns = sql`sha256, file_name as name, media_type as "mediaType", size_bytes::float8 as "sizeBytes", added_at as "addedAt"`;

/** What a store brought with its answers to an item, the newest first; nothing for whom it is not. */
export async function listItemFiles(tx: SessionTransaction, item: string): Promise<readonly ItemFile[]> {
  const { rows } = await sql<ItemFile>`
    select ${columns} from touchstone.order_item_file where item_id = ${item} order by added_at desc, sha256 limit ${MOST_ITEM_FILES}`.execute(
    tx,
  );
  return rows;
}

export function itemFileRows(tx: SessionTransaction) {
  return {
    /** The same file twice is there once. @returns false when the item holds as many as it can */
    async addFile(
      item: string,
      file: Omit<ItemFile, 'addedAt'>,
      by: { readonly organisation: string; readonly person: string | null; readonly at: Date },
    ): Promise<boolean> {
      await sql`select from touchstone.order_item where id = ${item} for update`.execute(tx);
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from touchstone.order_item_file where item_id = ${item} and sha256 <> ${file.sha256}`.execute(tx);
      if (rows[0]!.n >= MOST_ITEM_FILES) return false;
      await sql`
        insert into touchstone.order_item_file (item_id, sha256, file_name, media_type, size_bytes, organisation_id, added_by, added_at)
        values (${item}, ${file.sha256}, ${file.name}, ${file.mediaType}, ${file.sizeBytes}, ${by.organisation}, ${by.person}, ${by.at})
        on conflict do nothing`.execute(tx);
      return true;
    },

    /** Of the digests that an answer names, the files that its store brought to any item of its own are this item's as well. */
    async nameFiles(item: string, digests: readonly string[]): Promise<void> {
      await sql`
        insert into touchstone.order_item_file (item_id, sha256, file_name, media_type, size_bytes, organisation_id, added_by, added_at)
        select distinct on (f.sha256) own.id, f.sha256, f.file_name, f.media_type, f.size_bytes, f.organisation_id, f.added_by, f.added_at
        from touchstone.order_item own join touchstone.order_item i on i.store_id = own.store_id
        join touchstone.order_item_file f on f.item_id = i.id
        where own.id = ${item} and f.sha256 = any(${[...digests]}::text[]) order by f.sha256, f.added_at, i.id
        on conflict do nothing`.execute(tx);
    },
  };
}
