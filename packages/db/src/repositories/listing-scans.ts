import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { ON_SHELF } from './acquisition-shapes.ts';

/** What is scanned when nobody asked. */
export const SCAN_POLICY_SETTING = 'scan-policy';

/** What a scan that nobody asked for is made of, and whether it is wanted. */
export function listingScans(tx: SessionTransaction) {
  return {
    async operatorOfListing(listing: string): Promise<string | null> {
      const { rows } = await sql<{ id: string | null }>`
        select coalesce(o.merged_into, o.id) as id from touchstone.listing l join touchstone.developer_account d on d.id = l.developer_account_id
        join touchstone.operator o on o.id = d.operator_id where l.id = ${listing}`.execute(tx);
      return rows[0]?.id ?? null;
    },

    async linkListing(listing: string, app: string | null): Promise<void> {
      if (app === null) return;
      await sql`update touchstone.listing set app_id = ${app} where id = ${listing} and app_id is distinct from ${app}`.execute(tx);
    },

    async scanSubject(listing: string) {
      const { rows } = await sql<{
        artifact: string;
        artifactState: 'STORED';
        app: string | null;
        category: number | null;
        policy: string | null;
        isStored: boolean;
        isWaiting: boolean;
        isScanned: boolean;
        isScannedWithPolicy: boolean;
      }>`
        select f.id as artifact, f.state as "artifactState", coalesce(l.app_id, v.app_id) as app, a.category, l.policy_sha256 as policy,
          exists (select from touchstone.scan_request r where r.artifact_id = f.id) as "isScanned",
          exists (select from touchstone.scan_request r where r.artifact_id = f.id
            and r.inputs @> jsonb_build_array(jsonb_build_object('kind', 'policy', 'sha256', l.policy_sha256))) as "isScannedWithPolicy",
          exists (select from touchstone.acquisition q where q.what = 'policy' and q.declared_sha256 = l.policy_sha256 and q.state = 'STORED') as "isStored",
          exists (select from touchstone.acquisition q where q.what = 'policy' and q.declared_sha256 = l.policy_sha256 and q.state not in ('STORED', 'REJECTED')) as "isWaiting"
        from touchstone.listing l join touchstone.artifact f on f.sha256 = l.artifact_sha256
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = coalesce(l.app_id, v.app_id)
        where l.id = ${listing}`.execute(tx);
      const [row] = rows;
      if (row === undefined) return undefined;
      const { artifact, artifactState, app, category, policy, isStored, isWaiting, isScanned, isScannedWithPolicy } = row;
      const state = isStored ? ('stored' as const) : isWaiting ? ('waiting' as const) : ('refused' as const);
      return {
        artifact,
        artifactState,
        isScanned,
        isScannedWithPolicy,
        app,
        category,
        policy: policy === null ? null : { sha256: policy, state, fileName: 'policy.html' },
      };
    },

    /** Whether what an organisation uploads is part of an inspection; what others upload they check for themselves. */
    async inspects(organisation: string): Promise<boolean> {
      const { rows } = await sql`
        select from touchstone.organisation where id = ${organisation} and kind in ('ministry', 'province', 'lab')`.execute(tx);
      return rows.length > 0;
    },

    async uploadSubject(artifact: string) {
      const { rows } = await sql<{ app: string | null; category: number | null }>`
        select a.id as app, coalesce(a.category, (f.private_entry ->> 'category')::smallint) as category from touchstone.artifact f left join touchstone.app_version v on v.id = f.app_version_id
        left join touchstone.app a on a.id = v.app_id where f.id = ${artifact}`.execute(tx);
      return rows[0] ?? { app: null, category: null };
    },

    /** Whether some store lists these bytes. */
    async isListed(sha256: string): Promise<boolean> {
      const { rows } = await sql`select from touchstone.listing l where l.artifact_sha256 = ${sha256} and ${ON_SHELF} limit 1`.execute(tx);
      return rows.length > 0;
    },

    async scanPolicy() {
      const { rows } = await sql<{ value: unknown; organisation: string | null }>`
        select (select value from touchstone.setting where name = ${SCAN_POLICY_SETTING}) as value,
          (select id from touchstone.organisation where kind = 'ministry' and state = 'ACTIVE' order by created_at, id limit 1) as organisation`.execute(
        tx,
      );
      const { organisation, ...rules } = (rows[0]?.value ?? {}) as SavedPolicy;
      const ruleOf = (rule: SavedRule | null | undefined) =>
        rule === null ? null : { profile: rule?.profile ?? 'quick', engines: rule?.engines ?? [] };
      return {
        organisation: organisation ?? rows[0]?.organisation ?? null,
        newVersion: ruleOf(rules.newVersion),
        changedPolicy: ruleOf(rules.changedPolicy),
        changedPermissions: ruleOf(rules.changedPermissions),
      };
    },

    async announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload) values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb)`.execute(
        tx,
      );
    },
  };
}

/** Setting `scan-policy`; what is absent is scanned by all engines, what is null is not. */
interface SavedPolicy {
  readonly organisation?: string;
  readonly newVersion?: SavedRule | null;
  readonly changedPolicy?: SavedRule | null;
  readonly changedPermissions?: SavedRule | null;
}

interface SavedRule {
  readonly profile?: 'quick' | 'deep';
  readonly engines?: readonly string[];
}
