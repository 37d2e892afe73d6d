import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import type { Database } from '@touchstone/db';
import type { EngineResult } from '@touchstone/domain/engine';
import { configHashOf, ownConfig, ownDescription, ownEngine, runEngine } from '@touchstone/engines';
import type { ObjectStore } from '@touchstone/objects';
import { zip } from '@touchstone/test-kit';
import type { Report } from '@touchstone/verdict';
import { apkOfCase, filesOf, type WholeCase, wholeCases } from '../../../../../corpus/cases/case-files.ts';
import { insertInto } from '../two-sides.fixture.ts';

/** The shop with its faults as 1.0, and the same shop repaired as 2.0: each scanned by our engine with policy, log, traffic and screens. */
export interface ScannedShop {
  readonly app: string;
  readonly faulty: ScannedBuild;
  readonly repaired: ScannedBuild;
}

export interface ScannedBuild {
  readonly version: string;
  readonly artifact: string;
  readonly sha256: string;
  readonly scan: string;
  readonly run: string;
  readonly report: Report;
}

type Objects = Pick<ObjectStore, 'put'>;

const idOf = (kind: number, build: number): string => `01990000-000${kind}-7000-8000-00000000000${build}`;
const APP = idOf(1, 0);
const OPERATOR = idOf(2, 0);
const ENGINE = idOf(3, 0);

/** @param change what a test makes of the first report before it is kept */
export async function scannedShop(
  db: Database,
  objects: Objects,
  organisation: string,
  change: (report: Report) => Report = (report) => report,
): Promise<ScannedShop> {
  const name = '美购商城';
  const named = { name, name_normal: name, name_grams: ['美购', '购商', '商城'] };
  await insertInto(db, 'operator', { id: OPERATOR, ...named, province: '11', credit_code: null, contacts: '{}' });
  await insertInto(db, 'engine', { id: ownDescription.id, name: '试金石', vendor: 'Touchstone', kind: 'own', correlation_group: 'own' });
  await insertInto(db, 'engine_version', {
    id: ENGINE,
    engine_id: ownDescription.id,
    version: ownDescription.version,
    rule_set: ownDescription.ruleSet,
    state: 'ACTIVE',
    timeout_ms: 1000,
  });
  await insertInto(db, 'app', {
    id: APP,
    platform: 'android',
    package: 'cn.meigou.mall',
    ...named,
    operator_id: OPERATOR,
    province: '11',
    category: 7,
    reach_band: 5,
  });
  const engine = ownEngine(2);
  try {
    const [before, after] = await Promise.all(wholeCases.map((one) => scanOf(engine, one)));
    const faulty = await keep(db, objects, organisation, 1, changed(before!, change));
    return { app: APP, faulty, repaired: await keep(db, objects, organisation, 2, after!) };
  } finally {
    await engine.close?.();
  }
}

interface Scanned {
  readonly apk: Uint8Array;
  readonly inputs: readonly (Given & { readonly sha256: string })[];
  readonly result: EngineResult;
}

interface Given {
  readonly kind: 'policy' | 'trace' | 'har' | 'ui';
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function scanOf(engine: ReturnType<typeof ownEngine>, one: WholeCase): Promise<Scanned> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-shop-'));
  try {
    const apk = apkOfCase(one);
    const inputs = givenOf(one).map((given) => ({ ...given, sha256: sha256Of(given.bytes), path: join(folder, given.fileName) }));
    for (const { path, bytes } of inputs) writeFileSync(path, bytes);
    const path = join(folder, 'mall.apk');
    writeFileSync(path, apk);
    const config = ownConfig({ category: '网上购物', inputs: inputs.map(({ sha256 }) => sha256) });
    const artifact = { path, fileName: 'mall.apk', sha256: sha256Of(apk), sizeBytes: apk.length, kind: 'apk' } as const;
    const { result, message } = await runEngine(
      engine,
      { artifact, inputs, config, configHash: configHashOf(config) },
      { workFolder: folder },
    );
    if (result === null) throw new Error(`the engine brought no result: ${message}`);
    return { apk, inputs, result };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function givenOf(one: WholeCase): readonly Given[] {
  const files = [...filesOf(one)].map(
    ([path, content]) => [path.slice(one.name.length + 1), new Uint8Array(Buffer.from(content))] as const,
  );
  const whole = (kind: Given['kind'], fileName: string): Given => ({
    kind,
    fileName,
    bytes: files.find(([name]) => name === fileName)![1],
  });
  const screens = files.filter(([name]) => name.startsWith('ui/')).map(([name, data]) => ({ name: name.slice(3), data }));
  return [
    whole('policy', 'policy.html'),
    whole('trace', 'run.jsonl'),
    whole('har', 'run.har'),
    { kind: 'ui', fileName: 'screens.zip', bytes: zip(screens) },
  ];
}

const changed = (scanned: Scanned, change: (report: Report) => Report): Scanned => ({
  ...scanned,
  result: { ...scanned.result, report: change(scanned.result.report as Report) },
});

async function keep(db: Database, objects: Objects, organisation: string, build: 1 | 2, scanned: Scanned): Promise<ScannedBuild> {
  const { apk, inputs, result } = scanned;
  const report = result.report as Report;
  const [version, artifact, scan, run] = [4, 5, 6, 7].map((kind) => idOf(kind, build)) as [string, string, string, string];
  const sha256 = sha256Of(apk);
  for (const { bytes } of inputs) await objects.put([bytes], { maxBytes: 1e8 });
  const kept = await objects.put([zstdCompressSync(Buffer.from(JSON.stringify(result)))], { maxBytes: 1e9 });
  const at = new Date(Date.UTC(2026, 2, build));
  await insertInto(db, 'app_version', { id: version, app_id: APP, version_code: build, version_name: `${build}.0` });
  await insertInto(db, 'artifact', {
    id: artifact,
    sha256,
    size_bytes: apk.length,
    kind: 'apk',
    state: 'STORED',
    app_version_id: version,
    signers: report.signature.signers.map((one) => one.sha256),
    manifest: JSON.stringify({ label: '美购商城', permissions: report.permissions.map((one) => one.name), minSdk: 23, targetSdk: 34 }),
  });
  for (const { id, name, vendor, category } of report.sdks) {
    await db
      .insertInto('sdk')
      .values({ id, name, vendor, category })
      .onConflict((one) => one.column('id').doNothing())
      .execute();
    await insertInto(db, 'artifact_sdk', { artifact_id: artifact, sdk_id: id, version: '' });
  }
  await insertInto(db, 'scan_request', {
    id: scan,
    artifact_id: artifact,
    app_id: APP,
    profile: 'deep',
    organisation_id: organisation,
    inputs: JSON.stringify(inputs.map(({ kind, fileName, sha256: digest }) => ({ kind, fileName, sha256: digest }))),
    finished_at: at,
  });
  await insertInto(db, 'scan_run', {
    id: run,
    scan_request_id: scan,
    artifact_id: artifact,
    engine_version_id: ENGINE,
    config_hash: result.configHash,
    state: 'SUCCEEDED',
    finished_at: at,
    result_sha256: kept.sha256,
    result_bytes: kept.sizeBytes,
  });
  return { version, artifact, sha256, scan, run, report };
}
