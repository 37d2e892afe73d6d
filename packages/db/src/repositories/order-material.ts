import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** One thing found, as a document about its case can name it. */
export interface MaterialFinding {
  readonly finding: string;
  readonly clause: string;
  readonly summary: string | null;
  /** As fusion keeps them: `{ at, text, fact }`. */
  readonly places: readonly { readonly at?: unknown; readonly text?: unknown; readonly fact?: unknown }[];
  readonly versionName: string | null;
  readonly package: string | null;
  readonly openedAt: Date | null;
}

/** A shelf on which the app of a case stands now. */
export interface MaterialShelf {
  readonly store: string;
  readonly storeName: string;
  readonly name: string;
  readonly version: string;
  readonly developer: string;
  readonly filing: string;
}

const MOST = 500;

/** What was found and is not put right. */
export async function materialFindings(tx: SessionTransaction, of: string): Promise<readonly MaterialFinding[]> {
  const { rows } = await sql<MaterialFinding>`
    select x.finding_id as finding, x.clause, f.summary, coalesce(f.reasons, '[]') as places, v.version_name as "versionName", a.package, f.opened_at as "openedAt"
    from touchstone.case_finding x left join touchstone.finding f on f.id = x.finding_id
    left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = f.app_id
    where x.case_id = ${of} and x.outcome not in ('FIXED', 'DROPPED') order by x.clause, x.finding_id limit ${MOST}`.execute(tx);
  return rows;
}

/** Where an app is on the shelves, by store. */
export async function materialShelves(tx: SessionTransaction, app: string): Promise<readonly MaterialShelf[]> {
  const { rows } = await sql<MaterialShelf>`
    select l.store_id as store, s.name as "storeName", coalesce(nullif(l.name, ''), a.name, l.store_app_id) as name, coalesce(l.version_name, '') as version,
      coalesce(l.developer, '') as developer, coalesce(l.filing_no, '') as filing
    from touchstone.listing l join touchstone.store s on s.id = l.store_id left join touchstone.app a on a.id = l.app_id
    where l.app_id in (select touchstone.merged_apps(${app}::uuid)) and l.state not in ('GONE', 'FORCED_OFF')
    order by s.name, l.store_id, l.store_app_id limit ${MOST}`.execute(tx);
  return rows;
}
