import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { purgeExpired } from '@touchstone/services/evidence';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestApi, type TestPerson } from '../../testing.ts';
import { purgePorts } from '../../wiring/evidence-ports.ts';
import { CLAUSES, fusedWorld, type Scanned, sawOnly } from '../findings/findings.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-evidence-'));
const objects = await openFolder(join(folder, 'objects'));
const DAY_MS = 86_400_000;

let api: TestApi;
let world: Awaited<ReturnType<typeof fusedWorld>>;
let [ann, bob]: TestPerson[] = [];
let stranger: TestPerson;
let admin: TestPerson;

beforeAll(async () => {
  api = await startApi({ objects });
  // files are dated by the clock of the database
  api.clock.at = new Date();
  world = await fusedWorld(api);
  const beijing = await api.organisation('province', { province: '11', policy: { fourEyes: 'publication', blindShare: 0 } });
  [ann, bob] = await Promise.all([1, 2].map(() => api.person(beijing, 'province-inspector', 'province:11')));
  stranger = await api.person(await api.organisation('province', { province: '31' }), 'province-inspector', 'province:31');
  admin = await api.person(world.organisation, 'ministry-admin', 'all');
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ask = async (who: TestPerson, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, headers: object = {}) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...who.headers, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, answer, body: /json/.test(String(answer.headers['content-type'])) ? answer.json() : undefined };
};
const upload = (who: TestPerson, finding: string, bytes: Buffer, more: { readonly declared?: string; readonly type?: string } = {}) =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1/evidence?kind=screenshot&finding=${finding}&device=${encodeURIComponent('小米 14')}&capturedAt=2026-11-20T08:00:00Z`,
    headers: { ...who.headers, 'content-type': more.type ?? 'image/png', 'x-content-sha256': more.declared ?? sha256(bytes) },
    payload: bytes,
  });
const newFinding = async (scanned?: Scanned) => {
  const app = scanned ?? (await world.app());
  return (await world.scan(app, { alpha: sawOnly(CLAUSES[0]), beta: sawOnly(CLAUSES[0]) })).get(CLAUSES[0])!;
};
const decide = (who: TestPerson, finding: string, decision: string, reason: string) =>
  ask(who, 'POST', `/findings/${finding}/reviews`, { decision, reason });
const custody = async (digest: string) =>
  (await ask(ann!, 'GET', `/evidence/${digest}/custody`)).body.items.map(({ event }: { event: string }) => event);

describe('a file of proof', () => {
  test('is received, listed, shown, taken away and checked; each is on record', async () => {
    const finding = await newFinding();
    const bytes = randomBytes(5000);
    const digest = sha256(bytes);
    expect((await upload(ann!, finding, bytes)).json()).toEqual({ sha256: digest, sizeBytes: 5000, isNew: true });
    expect((await ask(bob!, 'GET', `/findings/${finding}/evidence`)).body.items).toMatchObject([
      { sha256: digest, device: '小米 14', mediaType: 'image/png', capturedAt: '2026-11-20T08:00:00.000Z', findings: 1 },
    ]);
    const shown = await ask(bob!, 'GET', `/evidence/${digest}/content`);
    expect(shown.answer.rawPayload.equals(bytes)).toBe(true);
    expect(shown.answer.headers['content-disposition']).toBe(`attachment; filename="${digest}"`);
    const part = await ask(bob!, 'GET', `/evidence/${digest}/content`, undefined, { range: 'bytes=10-19' });
    expect([part.status, part.answer.rawPayload.equals(bytes.subarray(10, 20))]).toEqual([206, true]);
    await ask(bob!, 'GET', `/evidence/${digest}/content?as=exported`);
    expect((await ask(ann!, 'POST', `/evidence/${digest}/verification`)).body).toEqual({ result: 'whole' });
    expect(await custody(digest)).toEqual(['received', 'shown', 'exported', 'verified']);
    const { rows } = await sql<{
      actor: string;
    }>`select actor from touchstone.evidence_custody where sha256 = ${digest} order by seq`.execute(api.database.db);
    expect(rows.map(({ actor }) => actor)).toEqual([`person:${ann!.id}`, `person:${bob!.id}`, `person:${bob!.id}`, `person:${ann!.id}`]);
  });

  test('is a picture by its bytes, not by what it was sent as; looking at it is on record', async () => {
    const finding = await newFinding();
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(90)]);
    const page = Buffer.from(`<svg onload="alert(1)">${randomBytes(8).toString('hex')}</svg>`);
    for (const bytes of [png, page]) await upload(ann!, finding, bytes);
    const look = (who: TestPerson, bytes: Buffer) => ask(who, 'GET', `/evidence/${sha256(bytes)}/picture`);
    const shown = await look(bob!, png);
    expect([shown.status, shown.answer.headers['content-type'], shown.answer.rawPayload.equals(png)]).toEqual([200, 'image/png', true]);
    expect(shown.answer.headers['x-content-type-options']).toBe('nosniff');
    expect(await custody(sha256(png))).toEqual(['received', 'shown']);
    expect((await look(bob!, page)).status).toBe(404);
    expect((await look(stranger, png)).status).toBe(404);
  });

  test('is the same evidence when it comes again, also for another finding', async () => {
    const [one, other] = [await newFinding(), await newFinding()];
    const bytes = randomBytes(100);
    await upload(ann!, one, bytes);
    expect((await upload(bob!, other, bytes)).json().isNew).toBe(false);
    expect((await upload(bob!, other, bytes)).json().isNew).toBe(false);
    expect((await ask(ann!, 'GET', `/findings/${other}/evidence`)).body.items).toHaveLength(1);
    expect((await ask(ann!, 'GET', `/evidence/${sha256(bytes)}`)).body.findings).toBe(2);
  });

  test.each([
    ['bytes that are not those declared', { declared: 'a'.repeat(64) }, 400, 'digest-mismatch'],
    ['a page that a browser would run', { type: 'text/html' }, 415, 'media-type'],
  ])('is refused: %s', async (_name, more, status, code) => {
    const finding = await newFinding();
    const answer = await upload(ann!, finding, randomBytes(50), more);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect((await ask(ann!, 'GET', `/findings/${finding}/evidence`)).body.items).toEqual([]);
  });

  test('belongs to something that the sender may see', async () => {
    const finding = await newFinding();
    const bytes = randomBytes(60);
    expect((await upload(stranger, finding, bytes)).statusCode).toBe(404);
    await upload(ann!, finding, bytes);
    expect((await ask(stranger, 'GET', `/evidence/${sha256(bytes)}`)).status).toBe(404);
    expect((await ask(stranger, 'GET', `/evidence/${sha256(bytes)}/content`)).status).toBe(404);
    expect((await ask(stranger, 'POST', `/evidence/${sha256(bytes)}/holds`, { reason: 'x' })).status).toBe(404);
    const homeless = await api.app.inject({
      method: 'POST',
      url: '/api/v1/evidence?kind=log',
      headers: { ...ann!.headers, 'content-type': 'text/plain', 'x-content-sha256': sha256(bytes) },
      payload: bytes,
    });
    expect(homeless.statusCode).toBe(400);
  });

  test('damage on the disk is found', async () => {
    const finding = await newFinding();
    const bytes = randomBytes(4000);
    const digest = sha256(bytes);
    await upload(ann!, finding, bytes);
    const file = readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, 'objects', name))
      .find((path) => path.endsWith(digest.slice(4)) && statSync(path).isFile());
    rmSync(file!, { force: true });
    writeFileSync(file!, randomBytes(4000));
    expect((await ask(ann!, 'POST', `/evidence/${digest}/verification`)).body).toEqual({ result: 'damaged' });
    expect((await ask(ann!, 'GET', `/evidence/${digest}/custody`)).body.items.at(-1)).toMatchObject({
      event: 'verified',
      detail: { result: 'damaged' },
    });
  });

  test('the database refuses to change it, whoever asks', async () => {
    const finding = await newFinding();
    const bytes = randomBytes(70);
    await upload(ann!, finding, bytes);
    const digest = sha256(bytes);
    const { db } = api.database;
    await expect(sql`update touchstone.evidence set kind = 'log' where sha256 = ${digest}`.execute(db)).rejects.toThrow('written once');
    await expect(sql`delete from touchstone.evidence_custody where sha256 = ${digest}`.execute(db)).rejects.toThrow('written once');
  });
});

describe('a legal hold', () => {
  test('counts, is released once, and stays on record', async () => {
    const finding = await newFinding();
    const bytes = randomBytes(80);
    const digest = sha256(bytes);
    await upload(ann!, finding, bytes);
    const first = (await ask(ann!, 'POST', `/evidence/${digest}/holds`, { reason: '行政复议' })).body;
    const second = (await ask(bob!, 'POST', `/evidence/${digest}/holds`, { reason: '诉讼' })).body;
    expect((await ask(ann!, 'GET', `/evidence/${digest}`)).body.holds).toBe(2);
    expect((await ask(bob!, 'POST', `/holds/${first.id}/release`, { reason: '复议终结' })).body.releasedBy).toBe(`person:${bob!.id}`);
    expect((await ask(bob!, 'POST', `/holds/${first.id}/release`, { reason: '再次' })).body.code).toBe('already-decided');
    expect((await ask(ann!, 'GET', `/evidence/${digest}`)).body.holds).toBe(1);
    const open = (await ask(ann!, 'GET', `/holds?isOpen=true&target=${digest}`)).body.items;
    expect(open.map(({ id }: { id: string }) => id)).toEqual([second.id]);
    expect((await ask(stranger, 'GET', `/holds?target=${digest}`)).body.items).toEqual([]);
    expect(await custody(digest)).toEqual(['received', 'held', 'held', 'released']);
  });

  test('of a package too', async () => {
    const app = await world.app();
    const hold = (await ask(ann!, 'POST', `/artifacts/${app.sha256}/holds`, { reason: '案件' })).body;
    expect(hold.target).toEqual({ kind: 'artifact', id: app.sha256 });
    const { rows } = await sql<{ n: number }>`select legal_hold_count as n from touchstone.artifact where sha256 = ${app.sha256}`.execute(
      api.database.db,
    );
    expect(rows).toEqual([{ n: 1 }]);
    const purge = sql`update touchstone.artifact set state = 'PURGED' where sha256 = ${app.sha256}`.execute(api.database.db);
    await expect(purge).rejects.toThrow('is held');
    expect((await ask(stranger, 'POST', `/artifacts/${app.sha256}/holds`, { reason: 'x' })).status).toBe(404);
  });

  test('is ended by the authority that placed it, and by no other that sees the file', async () => {
    const app = await world.app();
    const national = await api.person(world.organisation, 'ministry-inspector', 'all');
    const placed = async (who: TestPerson): Promise<string> =>
      (await ask(who, 'POST', `/artifacts/${app.sha256}/holds`, { reason: '案件' })).body.id;
    const [ours, theirs] = [await placed(ann!), await placed(national)];
    const end = async (who: TestPerson, hold: string) => (await ask(who, 'POST', `/holds/${hold}/release`, { reason: '已办结' })).status;
    expect([await end(national, ours), await end(ann!, theirs)]).toEqual([403, 403]);
    expect([await end(bob!, ours), await end(national, theirs)]).toEqual([200, 200]);
  });
});

describe('classes of retention', () => {
  test('are set, and never below the law', async () => {
    const put = (name: string, keepDays: number | null, version: number) =>
      ask(admin, 'PUT', `/retention-classes/${name}`, { keepDays, basis: '部内规定' }, { 'if-match': `"v${version}"` });
    expect((await put('self-check', 10, 1)).body.code).toBe('invalid-input');
    expect((await put('case', 3650, 1)).body.code).toBe('invalid-input');
    expect((await put('self-check', 365, 1)).body).toMatchObject({ keepDays: 365, version: 2 });
    // whoever read it before does not set it unseen
    expect((await put('self-check', 180, 1)).body.code).toBe('version-conflict');
    const items = (await ask(ann!, 'GET', '/retention-classes')).body.items;
    expect(items.find(({ name }: { name: string }) => name === 'self-check').keepDays).toBe(365);
    expect((await put('self-check', 200, 2)).body).toMatchObject({ keepDays: 200, leastDays: 180 });
    const { rows } = await sql`select action, object_id as class from touchstone.audit_event where object_kind = 'retention-class'`.execute(
      api.database.db,
    );
    expect(rows).toEqual(Array(2).fill({ action: 'retention.period-set', class: 'self-check' }));
    const byAnn = await ask(ann!, 'PUT', '/retention-classes/self-check', { keepDays: 999, basis: 'x' }, { 'if-match': '"v3"' });
    expect(byAnn.status).toBe(403);
  });
});

describe('the purge', () => {
  const purge = async (days: number) => {
    const before = api.clock.at;
    api.clock.at = new Date(before.getTime() + days * DAY_MS);
    const purged = await purgeExpired(purgePorts(api.platform, objects));
    api.clock.at = before;
    return purged;
  };
  const stateOf = async (digest: string) =>
    (await sql<{ state: string }>`select state from touchstone.artifact where sha256 = ${digest}`.execute(api.database.db)).rows[0]!.state;
  const tombstones = async () =>
    (await sql<{ sha256: string }>`select sha256 from touchstone.tombstone`.execute(api.database.db)).rows.map((row) => row.sha256);

  /** An app whose bytes are kept, with a newer version beside it unless it is the newest. */
  async function storedApp(isNewest = false): Promise<Scanned> {
    const old = await world.app();
    const { sha256: kept } = await objects.put([randomBytes(300)], { maxBytes: 1e6 });
    await sql`update touchstone.artifact set sha256 = ${kept} where id = ${old.artifact}`.execute(api.database.db);
    if (!isNewest) await world.app({ app: old.app });
    return { ...old, sha256: kept };
  }
  const spares: readonly (readonly [string, () => Promise<Scanned>])[] = [
    [
      'is held',
      async () => {
        const app = await storedApp();
        await ask(ann!, 'POST', `/artifacts/${app.sha256}/holds`, { reason: '案件' });
        return app;
      },
    ],
    ['is the newest version', () => storedApp(true)],
    [
      'has a confirmed finding',
      async () => {
        const app = await storedApp();
        await decide(ann!, await newFinding(app), 'confirm', 'admitted');
        return app;
      },
    ],
    [
      'has a finding under review',
      async () => {
        const app = await storedApp();
        await newFinding(app);
        return app;
      },
    ],
    [
      'is in a running campaign',
      async () => {
        const app = await storedApp();
        const campaign = randomUUID();
        await sql`insert into touchstone.campaign (id, name, kind, organisation_id, state, frame) values (${campaign}, '抽测', 'sample', ${world.organisation}, 'TESTING', '{}')`.execute(
          api.database.db,
        );
        await sql`insert into touchstone.campaign_member (campaign_id, ordinal, app_id, artifact_id) values (${campaign}, 1, ${app.app}, ${app.artifact})`.execute(
          api.database.db,
        );
        return app;
      },
    ],
    [
      'belongs to a case',
      async () => {
        const app = await storedApp();
        await sql`update touchstone.artifact set retention_class = 'case' where id = ${app.artifact}`.execute(api.database.db);
        return app;
      },
    ],
  ];

  test('takes an old version whose time is over, and leaves its tombstone', async () => {
    const app = await storedApp();
    expect(await purge(100)).toBe(0);
    expect(await purge(800)).toBeGreaterThan(0);
    expect(await stateOf(app.sha256)).toBe('PURGED');
    expect(await objects.has(app.sha256)).toBe(false);
    const { rows } = await sql<{
      kept: { package: string; versionName: string };
    }>`select kept from touchstone.tombstone where sha256 = ${app.sha256}`.execute(api.database.db);
    expect(rows[0]!.kept).toMatchObject({ kind: 'apk', versionName: '1.0', package: expect.stringContaining('cn.example') });
    expect(await purge(800)).toBe(0);
  });

  test('who could see a file is told what was kept of it: the ministry of each, a province of its own', async () => {
    const [mine, elsewhere] = [await storedApp(), await storedApp()];
    await sql`update touchstone.app set province = '31' where id = ${elsewhere.app}`.execute(api.database.db);
    const [bytes, finding] = [randomBytes(70), await newFinding()];
    await upload(ann!, finding, bytes);
    await decide(ann!, finding, 'reject', 'duplicate');
    expect(await purge(800)).toBeGreaterThan(2);
    const told = async (who: TestPerson) => {
      const { items } = (await ask(who, 'GET', '/tombstones?limit=200')).body as { items: readonly { sha256: string }[] };
      return [mine.sha256, elsewhere.sha256, sha256(bytes)].map((digest) => items.some((one) => one.sha256 === digest));
    };
    const national = await api.person(world.organisation, 'ministry-inspector', 'all');
    expect([await told(national), await told(ann!), await told(stranger)]).toEqual([
      [true, true, true],
      [true, false, true],
      [false, true, false],
    ]);
  });

  test.each(spares)('spares what %s', async (_name, make) => {
    const app = await make();
    await purge(5000);
    expect(await stateOf(app.sha256)).toBe('STORED');
    expect(await objects.has(app.sha256)).toBe(true);
    expect(await tombstones()).not.toContain(app.sha256);
  });

  test('takes evidence of what was rejected, and never what is held, confirmed or of a case', async () => {
    const made = async (decision?: 'confirm' | 'reject') => {
      const finding = await newFinding();
      const bytes = randomBytes(90);
      await upload(ann!, finding, bytes);
      if (decision !== undefined) await decide(ann!, finding, decision, decision === 'confirm' ? 'admitted' : 'duplicate');
      return sha256(bytes);
    };
    const [rejected, held, confirmed, open, ofCase] = [
      await made('reject'),
      await made('reject'),
      await made('confirm'),
      await made(),
      await made('reject'),
    ];
    await ask(ann!, 'POST', `/evidence/${held}/holds`, { reason: '诉讼' });
    expect((await ask(ann!, 'PUT', `/evidence/${ofCase}/retention`, { retentionClass: 'case', reason: '立案' })).status).toBe(204);
    await purge(800);
    const gone = await Promise.all([rejected, held, confirmed, open, ofCase].map(async (digest) => !(await objects.has(digest))));
    expect(gone).toEqual([true, false, false, false, false]);
    expect((await ask(ann!, 'GET', `/evidence/${rejected}`)).body.purgedAt).not.toBeNull();
    expect((await ask(ann!, 'GET', `/evidence/${rejected}/content`)).body.code).toBe('purged');
    expect((await ask(ann!, 'POST', `/evidence/${rejected}/verification`)).body).toEqual({ result: 'purged' });
    expect(await custody(rejected)).toEqual(['received', 'purged', 'verified']);
    await expect(sql`update touchstone.evidence set purged_at = now() where sha256 = ${held}`.execute(api.database.db)).rejects.toThrow(
      'is held',
    );
  });

  test('a purge that was cut off before it deleted the bytes is ended by the next', async () => {
    const app = await storedApp();
    const ports = purgePorts(api.platform, objects);
    const before = api.clock.at;
    api.clock.at = new Date(before.getTime() + 800 * DAY_MS);
    await expect(purgeExpired({ ...ports, deleteBytes: () => Promise.reject(new Error('the disk is away')) })).rejects.toThrow(
      'the disk is away',
    );
    api.clock.at = before;
    expect([await stateOf(app.sha256), await objects.has(app.sha256)]).toEqual(['PURGED', true]);
    await purgeExpired(purgePorts(api.platform, objects));
    expect(await objects.has(app.sha256)).toBe(false);
  });

  test('what is over its time and kept all the same holds up nothing behind it', async () => {
    const app = await storedApp();
    const ports = purgePorts(api.platform, objects);
    const before = api.clock.at;
    api.clock.at = new Date(before.getTime() + 800 * DAY_MS);
    for (let i = 0; i < 20 && (await stateOf(app.sha256)) === 'STORED'; i++) await purgeExpired(ports, 1);
    api.clock.at = before;
    expect(await stateOf(app.sha256)).toBe('PURGED');
  });

  test('bytes that cannot be deleted hold up no others', async () => {
    const [first, second] = [await storedApp(), await storedApp()];
    const ports = purgePorts(api.platform, objects);
    const before = api.clock.at;
    api.clock.at = new Date(before.getTime() + 800 * DAY_MS);
    const stuck = (sha256: string) => (sha256 === second.sha256 ? ports.deleteBytes(sha256) : Promise.reject(new Error('stuck')));
    const faults: string[] = [];
    await purgeExpired({ ...ports, deleteBytes: stuck }, 100, (error) => void faults.push((error as Error).message));
    api.clock.at = before;
    expect(faults).toContain('stuck');
    expect([await objects.has(first.sha256), await objects.has(second.sha256)]).toEqual([true, false]);
  });

  test('bytes that something else still names stay', async () => {
    const app = await storedApp();
    const finding = await newFinding();
    await sql`insert into touchstone.evidence (sha256, kind, size_bytes) values (${app.sha256}, 'document', 300)`.execute(api.database.db);
    await sql`insert into touchstone.finding_evidence (finding_id, sha256, added_by) values (${finding}, ${app.sha256}, 'test')`.execute(
      api.database.db,
    );
    await purge(800);
    expect([await stateOf(app.sha256), await objects.has(app.sha256)]).toEqual(['PURGED', true]);
  });
});
