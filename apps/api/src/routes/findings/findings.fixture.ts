import { randomBytes, randomUUID } from 'node:crypto';
import type { EngineDescription } from '@touchstone/domain/engine';
import { registerEngine } from '@touchstone/services/engines';
import { fuseFinished } from '@touchstone/services/fusion';
import type { Votes } from '@touchstone/services/work';
import { sql } from 'kysely';
import type { TestApi } from '../../testing.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { fusionPorts } from '../../wiring/fusion-ports.ts';

export const CLAUSES = ['164-01.2', '164-01.5', '164-02.1', '164-03.1'] as const;
export const ENGINES = ['alpha', 'beta'] as const;

export const votes = (more: Partial<Votes>): Votes => ({ detected: [], notDetected: [], notTested: {}, errors: {}, ...more });
export const saw = (clause: string, strength: 'violation' | 'suspected' = 'violation') => ({
  clause,
  rule: `${clause}-rule`,
  strength,
  evidence: [{ kind: 'fact', at: { file: 'classes.dex' }, text: 'getDeviceId' }],
});
/** Saw the first clauses, and nothing of the rest. */
export const sawOnly = (...clauses: readonly string[]): Votes =>
  votes({ detected: clauses.map((clause) => saw(clause)), notDetected: CLAUSES.filter((clause) => !clauses.includes(clause)) });

const describe = (id: string): EngineDescription => ({
  id,
  version: '1',
  ruleSet: 'r1',
  name: id,
  vendor: id,
  kind: 'pull',
  correlationGroup: id,
  capabilities: CLAUSES.map((clause) => ({ clause, inputs: [] })),
  accepts: ['apk'],
  timeoutMs: 60_000,
  cores: 1,
  memoryMiB: 512,
});

export interface Scanned {
  readonly app: string;
  readonly version: string;
  readonly artifact: string;
  readonly sha256: string;
}

/** A country with two engines: apps are put in as scanned, and fused as the platform does it. */
export async function fusedWorld(api: TestApi, auditSeed = api.platform.seeds.audit) {
  const { db } = api.database;
  const organisation = await api.organisation('ministry');
  const engines = new Map<string, string>();
  for (const id of ENGINES) {
    const made = await registerEngine(enginesPorts(db), { description: describe(id), organisation: null, passedAlready: 'measured' });
    if (made.ok) engines.set(id, made.key);
  }
  const fusion = fusionPorts(db, auditSeed);

  return {
    organisation,
    fuse: () => fuseFinished(fusion),

    /** An app with a file; a new version of it when `app` is given. */
    async app(
      given: { readonly app?: string; readonly province?: string; readonly reach?: number; readonly operator?: string } = {},
    ): Promise<Scanned> {
      const { app = randomUUID(), province = '11', reach = 6, operator = null } = given;
      const [version, artifact, sha256] = [randomUUID(), randomUUID(), randomBytes(32).toString('hex')];
      await sql`
        insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, reach_band, operator_id)
        values (${app}, 'android', ${`cn.example.a${app.slice(0, 8)}`}, '示例', '示例', '{示例}', ${province}, ${reach}, ${operator}) on conflict do nothing`.execute(
        db,
      );
      await sql`
        insert into touchstone.app_version (id, app_id, version_code, version_name)
        select ${version}, ${app}, n + 1, (n + 1) || '.0' from (select count(*) as n from touchstone.app_version where app_id = ${app}) v`.execute(
        db,
      );
      await sql`
        insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
        values (${artifact}, ${sha256}, 1000, 'apk', 'STORED', ${version}, now())`.execute(db);
      return { app, version, artifact, sha256 };
    },

    /** What both engines said of a file, fused. @returns ids of the app's findings by clause */
    async scan(
      { app, artifact, version }: Scanned,
      said: Readonly<Partial<Record<(typeof ENGINES)[number], Votes>>>,
      options: { readonly campaign?: string; readonly profile?: string } = {},
    ): Promise<ReadonlyMap<string, string>> {
      const request = randomUUID();
      await sql`
        insert into touchstone.scan_request (id, artifact_id, app_id, profile, organisation_id, campaign_id, finished_at)
        values (${request}, ${artifact}, ${app}, ${options.profile ?? 'quick'}, ${organisation}, ${options.campaign ?? null}, now())`.execute(
        db,
      );
      for (const [id, answer] of Object.entries(said)) {
        const run = randomUUID();
        await sql`
          insert into touchstone.scan_run (id, scan_request_id, artifact_id, engine_version_id, config_hash, state, finished_at)
          values (${run}, ${request}, ${artifact}, ${engines.get(id)!}, ${request}, 'SUCCEEDED', now())`.execute(db);
        await sql`
          insert into touchstone.run_votes (run_id, artifact_id, engine_version_id, votes)
          values (${run}, ${artifact}, ${engines.get(id)!}, ${JSON.stringify(answer)}::jsonb)`.execute(db);
      }
      await fuseFinished(fusion);
      const { rows } = await sql<{ id: string; clause: string }>`
        select id, clause from touchstone.finding where app_id = ${app} and app_version_id = ${version}`.execute(db);
      return new Map(rows.map(({ id, clause }) => [clause, id]));
    },
  };
}
