import { sql } from 'kysely';

/** What a file is of, or what stands in for one: by the name that people use, and by the one that is its own. */
export interface ArtifactAbout {
  /** Package, id of an SDK, code of a store. */
  readonly name: string;
  readonly label: string | null;
  readonly version: string | null;
}

/** Of an artifact `f`, where its package could be read. */
export const aboutColumn = sql`(select jsonb_build_object('name', b.name, 'label', b.label, 'version', b.version) from (
  select coalesce(oa.package, ok.id, os.code, p.app ->> 'package') as name,
    coalesce(nullif(oa.name, ''), ok.name, os.name, p.app ->> 'label') as label,
    nullif(coalesce(ov.version_name, p.app ->> 'versionName', split_part(f.sha256, '@', 2)), '') as version
  from (select f.private_entry -> 'file' -> 'app' as app, regexp_match(f.sha256, '^subject:(sdk|store):([^@]+)') as part) p
  left join touchstone.app_version ov on ov.id = f.app_version_id left join touchstone.app oa on oa.id = ov.app_id
  left join touchstone.sdk ok on oa.id is null and p.part[1] = 'sdk' and ok.id = p.part[2]
  left join touchstone.store os on oa.id is null and p.part[1] = 'store' and os.id::text = p.part[2]
) b where b.name is not null) as about`;
