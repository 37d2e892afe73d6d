import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '@touchstone/api-client';
import { formatScope, permissionsOf, ROLES, type Role, rowOf, type Scope, type ScopeKind } from '@touchstone/domain/access';
import { openFolder } from '@touchstone/objects';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../testing.ts';
import { leasesOf } from '../wiring/leases.ts';
import { handlers } from './index.ts';
import {
  idOf,
  type Letter,
  nameOf,
  PROVINCE,
  rowsOfSide,
  type Side,
  seedNation,
  seedSide,
  shaOf,
  type Thing,
} from './two-sides.fixture.ts';
import { bodyOf, pathsOf, queriesOf, type Shape } from './two-sides-asking.fixture.ts';
import { seedInside, seedMinistry, seedOtherStore, THIRD } from './two-sides-inside.fixture.ts';
import { seedSelfCheck, seedSuspicion } from './two-sides-secrets.fixture.ts';
import type { WorkArea } from './work/index.ts';

/**
 * What a session may not see has no influence on anything it is told: every route is asked by every role of one side before and
 * after the other side comes to be, and must say the same, byte by byte. So no row, count, total, figure, ETag, or difference
 * between "is not there" and "is not yours" gets through. A new route is asked without being named here.
 */

/** Routes that are not asked, and why. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'stream-events': 'does not end; events.test.ts',
  'sign-out': 'ends the session that asks',
  'end-session': 'ends the session that asks',
  'revoke-token': 'of the side itself',
  'create-gate-check': 'a digest that one gives is one’s own word, and what one may not see never comes; gate.test.ts',
  'create-snapshot': 'keeps what the funnel answers, which is asked, with the words that it was asked with',
};
/** Routes that are asked about the other side only. */
const OTHERS_ONLY: Readonly<Record<string, string>> = {
  'download-stored-artifact': 'is written down in the audit record, which is asked too',
  'download-evidence': 'is written down as custody, which is asked too',
  'read-evidence-picture': 'is written down as custody, which is asked too',
  'download-case-file': 'is written down in the audit record',
  'download-order-item-file': 'is written down in the audit record',
  'download-conduct-file': 'is written down in the audit record',
  'read-lead-reporter': 'is written down in the audit record',
  'read-complaint-reporter': 'is written down in the audit record',
};
/** Figures of the machines that all share: for who may read the queue, and for nobody else. */
const OF_THE_QUEUE: ReadonlySet<string> = new Set(['read-work', 'list-engines', 'read-engine']);
/** Routes that name the other side to everybody. */
const KNOWN_TO_ALL: Readonly<Record<string, string>> = {
  'list-stores': 'stores are known to all',
  'list-laboratories': 'laboratories are known to all',
  'read-store': 'the same',
  'read-store-figures': 'the same',
};

const folder = mkdtempSync(join(tmpdir(), 'touchstone-sides-'));
const objects = await openFolder(folder);
await objects.put([], { maxBytes: 1 });
const area = { objects, knownClauses: new Set<string>() } as unknown as WorkArea;
const api = await startApi({ objects, work: area });
const { db } = api.database;
Object.assign(area, { leases: leasesOf(db) });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const ministry = await api.organisation('ministry');
await seedNation(db, ministry);

const SCOPES: Readonly<Partial<Record<ScopeKind, Scope>>> = {
  province: { kind: 'province', province: PROVINCE.a },
  store: { kind: 'store', store: idOf('a', 'store') },
  operator: { kind: 'operator', operator: idOf('a', 'operator') },
  lab: { kind: 'lab', organisation: idOf('a', 'lab') },
};
const HOME: Readonly<Partial<Record<ScopeKind, Thing>>> = { province: 'province', store: 'store-org', operator: 'enterprise', lab: 'lab' };

/** Whether a role may read something that no role before it may in the same scope: the others are told the same. */
function adds(role: Role, scope: ScopeKind): boolean {
  const known = told.get(scope) ?? told.set(scope, new Set()).get(scope)!;
  const before = known.size;
  for (const permission of permissionsOf(role)) if (asked.has(permission)) known.add(permission);
  return known.size > before;
}
const told = new Map<ScopeKind, Set<string>>();
const asked = new Set<string>(handlers.map(({ contract }) => contract.permission));

interface Asker {
  readonly role: Role;
  readonly who: TestPerson;
}
const askers: Asker[] = [];
const NOBODY = { role: 'public', who: { headers: {} } } as unknown as Asker;
for (const role of Object.keys(ROLES) as Role[]) {
  const kind = rowOf(role).scopes.find((one) => SCOPES[one] !== undefined);
  if (kind === undefined) continue;
  if (!adds(role, kind)) continue;
  const home = role === 'sdk-provider' ? 'sdk-provider' : HOME[kind]!;
  askers.push({ role, who: await api.person(idOf('a', home), role, formatScope(SCOPES[kind]!)) });
}

const national: Asker[] = [];
for (const role of ['ministry-inspector', 'ministry-auditor', 'ministry-admin'] as const)
  national.push({ role, who: await api.person(ministry, role, 'all') });
/** Of the firm whose private check it is. */
const isFirm = ({ who }: Asker): boolean => who.organisation === idOf('a', 'enterprise') || who.organisation === idOf('a', 'sdk-provider');

const may = ({ role, who: _ }: Asker, { permission }: Contract): boolean =>
  !permission.includes('.') || (permissionsOf(role) as readonly string[]).includes(permission);

const readsQueue = ({ role }: Asker): boolean => (permissionsOf(role) as readonly string[]).includes('queue.read');

const contracts = handlers.map(({ contract }) => contract).filter(({ id }) => NOT_ASKED[id] === undefined);
const reads = contracts.filter(({ method, permission }) => method === 'GET' && permission !== 'public');
const published = contracts.filter(({ method, permission }) => method === 'GET' && permission === 'public');
const changes = contracts.filter(({ method, permission }) => method !== 'GET' && permission !== 'public');

type Said = ReadonlyMap<string, string>;

async function say(asker: Asker, contract: Contract, url: string, into: Map<string, string>, of: Letter = 'b'): Promise<void> {
  const isRead = contract.method === 'GET';
  const answer = await api.app.inject({
    method: contract.method,
    url,
    headers: { ...asker.who.headers, ...(contract.precondition === true ? { 'if-match': '"v1"' } : {}) },
    ...(contract.body === undefined ? {} : { payload: bodyOf(contract.body as Shape, of) as object }),
  });
  if (answer.statusCode >= 500 && answer.statusCode !== 501 && answer.statusCode !== 503)
    into.set(`! ${asker.role} ${contract.method} ${url}`, `${answer.statusCode} ${answer.body} ${api.log.at(-2) ?? ''}`);
  const { etag, 'content-length': _, 'content-type': type } = answer.headers;
  // a workbook holds the time at which it was written
  const body = contract.download?.includes('spreadsheet') === true ? '' : answer.body.replace(/"instance":"[^"]*"/, '"instance":""');
  const isMade = !isRead && answer.statusCode < 300;
  into.set(
    `${asker.role} ${contract.method} ${url}`,
    isMade ? `${answer.statusCode} made` : `${answer.statusCode} ${etag ?? ''} ${type ?? ''} ${body}`,
  );
}

async function allReads(who: readonly Asker[], side: readonly Side[] = ['a', 'b']): Promise<Said> {
  const said = new Map<string, string>();
  const one = async (asker: Asker) => {
    const asked = reads.filter((contract) => may(asker, contract) && !(OF_THE_QUEUE.has(contract.id) && readsQueue(asker)));
    for (const contract of asked.filter(({ id }) => OTHERS_ONLY[id] === undefined || !national.includes(asker))) {
      const sides = OTHERS_ONLY[contract.id] === undefined ? side : side.filter((one) => one === 'b');
      for (const url of new Set(sides.flatMap((of) => pathsOf(contract, of))))
        for (const query of queriesOf(contract)) await say(asker, contract, query === '' ? url : `${url}?${query}`, said);
    }
  };
  await Promise.all(who.map(one));
  return said;
}

/** Who is not signed in asks about everybody. */
async function allPublic(): Promise<Said> {
  const said = new Map<string, string>();
  for (const contract of published)
    for (const url of new Set((['a', 'b', '7', '8', '9'] as const).flatMap((of) => pathsOf(contract, of))))
      for (const query of queriesOf(contract)) await say(NOBODY, contract, query === '' ? url : `${url}?${query}`, said);
  return said;
}

/** Everything that names one letter in its address, or changes something and names it in what is sent. */
async function allOf(of: Letter, who: readonly Asker[], asked: readonly Contract[]): Promise<Said> {
  const said = new Map<string, string>();
  const isForeign = (text: string) => text.includes(`-${of.repeat(4)}-`) || text.includes(shaOf(of));
  for (const asker of who)
    for (const contract of asked.filter((one) => one.upload === undefined && may(asker, one))) {
      const says = contract.body !== undefined && isForeign(JSON.stringify(bodyOf(contract.body as Shape, of)));
      for (const url of pathsOf(contract, of).filter((path) => isForeign(path) || (says && !contract.path.includes(':'))))
        await say(asker, contract, url, said, of);
    }
  return said;
}
const allChanges = (who: readonly Asker[]): Promise<Said> => allOf('b', who, changes);

/** What is said otherwise than before, from where it differs. */
function differences(before: Said, after: Said): readonly string[] {
  return [...after].flatMap(([what, said]) => {
    const was = before.get(what);
    if (was === undefined || was === said) return [];
    const at = Math.max(0, [...said].findIndex((char, i) => char !== was[i]) - 60);
    return [`${what}\n  - ${was.slice(at, at + 300)}\n  + ${said.slice(at, at + 300)}`];
  });
}

const isOf =
  (...homes: readonly Thing[]) =>
  ({ who }: Asker) =>
    homes.some((home) => who.organisation === idOf('a', home));
const provinces = askers.filter(isOf('province'));
const firms = askers.filter(isFirm);
const labs = askers.filter(isOf('lab'));
const stores = askers.filter(isOf('store-org'));

const publicBefore = await allPublic();
await seedSide(db, 'a');

let readBefore: Said;
let readAfter: Said;
let changedBefore: Said;
let nationAfterCheck: Said;
let firmsAfterCheck: Said;
let provincesAfterMinistry: Said;
let labsAfterInside: Said;
let firmsAfterInside: Said;
let firmsAfterStore: Said;
let storesAfterStore: Said;
let publicAfter: Said;
beforeAll(async () => {
  changedBefore = await allChanges(askers);
  readBefore = await allReads(askers);
  await seedSide(db, 'b');
  readAfter = await allReads([...askers, ...national]);
  await seedSelfCheck(db);
  nationAfterCheck = await allReads(national);
  firmsAfterCheck = await allReads(firms, ['a']);
  await seedMinistry(db, ministry);
  provincesAfterMinistry = await allReads(provinces, ['a']);
  await seedInside(db);
  labsAfterInside = await allReads(labs, ['a']);
  await seedSuspicion(db);
  firmsAfterInside = await allReads(firms, ['a']);
  await seedOtherStore(db);
  firmsAfterStore = await allReads(firms, ['a']);
  storesAfterStore = await allReads(stores, ['a']);
  publicAfter = await allPublic();
}, 600_000);

test('each side sees its own, or nothing would be proved', () => {
  const seen = [...readBefore.values()].filter((said) => said.startsWith('200') && said.includes('aaaaaa'));
  expect(seen.length).toBeGreaterThan(100);
});

/** Tables of which the sides have no rows, and why. What a migration adds is given to each side, or stands here. */
const NO_ROWS: ReadonlySet<string> = new Set([
  ...['app_gram', 'app_scope', 'scan_run_tally', 'stale_result', 'rejudged_votes', 'signer_lineage'], // of the data base itself
  ...['calibration', 'calibration_fading', 'clause_prevalence', 'clause_setting', 'engine', 'engine_event', 'engine_minute'], // of engines
  ...[
    'calendar_version',
    'check_answer',
    'notice_catalogue_entry',
    'order_template',
    'reported_figure',
    'retention_class',
    'sdk',
    'setting',
  ],
  ...['external_identity', 'identity_event', 'idempotency_key', 'lease_upload', 'one_time_link', 'notification_choice'], // of one person or lease
  ...['number_issued', 'number_series', 'audit_anchor', 'migration'], // counters
  ...['notice_annotation', 'submission_retest', 'engine_version'], // of what has rows
  'campaign_quota', // of the nation’s campaign
]);

test('every table with rows of somebody has rows of each side', async () => {
  const rows = await rowsOfSide(db, 'b');
  expect([...rows].filter(([table, own]) => own.length === 0 && !NO_ROWS.has(table)).map(([table]) => table)).toEqual([]);
});

test('no answer to a question is a fault of ours', () => {
  expect([...readAfter].filter(([what]) => what.startsWith('!'))).toEqual([]);
});

test('nothing that is asked is answered otherwise because others are there', () => {
  expect(differences(readBefore, readAfter)).toEqual([]);
});

test('a private check of a firm changes nothing for anybody else, not even for who sees all', () => {
  expect(differences(readAfter, nationAfterCheck)).toEqual([]);
});

test('what the ministry prepares changes nothing for a province, nor does a private check of its firm', () => {
  expect(differences(readAfter, provincesAfterMinistry)).toEqual([]);
});

test('what authorities prepare and keep to themselves changes nothing for laboratories', () => {
  expect(differences(readAfter, labsAfterInside)).toEqual([]);
});

test('what is only suspected, prepared or kept by authorities changes nothing for the firm that it is about', () => {
  expect(differences(firmsAfterCheck, firmsAfterInside)).toEqual([]);
});

test('nor for a store, and what another store has of the same app changes nothing for it either', () => {
  expect(differences(readAfter, storesAfterStore)).toEqual([]);
});

test('a firm reads what a store has of its own app, and nothing of others there, nor what that store asks and replies', () => {
  const told = [...firmsAfterStore].filter(([, said]) => said.startsWith('2'));
  expect(told.filter(([, said]) => said.includes(THIRD))).toEqual([]);
  expect(told.filter(([, said]) => said.includes(nameOf('8'))).length).toBeGreaterThan(0);
});

test('what was not published is not there for the public, whoever has it', () => {
  expect([...publicAfter].filter(([, said]) => said.startsWith('5'))).toEqual([]);
  expect(differences(publicBefore, publicAfter)).toEqual([]);
  expect(publicAfter.size).toBeGreaterThan(30);
});

test('nothing that is asked names what belongs to others', () => {
  const toAll = reads
    .filter(({ id }) => KNOWN_TO_ALL[id] !== undefined)
    .map(({ path }) => new RegExp(` ${path.replaceAll(/:\w+/g, '[^/ ]+')}$`, 'u'));
  // what one’s own people tried, and were refused, is on record with the id that they gave
  const tried = /"action":"attempt\.refused","object":\{[^}]*\}/g;
  // authorities are known to each other, cases that may be handed over are not
  const names = (what: string, said: string) => (what.endsWith('/referral-offers') ? said.replaceAll(/"to":\[[^\]]*\]/g, '') : said);
  const told = [...readAfter].filter(
    ([what, said]) =>
      said.startsWith('2') &&
      names(what, said).replaceAll(tried, '').includes('bbbbbb') &&
      !what.startsWith('ministry-') &&
      !what.includes('bbbbbb') &&
      !toAll.some((path) => path.test(what)),
  );
  expect(told).toEqual([]);
});

test('a guess names no app of others', async () => {
  const inspector = askers.find(({ role }) => role === 'province-inspector')!.who;
  const guess = async (side: Side) => {
    const lead = { source: 'own', subject: `cn.${side.repeat(6)}` };
    return (await api.app.inject({ method: 'POST', url: '/api/v1/leads', headers: inspector.headers, payload: lead })).json().app;
  };
  expect([await guess('a'), await guess('b')]).toEqual([idOf('a', 'app'), null]);
});

test('registered again, an app of others does not become one’s own', async () => {
  const inspector = askers.find(({ role }) => role === 'province-inspector')!.who;
  const register = async (side: Side) => {
    const subject = {
      kind: 'preinstalled',
      key: `cn.${side.repeat(6)}`,
      name: 'x',
      operatorName: '我们的公司',
      filingNumber: '京ICP备12345678号-1A',
    };
    return (await api.app.inject({ method: 'POST', url: '/api/v1/subjects', headers: inspector.headers, payload: subject })).statusCode;
  };
  const rows = await rowsOfSide(db, 'b');
  expect([await register('b'), await register('a')]).toEqual([409, 201]);
  expect(await rowsOfSide(db, 'b')).toEqual(rows);
});

test('what belongs to others is not there for who would change it, and stays as it is', async () => {
  const rows = await rowsOfSide(db, 'b');
  const changedAfter = await allChanges(askers);
  expect([...changedAfter].filter(([what]) => what.startsWith('!'))).toEqual([]);
  expect(differences(changedBefore, changedAfter)).toEqual([]);
  expect([...changedAfter].filter(([, said]) => said.startsWith('2'))).toEqual([]);
  expect(await rowsOfSide(db, 'b')).toEqual(rows);
});

/** Whose, and who is refused; who is not sees it, or nothing would be proved. */
const KEPT: readonly (readonly [Letter, string, readonly Asker[], Asker])[] = [
  ['7', 'a side’s administration', [...firms, ...stores, ...labs], askers.find(({ role }) => role === 'province-inspector')!],
  ['8', 'another store', stores, national[0]!],
  ['9', 'the ministry', [...provinces, ...firms, ...stores, ...labs], national[0]!],
];

test.each(KEPT)('what is kept (%s) by %s is not there for others, and stays as it is', async (letter, _whose, others, own) => {
  const rows = await rowsOfSide(db, letter);
  const said = await allOf(letter, others, [...reads, ...changes]);
  expect([...said].filter(([, answer]) => answer.startsWith('2') || answer.startsWith('5'))).toEqual([]);
  expect(said.size).toBeGreaterThan(80);
  expect(await rowsOfSide(db, letter)).toEqual(rows);
  const seen = await allOf(letter, [own], reads);
  expect([...seen.values()].filter((answer) => answer.startsWith('200')).length).toBeGreaterThan(letter === '8' ? 3 : 12);
});
