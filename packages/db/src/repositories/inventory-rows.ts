import type { LinkEvidenceKind } from '@touchstone/domain/inventory';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { rowsOf } from './acquisition-shapes.ts';
import { readsFirms } from './firm-lock.ts';
import { nameKeys } from './search-names.ts';

export type LinkTarget = 'app' | 'signer' | 'developer-account' | 'sdk' | 'store';

export interface EvidenceRow {
  readonly targetKind: LinkTarget;
  readonly target: string;
  readonly operator: string;
  readonly kind: LinkEvidenceKind;
  readonly source: string;
  readonly detail: Readonly<Record<string, string>>;
}

export interface AppRow {
  readonly id: string;
  readonly kind: string;
  readonly platform: string;
  readonly package: string;
  readonly name: string;
  readonly category: number | null;
  readonly filing: string | null;
  readonly reachBand: number;
  readonly province: string | null;
}

/** Rows of apps, versions, files and signers, as acquisition writes them. */
export function inventoryRows(tx: SessionTransaction) {
  return {
    async raiseFlags(
      flags: readonly {
        readonly kind: string;
        readonly about: string;
        readonly app: string | null;
        readonly listing: string | null;
        readonly artifact: string | null;
        readonly detail: Readonly<Record<string, string>>;
      }[],
    ): Promise<void> {
      if (flags.length === 0) return;
      await sql`
        insert into touchstone.inventory_flag (id, kind, about, app_id, listing_id, artifact_id, detail)
        select gen_random_uuid(), f.kind, f.about, f.app, f.listing, f.artifact, f.detail
        from jsonb_to_recordset(${rowsOf(flags)}) as f (kind text, about text, app uuid, listing uuid, artifact uuid, detail jsonb)
        order by f.kind, f.about
        on conflict (kind, about) do nothing`.execute(tx);
    },

    /** The same said again holds on; what a source said before of another operator ends. */
    async addEvidence(rows: readonly EvidenceRow[]): Promise<void> {
      if (rows.length === 0) return;
      const unique = [
        ...new Map(rows.map((row) => [[row.targetKind, row.target, row.operator, row.kind, row.source].join(' '), row])).values(),
      ];
      await sql`
        update touchstone.operator_link l set valid_until = now()
        from jsonb_to_recordset(${rowsOf(unique)}) as e ("targetKind" text, target text, operator uuid, kind text, source text)
        where l.target_kind = e."targetKind" and l.target_id = e.target and l.evidence_kind = e.kind and l.source = e.source
          and l.operator_id <> e.operator and l.valid_until is null and e."targetKind" = 'app'`.execute(tx);
      await sql`
        insert into touchstone.operator_link (id, target_kind, target_id, operator_id, evidence_kind, source, evidence, confidence)
        select gen_random_uuid(), e."targetKind", e.target, e.operator, e.kind, e.source, e.detail, 0
        from jsonb_to_recordset(${rowsOf(unique)}) as e ("targetKind" text, target text, operator uuid, kind text, source text, detail jsonb)
        order by 2, 3, 4, 5, 6
        on conflict (target_kind, target_id, operator_id, evidence_kind, source) do update set valid_until = null
        where touchstone.operator_link.valid_until is not null`.execute(tx);
    },

    async evidenceOf(targetKind: LinkTarget, targets: readonly string[]) {
      const { rows } = await sql<{
        target_id: string;
        operator_id: string;
        evidence_kind: LinkEvidenceKind;
        source: string;
        evidence: Record<string, string>;
      }>`
        select l.target_id, coalesce(o.merged_into, o.id) as operator_id, l.evidence_kind, l.source, l.evidence
        from touchstone.operator_link l join touchstone.operator o on o.id = l.operator_id
        where l.target_kind = ${targetKind} and l.target_id = any(${[...targets]}) and l.valid_until is null
        order by l.target_id, l.operator_id, l.evidence_kind, l.source`.execute(tx);
      return rows.map((row) => ({
        targetKind,
        target: row.target_id,
        operator: row.operator_id,
        kind: row.evidence_kind,
        source: row.source,
        detail: row.evidence,
      }));
    },

    async setOperators(rows: readonly { readonly app: string; readonly operator: string }[]): Promise<void> {
      if (rows.length === 0) return;
      await readsFirms(tx);
      const changed = await sql<{ id: string }>`
        update touchstone.app a set operator_id = o.id, province = coalesce(o.province, a.province), row_version = a.row_version + 1
        from jsonb_to_recordset(${rowsOf(rows)}) as r (app uuid, operator uuid) join touchstone.operator e on e.id = r.operator
          join touchstone.operator o on o.id = coalesce(e.merged_into, e.id)
        where a.id = r.app and a.operator_id is distinct from o.id returning a.id`.execute(tx);
      if (changed.rows.length === 0) return;
      // findings are where their app is; whose they were when they were found stays, where that was known
      await sql`
        update touchstone.finding f set province = a.province, operator_id = coalesce(f.operator_id, a.operator_id)
        from touchstone.app a where a.id = any(${changed.rows.map(({ id }) => id)}::uuid[]) and f.app_id = a.id
          and (f.province is distinct from a.province or f.operator_id is null)`.execute(tx);
    },

    async apps(rows: readonly AppRow[]) {
      if (rows.length === 0) return [];
      await readsFirms(tx);
      const named = rows.map((row) => ({ ...row, ...prefixed(row.name) }));
      const { rows: found } = await sql<{
        id: string;
        platform: string;
        package: string;
        name: string;
        filing: string | null;
        operator: string | null;
      }>`
        with given as (
          select * from jsonb_to_recordset(${rowsOf(named)}) as g (id uuid, kind text, platform text, package text, name text, category smallint,
            filing text, "reachBand" smallint, province text, normal text, grams text[], pinyin text, initials text)
        ), made as (
          insert into touchstone.app (id, kind, platform, package, name, name_normal, name_grams, name_pinyin, name_initials, category, filing_no, reach_band, province)
          select id, kind, platform, package, name, normal, grams, pinyin, initials, category, filing, "reachBand", province from given
          order by platform, package
          on conflict (platform, package) do nothing
          returning id, platform, package, name, filing_no, operator_id
        )
        select id, platform, package, name, filing_no as filing, operator_id as operator from made
        union all
        select a.id, a.platform, a.package, a.name, a.filing_no, a.operator_id from touchstone.app a
        where (a.platform, a.package) in (select platform, package from given)`.execute(tx);
      // somebody else may have made one in this very moment: then it is neither in `made` nor in the snapshot
      const missing = rows.filter((row) => !found.some((one) => one.platform === row.platform && one.package === row.package));
      for (const row of missing) {
        const late = await tx
          .selectFrom('app')
          .select(['id', 'platform', 'package', 'name', 'filing_no as filing', 'operator_id as operator'])
          .where('platform', '=', row.platform)
          .where('package', '=', row.package)
          .executeTakeFirst();
        if (late !== undefined) found.push(late);
      }
      return found;
    },

    async renameApps(rows: readonly { readonly app: string; readonly name: string }[]): Promise<void> {
      if (rows.length === 0) return;
      const named = rows.map((row) => ({ ...row, ...prefixed(row.name) }));
      await sql`
        with given as (
          select * from jsonb_to_recordset(${rowsOf(named)}) as g (app uuid, name text, normal text, grams text[], pinyin text, initials text)
        ), before as (select a.id, a.name from touchstone.app a join given g on g.app = a.id),
        told as (
          insert into touchstone.identity_event (id, kind, subject_kind, from_ids, to_ids, reason, actor)
          select gen_random_uuid(), 'rename', 'app', array[b.id], array[b.id], b.name, current_setting('touchstone.actor') from before b
        )
        update touchstone.app a set name = g.name, name_normal = g.normal, name_grams = g.grams, name_pinyin = g.pinyin, name_initials = g.initials,
          row_version = a.row_version + 1
        from given g where a.id = g.app`.execute(tx);
    },

    async touchApps(rows: readonly { readonly app: string; readonly filing: string | null; readonly reachBand: number }[]): Promise<void> {
      if (rows.length === 0) return;
      await sql`
        update touchstone.app a set last_seen_at = touchstone.clock(), reach_band = greatest(a.reach_band, g.reach), filing_no = coalesce(g.filing, a.filing_no)
        from (
          select app, max("reachBand") as reach, max(filing) as filing
          from jsonb_to_recordset(${rowsOf(rows)}) as g (app uuid, filing text, "reachBand" smallint) group by app
        ) g where a.id = g.app`.execute(tx);
    },

    async operatorOfApp(app: string): Promise<string | null> {
      const row = await tx.selectFrom('app').select('operator_id').where('id', '=', app).executeTakeFirst();
      return row?.operator_id ?? null;
    },

    async saveVersion(row: { readonly id: string; readonly app: string; readonly versionCode: number; readonly versionName: string }) {
      const made = await sql<{ id: string }>`
        insert into touchstone.app_version (id, app_id, version_code, version_name) values (${row.id}, ${row.app}, ${row.versionCode}, ${row.versionName})
        on conflict (app_id, version_code, version_name) do nothing returning id`.execute(tx);
      if (made.rows[0] === undefined) {
        const there = await sql<{ id: string }>`
          select id from touchstone.app_version where app_id = ${row.app} and version_code = ${row.versionCode} and version_name = ${row.versionName}`.execute(
          tx,
        );
        return { id: there.rows[0]!.id, isNew: false };
      }
      await sql`
        update touchstone.app a set latest_version_id = ${row.id}, row_version = a.row_version + 1 where a.id = ${row.app} and not exists (
          select from touchstone.app_version v where v.app_id = a.id and v.version_code > ${row.versionCode})`.execute(tx);
      return { id: row.id, isNew: true };
    },

    async saveSigners(
      rows: readonly {
        readonly sha256: string;
        readonly subject: string;
        readonly issuer: string;
        readonly validFrom: string | null;
        readonly validUntil: string | null;
        readonly isDebug: boolean;
      }[],
    ): Promise<void> {
      if (rows.length === 0) return;
      await sql`
        insert into touchstone.signer (sha256, subject, issuer, valid_from, valid_until, is_debug)
        select sha256, subject, issuer, "validFrom", "validUntil", "isDebug"
        from jsonb_to_recordset(${rowsOf(rows)}) as s (sha256 text, subject text, issuer text, "validFrom" timestamptz, "validUntil" timestamptz, "isDebug" boolean)
        order by sha256
        on conflict (sha256) do update set last_seen_at = now(), is_debug = touchstone.signer.is_debug or excluded.is_debug`.execute(tx);
    },

    async saveLineage(pairs: readonly (readonly [string, string])[]): Promise<void> {
      if (pairs.length === 0) return;
      const rows = pairs.map(([predecessor, signer]) => ({ predecessor, signer }));
      await sql`
        insert into touchstone.signer_lineage (predecessor, signer)
        select predecessor, signer from jsonb_to_recordset(${rowsOf(rows)}) as p (predecessor text, signer text) order by 1, 2
        on conflict do nothing`.execute(tx);
    },

    async saveArtifact(row: {
      readonly id: string;
      readonly sha256: string;
      readonly sizeBytes: number;
      readonly kind: string;
      readonly version: string | null;
      readonly signers: readonly string[];
      readonly isSignatureVerified: boolean | null;
      readonly entryRoot: string | null;
      readonly manifest: unknown;
      readonly problems: readonly unknown[];
    }): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, signers, is_signature_verified, entry_root, manifest, problems, stored_at)
        values (${row.id}, ${row.sha256}, ${row.sizeBytes}, ${row.kind}, 'STORED', ${row.version}, ${[...row.signers]}, ${row.isSignatureVerified},
          ${row.entryRoot}, ${JSON.stringify(row.manifest)}::jsonb, ${JSON.stringify(row.problems)}::jsonb, touchstone.clock())
        on conflict (sha256) do update set state = 'STORED', stored_at = coalesce(touchstone.artifact.stored_at, touchstone.clock()), purged_at = null,
          app_version_id = coalesce(touchstone.artifact.app_version_id, excluded.app_version_id), private_to = null, private_entry = null
        returning id`.execute(tx);
      const artifact = rows[0]!.id;
      await sql`update touchstone.acquisition set is_private = false where artifact_id = ${artifact} and is_private`.execute(tx);
      return artifact;
    },

    /** What is known already stays known; what another firm keeps to itself is both firms'. */
    async savePrivateArtifact(row: {
      readonly id: string;
      readonly sha256: string;
      readonly sizeBytes: number;
      readonly kind: string;
      readonly signers: readonly string[];
      readonly isSignatureVerified: boolean | null;
      readonly entryRoot: string | null;
      readonly manifest: unknown;
      readonly problems: readonly unknown[];
      readonly organisation: string;
      readonly entry: unknown;
    }): Promise<string> {
      const { rows } = await sql<{ id: string }>`
        insert into touchstone.artifact as f (id, sha256, size_bytes, kind, state, signers, is_signature_verified, entry_root, manifest, problems, stored_at,
          private_to, private_entry)
        values (${row.id}, ${row.sha256}, ${row.sizeBytes}, ${row.kind}, 'STORED', ${[...row.signers]}, ${row.isSignatureVerified},
          ${row.entryRoot}, ${JSON.stringify(row.manifest)}::jsonb, ${JSON.stringify(row.problems)}::jsonb, touchstone.clock(),
          array[${row.organisation}::uuid], ${JSON.stringify(row.entry)}::jsonb)
        on conflict (sha256) do update set state = 'STORED', stored_at = coalesce(f.stored_at, touchstone.clock()), purged_at = null,
          private_to = case when f.private_to is not null and not f.private_to @> excluded.private_to then f.private_to || excluded.private_to else f.private_to end
        returning id`.execute(tx);
      return rows[0]!.id;
    },

    /** What a private file enters the inventory with; undefined for one that is in it. Held until the transaction ends. */
    async holdPrivateEntry(artifact: string): Promise<unknown> {
      const { rows } = await sql<{ entry: unknown }>`
        select private_entry as entry from touchstone.artifact where id = ${artifact} and private_to is not null for update`.execute(tx);
      return rows[0]?.entry;
    },

    async buildsLike(ask: { readonly version: string; readonly entryRoot: string; readonly not: string }) {
      const { rows } = await sql<{ artifact: string; sha256: string; signers: readonly string[] }>`
        select id as artifact, sha256, signers from touchstone.artifact
        where entry_root = ${ask.entryRoot} and app_version_id = ${ask.version} and sha256 <> ${ask.not} order by id limit 100`.execute(tx);
      return rows;
    },

    async sightings(app: string, limit: number) {
      const { rows } = await sql<{ sha256: string; signers: readonly string[]; lineage: readonly string[] | null; store: string | null }>`
        select f.sha256, f.id as artifact, f.signers,
          array(select jsonb_array_elements_text(coalesce(f.manifest -> 'signature' -> 'lineage', '[]'))) as lineage, s.code as store
        from touchstone.app_version v join touchstone.artifact f on f.app_version_id = v.id
        left join touchstone.listing l on l.artifact_sha256 = f.sha256 left join touchstone.store s on s.id = l.store_id
        where v.app_id = ${app} order by f.id desc, s.code limit ${limit}`.execute(tx);
      return rows.map((row) => ({
        artifact: (row as unknown as { artifact: string }).artifact,
        store: row.store,
        signers: { current: row.signers, lineage: row.lineage ?? [] },
      }));
    },
  };
}

function prefixed(name: string) {
  const { normal, grams, pinyin, initials } = nameKeys(name);
  return { normal, grams, pinyin, initials };
}
