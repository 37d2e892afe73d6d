import { createHash } from 'node:crypto';
import type { Database } from '@touchstone/db';
import { sql } from 'kysely';
import { seedConduct } from './two-sides-conduct.fixture.ts';
import { seedDoors } from './two-sides-doors.fixture.ts';
import { seedEnforcement } from './two-sides-enforcement.fixture.ts';

/** One of two worlds that know nothing of each other; its letter is in everything it has. */
export type Side = 'a' | 'b';
/** What a side’s administration keeps to itself, what another store has, what the ministry has: two-sides-inside.fixture.ts. */
export type Letter = Side | '7' | '8' | '9';

const THINGS = [
  ...['province', 'lab', 'store-org', 'enterprise', 'sdk-provider', 'operator', 'store', 'account', 'app', 'version', 'artifact'],
  ...['listing', 'change', 'probe', 'acquisition', 'flag', 'request', 'run', 'fused', 'sheet', 'confirmed', 'waiting', 'insufficient'],
  ...['campaign', 'assignment', 'nation-assignment', 'lead', 'person', 'grant', 'session', 'token', 'claim', 'webhook', 'delivery'],
  ...['message', 'job', 'review', 'wish', 'hold', 'problem', 'link', 'self-request', 'self-run', 'self-fused', 'lease'],
  ...['deadline', 'notification'],
  'notice',
  ...['order', 'order-draft', 'service'],
  ...['case', 'served-case', 'referral'],
  ...['order-item', 'relisting'],
  ...['penal-case', 'conduct', 'commitment', 'breach', 'interview', 'penalty', 'credit', 'ledger-import', 'ledger-record', 'mapping'],
  ...['submission', 'submission-draft', 'check', 'submission-sign', 'rule', 'draw', 'watch-check'],
  ...['complaint', 'programme', 'target', 'measure', 'gate-policy', 'gate-check', 'report', 'duty-check', 'question', 'reply'],
  ...['snapshot', 'complaint-import', 'saved-filter'],
] as const;
export type Thing = (typeof THINGS)[number];

/** Ids that say whose they are: a `b` six times over is nowhere else. */
export const idOf = (side: Letter, thing: Thing): string =>
  `01${side.repeat(6)}-${side.repeat(4)}-7${side.repeat(3)}-8${side.repeat(3)}-${String(THINGS.indexOf(thing)).padStart(12, '0')}`;
export const shaOf = (side: Letter, more = ''): string => side.repeat(64 - more.length) + more;
export const nameOf = (side: Letter): string => `${side.repeat(6)}轻盈`;
export const PROVINCE: Readonly<Record<Side, string>> = { a: '11', b: '44' };
/** What both sides take part in, and what everybody knows. */
export const NATION = { campaign: '01cccccc-cccc-7ccc-8ccc-000000000001', engine: '01cccccc-cccc-7ccc-8ccc-000000000002' };

/** What frames of campaigns are kept as here: an empty text, which a test puts into its store of objects. */
const FRAME = createHash('sha256').digest('hex');

const ORGANISATIONS = ['province', 'lab', 'store-org', 'enterprise', 'sdk-provider'] as const;

export type Row = Readonly<Record<string, unknown>>;
export const insertInto = (db: Database, table: string, ...rows: readonly Row[]) =>
  db
    .insertInto(table as 'app')
    .values(rows as never)
    .execute();

/** What stands before anything is asked: organisations, stores, signers, SDKs and engines are known to all. */
export async function seedNation(db: Database, ministry: string): Promise<void> {
  for (const side of ['a', 'b'] as const) {
    const name = nameOf(side);
    const named = { name, name_normal: name, name_grams: [...name].map((_, i) => name.slice(i, i + 2)) };
    await insertInto(db, 'operator', { id: idOf(side, 'operator'), ...named, province: PROVINCE[side], credit_code: null, contacts: '{}' });
    await insertInto(db, 'store', {
      id: idOf(side, 'store'),
      code: `${side}-shop`,
      name: `${side} shop`,
      province: PROVINCE[side],
      connector: 'folder',
      next_poll_at: new Date('2030-01-01'),
    });
    await insertInto(db, 'signer', { sha256: shaOf(side, '1'), subject: 'CN=x' });
    for (const thing of ORGANISATIONS)
      await insertInto(db, 'organisation', {
        id: idOf(side, thing),
        kind: thing === 'store-org' ? 'store' : thing,
        name: `${side} ${thing}`,
        province: thing === 'province' ? PROVINCE[side] : null,
        operator_id: thing === 'enterprise' || thing === 'sdk-provider' ? idOf(side, 'operator') : null,
        store_id: thing === 'store-org' ? idOf(side, 'store') : null,
      });
  }
  await insertInto(db, 'sdk', { id: 'cn.sdk', name: 'sdk', vendor: 'v' });
  await insertInto(db, 'engine', { id: 'stub', name: 'stub', vendor: 'v', kind: 'pull', correlation_group: 'g' });
  await insertInto(db, 'engine_version', {
    id: NATION.engine,
    engine_id: 'stub',
    version: '1',
    rule_set: 'r',
    state: 'ACTIVE',
    timeout_ms: 1000,
  });
  await insertInto(db, 'campaign', {
    id: NATION.campaign,
    name: '全国抽测',
    number: '2026-1',
    kind: 'sample',
    organisation_id: ministry,
    state: 'TESTING',
    frame: '{}',
    strata: '["province"]',
    seed: 's',
    sample_size: 2,
    sample_hash: 'f'.repeat(64),
    frame_object: FRAME,
  });
}

/** Everything a side has: rows of every table that belongs to somebody. */
export async function seedSide(db: Database, side: Side): Promise<void> {
  const id = (thing: Thing) => idOf(side, thing);
  const name = nameOf(side);
  const province = PROVINCE[side];
  const person = id('person');
  const at = new Date('2026-11-01T00:00:00Z');
  const add = (table: string, ...rows: readonly Row[]) => insertInto(db, table, ...rows);
  const grams = [...name].map((_, i) => name.slice(i, i + 2));

  await add('person', { id: person, organisation_id: id('province'), login: name, display_name: name, email: `${name}@example.cn` });
  await add('role_grant', {
    id: id('grant'),
    person_id: person,
    organisation_id: id('province'),
    role: 'province-auditor',
    scope: `province:${province}`,
  });
  await add('session', { id: id('session'), token_hash: shaOf(side, '2'), person_id: person, expires_at: new Date('2030-01-01') });
  await add('api_token', {
    id: id('token'),
    organisation_id: id('province'),
    name,
    prefix: name,
    token_hash: shaOf(side, '3'),
    permissions: [],
    scope: 'none',
    expires_at: new Date('2030-01-01'),
  });
  await add('operator_name', { operator_id: id('operator'), name, seen_from: at, source: 'x' });
  await add('operator_claim', {
    id: id('claim'),
    operator_id: id('operator'),
    organisation_id: id('enterprise'),
    method: 'registration',
    state: 'CLAIMED',
  });
  await add('operator_claim_event', { claim_id: id('claim'), seq: 1, event: 'claimed', basis: name });

  await add('developer_account', { id: id('account'), store_id: id('store'), account: name, name });
  await add('store_problem', { id: id('problem'), store_id: id('store'), code: 'feed/lie', store_app_id: name });
  await add('app', {
    id: id('app'),
    platform: 'android',
    package: `cn.${side.repeat(6)}`,
    name,
    name_normal: name,
    name_grams: grams,
    operator_id: id('operator'),
    province,
    category: 1,
    is_head: true,
    reach_band: 5,
  });
  await add('operator_link', {
    id: id('link'),
    target_kind: 'app',
    target_id: id('app'),
    operator_id: id('operator'),
    evidence_kind: 'filing',
    confidence: 1,
  });
  await add('app_version', { id: id('version'), app_id: id('app'), version_code: 1, version_name: `1.${side.repeat(6)}` });
  await add('artifact', {
    id: id('artifact'),
    sha256: shaOf(side),
    size_bytes: 4,
    kind: 'apk',
    state: 'STORED',
    app_version_id: id('version'),
    signers: [shaOf(side, '1')],
    manifest: JSON.stringify({ label: name }),
  });
  await add('artifact_sdk', { artifact_id: id('artifact'), sdk_id: 'cn.sdk' });
  await add('artifact_data_type', { artifact_id: id('artifact'), data_type: 'device-id' });
  await add('listing', {
    id: id('listing'),
    store_id: id('store'),
    store_app_id: name,
    app_id: id('app'),
    state: 'LIVE',
    name,
    artifact_sha256: shaOf(side),
    signer_sha256: shaOf(side, '1'),
    developer_account_id: id('account'),
  });
  await add('listing_change', { id: id('change'), listing_id: id('listing'), change: JSON.stringify({ name }) });
  await add('listing_probe', {
    id: id('probe'),
    listing_id: id('listing'),
    method: 'page',
    vantage: 'x',
    result: 'live',
    page: JSON.stringify({ name }),
  });
  await add('acquisition', {
    id: id('acquisition'),
    source: 'upload',
    store_id: id('store'),
    organisation_id: id('province'),
    file_name: name,
    declared_sha256: shaOf(side),
    state: 'STORED',
    artifact_id: id('artifact'),
  });
  await add('inventory_flag', { id: id('flag'), kind: 'foreign-signer', app_id: id('app'), listing_id: id('listing'), about: name });

  const request = {
    artifact_id: id('artifact'),
    app_id: id('app'),
    profile: 'quick',
    organisation_id: id('province'),
    finished_at: at,
    fused_at: at,
  };
  await add('scan_request', { id: id('request'), ...request });
  const run = { artifact_id: id('artifact'), engine_version_id: NATION.engine, config_hash: name, state: 'SUCCEEDED', finished_at: at };
  await add('scan_run', { id: id('run'), scan_request_id: id('request'), ...run, message: name, lease_id: id('lease') });
  await add('run_votes', { run_id: id('run'), artifact_id: id('artifact'), engine_version_id: NATION.engine, votes: '{}' });
  await add('fused_result', {
    id: id('fused'),
    artifact_id: id('artifact'),
    app_id: id('app'),
    scan_request_id: id('request'),
    rule_set: 'r',
    clauses: '[]',
    machine_items: 3,
    tested_items: 7,
    not_found_items: 2,
    at,
  });

  const finding = {
    subject_kind: 'app',
    subject_id: id('app'),
    app_id: id('app'),
    app_version_id: id('version'),
    artifact_id: id('artifact'),
    clause: '164-01.2',
    rule: 'r',
    strength: 'violation',
    confidence: 0.9,
    rank: 9,
    province,
    operator_id: id('operator'),
    campaign_id: NATION.campaign,
    summary: name,
  };
  for (const [thing, state] of [
    ['confirmed', 'CONFIRMED'],
    ['waiting', 'NEEDS_REVIEW'],
    ['insufficient', 'INSUFFICIENT'],
  ] as const) {
    await add('finding', { id: id(thing), ...finding, state, fingerprint: thing, audited_as: 'rejected' });
    await add('finding_event', { finding_id: id(thing), seq: 1, event: 'found', to_state: 'CANDIDATE', actor: name });
  }
  await add('finding_event', {
    finding_id: id('confirmed'),
    seq: 2,
    event: 'confirm',
    to_state: 'CONFIRMED',
    actor: name,
    detail: '{"round": 1}',
    at,
  });
  await add('review', {
    id: id('review'),
    finding_id: id('confirmed'),
    round: 1,
    reviewer_id: person,
    organisation_id: id('province'),
    is_blind: false,
    decision: 'confirm',
    reason_code: 'x',
    at,
  });
  await add('review_claim', { finding_id: id('waiting'), reviewer_id: person, expires_at: new Date('2030-01-01') });
  await add('evidence_request', { id: id('wish'), finding_id: id('insufficient'), asked_by: person, wanted: name });
  await add('evidence', { sha256: shaOf(side, '4'), kind: 'screenshot', size_bytes: 4, media_type: 'text/html', device: name });
  await add('finding_evidence', { finding_id: id('confirmed'), sha256: shaOf(side, '4'), added_by: name });
  await add('evidence_custody', { sha256: shaOf(side, '4'), seq: 1, event: 'received', actor: name });
  await add('legal_hold', { id: id('hold'), target_kind: 'evidence', target_id: shaOf(side, '4'), reason: name, placed_by: name });

  await add('check_sheet', {
    id: id('sheet'),
    app_id: id('app'),
    artifact_id: id('artifact'),
    subject_id: id('app'),
    organisation_id: id('lab'),
    asked_by_organisation_id: id('province'),
    state: 'OPEN',
    items: '[]',
    subject: JSON.stringify({ artifact: shaOf(side), name, label: name, version: '1' }),
  });
  await add('sheet_event', { sheet_id: id('sheet'), seq: 1, event: 'open', to_state: 'OPEN', actor: name });
  await add('sheet_evidence', { sheet_id: id('sheet'), file_name: name, seq: 1, sha256: shaOf(side, '4'), added_by: name });

  await add('campaign', {
    id: id('campaign'),
    name,
    kind: 'sample',
    organisation_id: id('province'),
    province,
    state: 'TESTING',
    frame: '{}',
    seed: name,
    sample_hash: shaOf(side, '5'),
    frame_object: FRAME,
  });
  await add('campaign_event', { campaign_id: id('campaign'), seq: 1, event: 'create', to_state: 'DRAFT', actor: name });
  const member = { app_id: id('app'), listing_id: id('listing'), stratum: name, province, state: 'TESTED', artifact_id: id('artifact') };
  await add('campaign_member', { campaign_id: id('campaign'), ordinal: 1, ...member });
  const first = side === 'a' ? 1 : 11;
  await add('campaign_member', { campaign_id: NATION.campaign, ordinal: first, ...member, scan_request_id: id('request') });
  await add('campaign_quota', { campaign_id: NATION.campaign, province, quota: 7 });
  await add('lab_assignment', {
    id: id('assignment'),
    campaign_id: id('campaign'),
    organisation_id: id('lab'),
    first_ordinal: 1,
    last_ordinal: 10,
  });
  await add('lab_assignment', {
    id: id('nation-assignment'),
    campaign_id: NATION.campaign,
    organisation_id: id('lab'),
    first_ordinal: first,
    last_ordinal: first + 9,
  });
  await add('lead', {
    id: id('lead'),
    source: 'complaint',
    subject_text: name,
    app_id: id('app'),
    organisation_id: id('province'),
    province,
    note: name,
    reporter: null,
  });
  await add('lead_event', { lead_id: id('lead'), seq: 1, event: 'create', to_state: 'OPEN', actor: name });

  await seedEnforcement({ id, sha: (more) => shaOf(side, more), name, province, at, add });
  await add('webhook', {
    id: id('webhook'),
    organisation_id: id('province'),
    url: `https://${side.repeat(6)}.example`,
    topics: ['*'],
    secrets: [],
  });
  await add('outbox_message', {
    id: id('message'),
    topic: 'finding.confirmed',
    subject: id('confirmed'),
    payload: '{}',
    organisation_id: id('province'),
    dispatched_at: at,
  });
  await add('webhook_delivery', {
    id: id('delivery'),
    webhook_id: id('webhook'),
    message_id: id('message'),
    state: 'FAILED',
    last_error: side.repeat(6),
  });
  await add('bulk_job', {
    id: id('job'),
    kind: 'audit',
    organisation_id: id('province'),
    asked_by: person,
    scope: `province:${province}`,
    parameters: '{}',
    state: 'DONE',
    message: name,
  });
  await seedConduct({ id, name, province, sha256: shaOf(side, '8'), at, add });
  await seedDoors({ id, name, province, sha256: shaOf(side, '8'), at, add });
  await add('audit_event', {
    chain: id('province'),
    seq: 1,
    actor: `person:${person}`,
    action: 'x',
    object_kind: 'app',
    object_id: id('app'),
    prev_hash: '0'.repeat(64),
    hash: shaOf(side, '7'),
    at,
  });
}

/** What only the firm itself may know: that it checked its app, and what came of it. Its letter is `d`. */
export async function seedSelfCheck(db: Database): Promise<void> {
  const at = new Date('2026-11-02T00:00:00Z');
  const about = { artifact_id: idOf('a', 'artifact'), finished_at: at };
  const ours = { app_id: idOf('a', 'app'), profile: 'self-check', organisation_id: idOf('a', 'enterprise'), fused_at: at };
  await insertInto(db, 'scan_request', { id: SECRET('1'), ...about, ...ours });
  const run = { ...about, engine_version_id: NATION.engine, config_hash: 'dddddd', state: 'FAILED', error_class: 'dddddd' };
  await insertInto(db, 'scan_run', { id: SECRET('2'), scan_request_id: SECRET('1'), ...run });
  await insertInto(db, 'run_votes', {
    run_id: SECRET('2'),
    artifact_id: idOf('a', 'artifact'),
    engine_version_id: NATION.engine,
    votes: '{}',
  });
}

const SECRET = (last: string): string => `01dddddd-dddd-7ddd-8ddd-00000000000${last}`;

/** What is thought of an app before people have confirmed it, and who thinks it. Its letter is `e`. */
export async function seedSuspicion(db: Database): Promise<void> {
  const id = (last: string) => `01eeeeee-eeee-7eee-8eee-00000000000${last}`;
  const about = {
    subject_kind: 'app',
    subject_id: idOf('a', 'app'),
    app_id: idOf('a', 'app'),
    app_version_id: idOf('a', 'version'),
    artifact_id: idOf('a', 'artifact'),
  };
  const finding = {
    ...about,
    clause: '164-02.1',
    rule: 'r',
    strength: 'violation',
    confidence: 0.9,
    rank: 9,
    province: PROVINCE.a,
    operator_id: idOf('a', 'operator'),
  };
  const states = ['CANDIDATE', 'AUTO_REJECTED', 'NEEDS_REVIEW', 'REJECTED', 'INSUFFICIENT', 'NOT_REPRODUCED'];
  for (const [i, state] of states.entries()) {
    await insertInto(db, 'finding', { id: id(`${i}`), ...finding, state, fingerprint: `eeeeee${i}`, summary: 'eeeeee' });
    await insertInto(db, 'finding_event', { finding_id: id(`${i}`), seq: 1, event: 'found', to_state: 'CANDIDATE', actor: 'eeeeee' });
  }
  await insertInto(db, 'evidence', { sha256: 'e'.repeat(64), kind: 'screenshot', size_bytes: 4 });
  await insertInto(db, 'finding_evidence', { finding_id: id('2'), sha256: 'e'.repeat(64), added_by: 'eeeeee' });
  await insertInto(db, 'evidence_custody', { sha256: 'e'.repeat(64), seq: 1, event: 'received', actor: 'eeeeee' });
  await insertInto(db, 'lead', {
    id: id('7'),
    source: 'complaint',
    subject_text: 'eeeeee',
    app_id: idOf('a', 'app'),
    organisation_id: idOf('a', 'province'),
  });
  await db.updateTable('store').set({ last_fault: 'eeeeee' }).execute();
  const sheet = { app_id: idOf('a', 'app'), artifact_id: idOf('a', 'artifact'), subject_id: idOf('a', 'app'), items: '[]', state: 'OPEN' };
  await insertInto(db, 'check_sheet', {
    id: id('8'),
    ...sheet,
    organisation_id: idOf('a', 'lab'),
    asked_by_organisation_id: idOf('a', 'province'),
    subject: JSON.stringify({ artifact: shaOf('a'), name: 'eeeeee', label: 'e', version: '1' }),
  });
}

/** Every row of every table that says whose it is, as text. */
export async function rowsOfSide(db: Database, side: Letter): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'touchstone' and tablename not in ('audit_event', 'outbox_message', 'bulk_job') order by 1`.execute(
    db,
  );
  const found = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string;
    }>`select t::text as row from ${sql.table(`touchstone.${name}`)} t where t::text like ${`%${side.repeat(6)}%`} order by 1`.execute(db);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}
