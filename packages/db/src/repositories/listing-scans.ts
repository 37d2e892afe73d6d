import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

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

    /** Held by whoever ends the fetching of a text, from whichever store it came. */
    async holdText(sha256: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('policy text ' || ${sha256}, 0))`.execute(tx);
    },

    async scanSubject(listing: string) {
      // a text that comes meanwhile: whoever ends second sees both, the file and its text
      await sql`
        select pg_advisory_xact_lock_shared(hashtextextended('policy text ' || policy_sha256, 0)) from touchstone.listing
        where id = ${listing} and policy_sha256 is not null`.execute(tx);
      const { rows } = await sql<{
        artifact: string;
        artifactState: 'STORED';
        app: string | null;
        category: number | null;
        policy: string | null;
        isStored: boolean;
        isWaiting: boolean;
        isScanned: boolean;
      }>`
        select f.id as artifact, f.state as "artifactState", coalesce(l.app_id, v.app_id) as app, a.category, l.policy_sha256 as policy,
          exists (select from touchstone.scan_request r where r.artifact_id = f.id) as "isScanned",
          exists (select from touchstone.acquisition q where q.what = 'policy' and q.declared_sha256 = l.policy_sha256 and q.state = 'STORED') as "isStored",
          exists (select from touchstone.acquisition q where q.what = 'policy' and q.declared_sha256 = l.policy_sha256 and q.state not in ('STORED', 'REJECTED')) as "isWaiting"
        from touchstone.listing l join touchstone.artifact f on f.sha256 = l.artifact_sha256
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = coalesce(l.app_id, v.app_id)
        where l.id = ${listing}`.execute(tx);
      const [row] = rows;
      if (row === undefined) return undefined;
      const { artifact, artifactState, app, category, policy, isStored, isWaiting, isScanned } = row;
      const state = isStored ? ('stored' as const) : isWaiting ? ('waiting' as const) : ('refused' as const);
      return {
        artifact,
        artifactState,
        isScanned,
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

    async listingsOf(what: 'artifact' | 'policy', sha256: string): Promise<readonly string[]> {
      const column = sql.ref(what === 'artifact' ? 'l.artifact_sha256' : 'l.policy_sha256');
      const { rows } = await sql<{ id: string }>`
        select l.id from touchstone.listing l where ${column} = ${sha256} and l.state in ('LIVE', 'CHANGED', 'RELISTED') order by l.id`.execute(
        tx,
      );
      return rows.map(({ id }) => id);
    },

    async scanPolicy() {
      const { rows } = await sql<{ value: unknown; organisation: string | null }>`
        select (select value from touchstone.setting where name = 'scan-policy') as value,
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

    async saveScanPolicy(policy: unknown, by: string | null): Promise<void> {
      await sql`
        insert into touchstone.setting (name, value, changed_by) values ('scan-policy', ${JSON.stringify(policy)}::jsonb, ${by})
        on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now(), row_version = touchstone.setting.row_version + 1`.execute(
        tx,
      );
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
