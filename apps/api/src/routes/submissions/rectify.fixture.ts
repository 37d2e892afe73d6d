import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { systemSession, withSession } from '@touchstone/db';
import type { CaseEvent } from '@touchstone/domain/case';
import { ownDescription, ownEngine, runEngine } from '@touchstone/engines';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { fetchArtifact, leaseAcquisitions, receiveUpload, scanDueListings } from '@touchstone/services/acquisition';
import { moveCase } from '@touchstone/services/cases';
import { registerEngine } from '@touchstone/services/engines';
import { fuseFinished } from '@touchstone/services/fusion';
import { checkSubmissions, settleRetests } from '@touchstone/services/submissions';
import { completeRun, contentsOf, feedQueues, leaseRuns, requestScan, votesOf } from '@touchstone/services/work';
import { Seal } from '@touchstone/sign-in';
import { type ApkSpec, apk } from '@touchstone/test-kit';
import { sql } from 'kysely';
import { startApi, type TestApi, type TestPerson } from '../../testing.ts';
import { acquisitionWorks, type OpenWorks } from '../../wiring/acquisition-works.ts';
import { caseActor, caseRowsOf, systemActor } from '../../wiring/case-ports.ts';
import type { PlatformParts } from '../../wiring/create-platform.ts';
import { enginesPorts } from '../../wiring/engines-ports.ts';
import { fusionPorts } from '../../wiring/fusion-ports.ts';
import { leasesOf } from '../../wiring/leases.ts';
import { checkPorts } from '../../wiring/submission-checks.ts';
import { submissionPorts } from '../../wiring/submission-ports.ts';
import { workPorts } from '../../wiring/work-ports.ts';
import { campaignHandlers } from '../campaigns/index.ts';
import { asker, caseWorld } from '../cases/cases.fixture.ts';
import { caseHandlers } from '../cases/index.ts';
import { inventoryHandlers } from '../inventory/index.ts';
import { watchHandlers } from '../watch/index.ts';
import type { WorkArea } from '../work/index.ts';
import { submissionHandlers } from './index.ts';

/** The planted fault: a target below 23, which our own scan sees and which a rebuild puts right. */
export const CLAUSE = 'PG-20204A-5.11';
export const PACKAGE = 'cn.example.rectify';
export const BASIS = '工信部信管〔2020〕164号';
export const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

const SERVED = [...submissionHandlers, ...watchHandlers, ...caseHandlers, ...inventoryHandlers, ...campaignHandlers];

/** An app of the kit: with the fault unless told otherwise. */
export const build = (more: Partial<ApkSpec> & { readonly versionCode: number }): Uint8Array =>
  apk({ package: PACKAGE, versionName: `${more.versionCode}.0`, targetSdk: 33, ...more });

/**
 * A country in which our own engine really scans what is uploaded, and a firm that was ordered to rectify.
 * @param start starts the server on these parts; with the routes of rectification alone when absent
 */
export async function rectifyWorld(
  start: (parts: Partial<PlatformParts>) => Promise<TestApi> = (parts) => startApi(parts, { handlers: SERVED }),
) {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-rectify-'));
  const objects = await openFolder(join(folder, 'objects'));
  const area = {} as WorkArea;
  const works = {} as OpenWorks;
  const api = await start({ objects, work: area, acquisition: works });
  const { db } = api.database;
  const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
  Object.assign(area, { work: workPorts(db, queue), objects, leases: leasesOf(db), knownClauses: new Set([CLAUSE]) });
  const parts = {
    db,
    queue,
    objects,
    seal: new Seal(new Uint8Array(32)),
    folder,
    importFolder: undefined,
    size: 1,
    failed: () => {},
  };
  Object.assign(works, acquisitionWorks(parts));
  const engine = ownEngine(1);
  await registerEngine(enginesPorts(db), { description: ownDescription, organisation: null, passedAlready: 'measured' });
  const world = await caseWorld(api);
  const people = {
    inspector: await api.person(world.beijing, 'province-inspector', 'province:11'),
    second: await api.person(world.beijing, 'province-inspector', 'province:11'),
    approver: await api.person(world.beijing, 'province-approver', 'province:11'),
    abroad: await api.person(world.guangdong, 'province-inspector', 'province:44'),
    ministry: await api.person(world.ministry, 'ministry-inspector', 'all'),
    member: await api.person(world.firm, 'enterprise-member', `operator:${world.operator}`),
  };
  const ask = asker(api);
  const intake = works.intake(new AbortController().signal);
  const ports = submissionPorts({ platform: api.platform, session: systemSession('submissions') });
  const checks = checkPorts({ platform: api.platform, objects, inspector: works.inspector });

  /** Scans what waits, with our own engine, and fuses it. */
  async function scanAll(): Promise<void> {
    await feedQueues(area.work);
    for (;;) {
      const [leased] = await leaseRuns(area.work, {
        engines: [ownDescription],
        wanted: 1,
        worker: 'w',
        organisation: world.ministry,
        isAuthority: true,
      });
      if (leased === undefined) break;
      const { artifact, config, configHash } = leased.task;
      const path = join(folder, `${randomUUID()}.apk`);
      const bytes: Uint8Array[] = [];
      for await (const part of await objects.open(artifact.sha256)) bytes.push(part as Uint8Array);
      writeFileSync(path, Buffer.concat(bytes));
      const run = await runEngine(engine, { artifact: { ...artifact, path }, inputs: [], config: config as never, configHash });
      const result = run.result!;
      const kept = await objects.put([zstdCompressSync(Buffer.from(JSON.stringify(result)))], { maxBytes: 1e8 });
      const contents = contentsOf(result);
      await completeRun(area.work, {
        lease: leased.lease,
        worker: 'w',
        outcome: run.outcome,
        result: { sha256: kept.sha256, sizeBytes: kept.sizeBytes, votes: votesOf(result), ...(contents === undefined ? {} : { contents }) },
      });
    }
    await fuseFinished(fusionPorts(db, api.platform.seeds.audit));
  }

  const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> => (await query.execute(db)).rows;

  /** Takes what was uploaded into the inventory. */
  async function fetchAll(): Promise<void> {
    for (const held of await leaseAcquisitions(works.ports, intake, 10)) await fetchArtifact(works.ports, intake, held);
    while ((await scanDueListings(works.ports, 10)).done > 0);
  }

  /** Brings bytes in, as an upload of an organisation. */
  async function upload(bytes: Uint8Array, organisation: string): Promise<{ readonly id: string; readonly sha256: string }> {
    const [id, sha256] = [randomUUID(), createHash('sha256').update(bytes).digest('hex')];
    mkdirSync(join(folder, 'quarantine'), { recursive: true });
    writeFileSync(join(folder, 'quarantine', id), bytes);
    await receiveUpload(works.ports, {
      ...{ id, organisation, person: null, fileName: 'app.apk', sizeBytes: bytes.length, sha256, kind: 'apk', claim: {} },
      ...{ machine: intake.machine, quarantineName: id },
    });
    await fetchAll();
    const [row] = await rows(sql<{ id: string }>`select id from touchstone.artifact where sha256 = ${sha256}`);
    return { id: row!.id, sha256 };
  }

  /** A store lists a file. @param isFetched its bytes came from that store */
  async function list(app: string, sha256: string | null, isFetched = true): Promise<string> {
    const [store, listing] = [randomUUID(), randomUUID()];
    await sql`insert into touchstone.store (id, code, name, connector) values (${store}, ${store}, ${`商店${store.slice(0, 4)}`}, 'folder')`.execute(
      db,
    );
    await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state, artifact_sha256) values (${listing}, ${store}, 'x', ${app}, 'LIVE', ${sha256})`.execute(
      db,
    );
    if (isFetched && sha256 !== null)
      await sql`insert into touchstone.acquisition (id, source, store_id, listing_id, declared_sha256, received_sha256, state, artifact_id)
        select ${randomUUID()}, 'store', ${store}, ${listing}, ${sha256}, ${sha256}, 'STORED', id from touchstone.artifact where sha256 = ${sha256}`.execute(
        db,
      );
    return listing;
  }

  /** Moves a case as another area does. */
  const move = (caseId: string, event: CaseEvent, payload: Record<string, unknown> = {}, by?: TestPerson) =>
    withSession(db, systemSession('test'), (tx) =>
      moveCase(caseRowsOf(api.platform)(tx), {
        ...{ caseId, event, basis: BASIS, payload },
        actor:
          by === undefined
            ? systemActor('test')
            : caseActor({ kind: 'session', credential: 'x', person: by.id, organisation: by.organisation, permissions: ALL } as never),
      }),
    );
  const ALL = [
    'submission.create',
    'submission.review',
    'order.draft',
    'order.issue',
    'order.serve',
    'case.handle',
    'case.decide',
    'watch.manage',
    'notice.draft',
  ];

  /** Two persons confirm what our engine found on a file, as the queue of review would have it. */
  async function confirm(artifact: string): Promise<string> {
    const [found] = await rows(
      sql<{ id: string }>`select id from touchstone.finding where artifact_id = ${artifact} and clause = ${CLAUSE}`,
    );
    const finding = found!.id;
    const sha256 = createHash('sha256').update(finding).digest('hex');
    await sql`update touchstone.finding set state = 'CONFIRMED' where id = ${finding}`.execute(db);
    for (const { id, organisation } of [people.inspector, people.second])
      await sql`insert into touchstone.review (id, finding_id, round, reviewer_id, organisation_id, is_blind, decision, reason_code)
        values (${randomUUID()}, ${finding}, 1, ${id}, ${organisation}, false, 'confirm', 'seen-in-evidence')`.execute(db);
    await sql`insert into touchstone.evidence (sha256, kind, size_bytes) values (${sha256}, 'screenshot', 4) on conflict do nothing`.execute(
      db,
    );
    await sql`insert into touchstone.finding_evidence (finding_id, sha256, added_by) values (${finding}, ${sha256}, 'test') on conflict do nothing`.execute(
      db,
    );
    return finding;
  }

  async function scanned(artifact: string, app: string): Promise<void> {
    await requestScan(area.work, {
      ...{ artifact, app, profile: 'quick', origin: 'person', campaign: null, organisation: world.beijing, askedBy: null, category: null },
      ...{ inputs: [], config: { n: randomUUID() }, engines: [] },
    });
    await scanAll();
  }

  /** An app with the planted fault: found by our engine, confirmed by two. */
  async function confirmed(name: string) {
    const old = await upload(build({ package: name, versionCode: 1, targetSdk: 22 }), world.ministry);
    const [{ app }] = (await rows(
      sql<{
        app: string;
      }>`select v.app_id as app from touchstone.artifact f join touchstone.app_version v on v.id = f.app_version_id where f.id = ${old.id}`,
    )) as [{ app: string }];
    await sql`update touchstone.app set operator_id = ${world.operator}, province = '11' where id = ${app}`.execute(db);
    await scanned(old.id, app);
    const finding = await confirm(old.id);
    await sql`update touchstone.finding set operator_id = ${world.operator}, province = '11' where id = ${finding}`.execute(db);
    const opened = await ask(people.inspector, 'POST', '/cases', { findings: [finding], basis: BASIS });
    const id: string = opened.body.id;
    for (const verb of ['acceptance', 'confirmation']) {
      const seen = await ask(people.inspector, 'GET', `/cases/${id}`);
      await ask(people.inspector, 'POST', `/cases/${id}/${verb}`, { basis: BASIS }, seen.body.case.version);
    }
    return { case: id, app, finding, artifact: old.id };
  }

  /** The same, ordered and served. */
  async function rectifying(dueInMs = 5 * DAY_MS, name = PACKAGE) {
    const of = await confirmed(name);
    const id = of.case;
    const { order, service } = await world.order(id, world.beijing);
    await move(id, 'draft-order', { order }, people.inspector);
    await move(id, 'issue-order', { order }, people.approver);
    await move(id, 'serve', { service });
    await world.deadline(id, world.beijing, new Date(api.clock.at.getTime() + dueInMs));
    await move(id, 'begin-rectifying');
    return of;
  }

  return {
    ...{
      api,
      db,
      world,
      people,
      ask,
      objects,
      works,
      area,
      rows,
      upload,
      fetchAll,
      list,
      scanAll,
      scanned,
      confirm,
      confirmed,
      rectifying,
      move,
    },
    settle: () => settleRetests(ports),
    check: () => checkSubmissions(checks),
    stateOf: async (id: string) =>
      (await rows(sql<{ state: string }>`select state from touchstone.enforcement_case where id = ${id}`))[0]?.state,
    later: (ms: number) => {
      api.clock.at = new Date(api.clock.at.getTime() + ms);
    },
    async close() {
      await engine.close?.();
      await api.close();
      await works.close();
      await queue.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
