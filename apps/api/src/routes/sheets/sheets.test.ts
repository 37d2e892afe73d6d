import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { createZstdDecompress } from 'node:zlib';
import type { Sheet } from '@touchstone/domain/sheet';
import { writeSheetWorkbook } from '@touchstone/engines';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { TestPerson } from '../../testing.ts';
import { votes } from '../findings/findings.fixture.ts';
import { sheetWorld } from './sheets.fixture.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const {
  api,
  objects,
  world,
  lab,
  wang,
  li,
  inspector,
  clauses,
  app,
  ask,
  open,
  fresh,
  send,
  answerOf,
  save,
  submit,
  handedIn,
  fusedOf,
  close,
} = await sheetWorld();
afterAll(close);

describe('opening', () => {
  test('asks what needs a person, with how to look; the laboratory then sees the sheet and its app', async () => {
    const sheet = (await open(app.sha256)).body;
    expect(sheet).toMatchObject({ state: 'OPEN', answered: 0, organisation: lab, subject: { kind: 'app', version: '1.0' } });
    expect(sheet.clauses.length).toBeGreaterThan(3);
    expect(sheet.clauses.every(({ steps, asks }: { steps: unknown[]; asks: unknown[] }) => steps.length > 0 && asks.length > 0)).toBe(true);
    expect(sheet.open).toHaveLength(sheet.clauses.length);
    expect((await ask(wang, 'GET', '/sheets')).body.items.map(({ id }: { id: string }) => id)).toContain(sheet.id);
    expect((await ask(wang, 'GET', `/apps/${app.app}`)).status).toBe(200);
  });

  test('who reads runs is told which laboratories there are, who takes complaints is not', async () => {
    for (const who of [inspector, wang])
      expect((await ask(who, 'GET', '/laboratories')).body.items).toContainEqual(expect.objectContaining({ id: lab }));
    const intake = await api.person(inspector.organisation, 'intake-officer', 'province:11');
    expect((await ask(intake, 'GET', '/laboratories')).status).toBe(403);
  });

  test.each([
    ['an artifact that nobody has', () => ({ artifact: 'f'.repeat(64) }), 404, 'not-found'],
    ['an organisation that is no laboratory', () => ({ organisation: inspector.organisation }), 400, 'invalid-input'],
    ['a tester of another house', () => ({ assignedTo: inspector.id }), 400, 'invalid-input'],
    ['a campaign that one may not see', () => ({ campaign: '01890000-0000-7000-8000-000000000000' }), 404, 'not-found'],
    ['a clause that needs nobody', () => ({ clauses: ['no-such'] }), 400, 'invalid-input'],
  ])('is refused for %s', async (_name, more, status, code) => {
    const answer = await open(app.sha256, more());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('is for the authority, and of what it may see', async () => {
    expect((await ask(wang, 'POST', '/sheets', { artifact: app.sha256, organisation: lab })).status).toBe(403);
    const elsewhere = await world.app({ province: '31' });
    expect((await open(elsewhere.sha256)).status).toBe(404);
    const other = await api.person(await api.organisation('lab'), 'lab-tester', `lab:${lab}`);
    const sheet = await fresh();
    expect((await ask(other, 'GET', `/sheets/${sheet.id}`)).status).toBe(404);
  });
});

describe('filling in', () => {
  test('goes on where it was left, on any machine; an older version is refused', async () => {
    const sheet = await fresh();
    const first = await save(wang, sheet, answerOf(clauses[0]!, 'violation', { evidence: [{ kind: 'screenshot', file: 'a.png' }] }));
    expect(first.body).toMatchObject({
      state: 'IN_PROGRESS',
      answered: 1,
      faults: [{ clause: clauses[0], fault: 'evidence-not-handed-in' }],
    });
    expect((await save(wang, sheet, answerOf(clauses[1]!, 'not-found'))).body.code).toBe('version-conflict');
    const read = (await ask(wang, 'GET', `/sheets/${sheet.id}`)).body;
    const second = await save(wang, read, answerOf(clauses[1]!, 'not-found'));
    expect(second.body.answered).toBe(2);
    expect((await ask(wang, 'PATCH', `/sheets/${sheet.id}/answers`, { answers: [answerOf(clauses[0]!, 'not-found')] })).body.code).toBe(
      'precondition-required',
    );
  });

  test('takes all answers or none', async () => {
    const sheet = await fresh();
    const answer = await save(wang, sheet, answerOf(clauses[0]!, 'not-found'), answerOf('no-such', 'not-found'));
    expect([answer.status, answer.body.errors[0].message]).toEqual([400, 'no-such']);
    expect((await ask(wang, 'GET', `/sheets/${sheet.id}`)).body).toMatchObject({ answered: 0, state: 'OPEN' });
  });

  test('is for whom it is assigned to', async () => {
    const sheet = await fresh({ assignedTo: wang.id });
    expect((await save(li, sheet, answerOf(clauses[0]!, 'not-found'))).body.code).toBe('assigned-to-another');
    expect((await ask(li, 'POST', `/sheets/${sheet.id}/taking`)).body.code).toBe('assigned-to-another');
    const freed = (await ask(inspector, 'PATCH', `/sheets/${sheet.id}`, { assignedTo: null }, sheet.version)).body;
    expect((await ask(li, 'POST', `/sheets/${sheet.id}/taking`)).body.assignedTo).toBe(li.id);
    expect((await ask(inspector, 'PATCH', `/sheets/${sheet.id}`, { assignedTo: wang.id }, freed.version)).body.code).toBe(
      'version-conflict',
    );
  });

  test.each([
    ['a violation without proof', 'violation', {}, 'no-evidence'],
    ['a violation whose file never came', 'violation', { evidence: [{ kind: 'screenshot', file: 'never.png' }] }, 'evidence-not-handed-in'],
    ['what could not be tested without a reason', 'cannot-test', { note: '' }, 'no-reason'],
    ['a test of tomorrow', 'not-found', { testedAt: '2999-01-01T00:00:00Z' }, 'in-the-future'],
  ] as const)('%s is not handed in', async (_name, word, more, fault) => {
    const sheet = await fresh();
    const saved = await save(wang, sheet, answerOf(clauses[0]!, word, more));
    const refused = await submit(wang, saved.body);
    expect([refused.status, refused.body.code]).toEqual([422, 'sheet-incomplete']);
    expect(refused.body.errors.map(({ message }: { message: string }) => message)).toContain(fault);
    expect((await ask(wang, 'GET', `/sheets/${sheet.id}`)).body).toMatchObject({ state: 'IN_PROGRESS', run: null });
  });
});

describe('handed in', () => {
  test('it is a result of engine lab:<name>, kept as any other, and fusion takes it', async () => {
    const about = await world.app();
    await world.scan(about, { alpha: votes({ notDetected: [clauses[1]!] }) });
    const sheet = await handedIn(wang, about);
    expect(sheet).toMatchObject({ state: 'SUBMITTED', answered: 3 });
    const { rows } = await sql<{ state: string; result: string; engine: string; kind: string; version: string; finished: boolean }>`
      select r.state, r.result_sha256 as result, e.id as engine, e.kind, v.state as version, q.finished_at is not null as finished
      from touchstone.scan_run r join touchstone.engine_version v on v.id = r.engine_version_id join touchstone.engine e on e.id = v.engine_id
      join touchstone.scan_request q on q.id = r.scan_request_id where r.id = ${sheet.run}`.execute(api.database.db);
    expect(rows).toMatchObject([{ state: 'SUCCEEDED', engine: `lab:${lab}`, kind: 'lab', version: 'ACTIVE', finished: true }]);
    const result = JSON.parse(await text((await objects.open(rows[0]!.result)).pipe(createZstdDecompress())));
    expect(result).toMatchObject({ schema: 'touchstone-engine-result/1', artifact: about.sha256, outcome: 'SUCCEEDED' });

    const fused = await fusedOf(about.artifact);
    const said = (clause: string) => fused.get(clause)!.votes.find(({ engine }) => engine === `lab:${lab}`);
    expect(said(clauses[0]!)).toMatchObject({ vote: 'DETECTED', strength: 'violation', standing: 'counted' });
    expect(said(clauses[1]!)).toMatchObject({ vote: 'NOT_DETECTED' });
    expect(said(clauses[2]!)).toMatchObject({ vote: 'NOT_TESTED', reason: 'lab-cannot-test' });
    expect(fused.get(clauses[0]!)?.outcome).toBe('needs-review');
    const findings = (await ask(inspector, 'GET', `/findings?app=${about.app}&clause=${clauses[0]}`)).body.items;
    const detail = (await ask(inspector, 'GET', `/findings/${findings[0].id}`)).body;
    expect(detail.votes.find(({ engine }: { engine: string }) => engine === `lab:${lab}`).isPerson).toBe(true);
    expect(detail.evidence).toHaveLength(1);
    const again = await save(wang, sheet, answerOf(clauses[0]!, 'not-found'));
    expect(again.body.code).toBe('no-such-step');
    expect((await send(wang, sheet.id, 'late.png')).status).toBe(409);
  });

  test('who proposed does not review it; a colleague may second', async () => {
    const about = await world.app();
    await handedIn(wang, about);
    await world.fuse();
    const finding = (await ask(inspector, 'GET', `/findings?app=${about.app}&clause=${clauses[0]}`)).body.items[0].id;
    await ask(inspector, 'POST', `/findings/${finding}/publication`, { reason: '拟通报' });
    const decide = (who: TestPerson) => ask(who, 'POST', `/findings/${finding}/reviews`, { decision: 'confirm', reason: 'reproduced' });
    const queued = async (who: TestPerson) =>
      (await ask(who, 'GET', '/review-queue?limit=200')).body.items.map(({ id }: { id: string }) => id);
    expect((await decide(li)).body.code).toBe('forbidden');
    expect((await decide(inspector)).body.standing).toEqual({ wants: 'second', isBlind: true });
    expect(await queued(wang)).not.toContain(finding);
    expect(await queued(li)).toContain(finding);
    expect((await decide(wang)).body.code).toBe('duty-apart');
    expect((await decide(li)).body.state).toBe('CONFIRMED');
  });

  test('two testers with a sheet each both speak, and the laboratory counts once', async () => {
    const about = await world.app();
    await handedIn(wang, about, 'violation');
    await handedIn(li, about, 'not-found');
    const ofLab = (await fusedOf(about.artifact)).get(clauses[0]!)!.votes.filter(({ engine }) => engine === `lab:${lab}`);
    expect(ofLab.map(({ vote }) => vote).sort()).toEqual(['DETECTED', 'NOT_DETECTED']);
    expect(ofLab.map(({ standing }) => standing).sort()).toEqual(['counted', 'same-group']);
  });

  test('of two testers who save one sheet at once one is told to read it again', async () => {
    const sheet = await fresh();
    const both = await Promise.all([
      save(wang, sheet, answerOf(clauses[0]!, 'not-found')),
      save(li, sheet, answerOf(clauses[1]!, 'not-found')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const read = (await ask(li, 'GET', `/sheets/${sheet.id}`)).body;
    const missing = read.open.includes(clauses[0]) ? clauses[0]! : clauses[1]!;
    expect((await save(li, read, answerOf(missing, 'not-found'))).body.answered).toBe(2);
  });

  test('clauses without an answer stay untested', async () => {
    const about = await world.app();
    const sheet = await fresh({}, about);
    const saved = await save(wang, sheet, answerOf(clauses[1]!, 'not-found'));
    expect((await submit(wang, saved.body)).status).toBe(200);
    const fused = await fusedOf(about.artifact);
    expect(fused.get(clauses[0]!)).toMatchObject({ outcome: 'not-tested', votes: [{ vote: 'NOT_TESTED', reason: 'not-answered' }] });
  });

  test('sent back it says nothing until it is handed in again; accepted it is closed', async () => {
    const about = await world.app();
    const sheet = await handedIn(wang, about);
    expect((await ask(inspector, 'POST', `/sheets/${sheet.id}/return`, { reason: '截图不清晰' })).body.state).toBe('RETURNED');
    expect((await fusedOf(about.artifact)).get(clauses[0]!)).toMatchObject({
      outcome: 'not-tested',
      votes: [{ reason: 'sheet-returned' }],
    });
    const read = (await ask(wang, 'GET', `/sheets/${sheet.id}`)).body;
    expect(read.events.at(-1)).toMatchObject({ event: 'returned', reason: '截图不清晰' });
    await send(wang, sheet.id, '首屏.png');
    const again = await submit(wang, read);
    expect(again.body).toMatchObject({ state: 'SUBMITTED' });
    expect(again.body.run).not.toBe(sheet.run);
    expect((await fusedOf(about.artifact)).get(clauses[0]!)!.outcome).toBe('needs-review');
    expect((await ask(inspector, 'POST', `/sheets/${sheet.id}/acceptance`)).body.state).toBe('ACCEPTED');
    expect((await ask(inspector, 'POST', `/sheets/${sheet.id}/return`, { reason: '再次' })).body.code).toBe('no-such-step');
  });

  test('the laboratory is never given runs of the queue', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from touchstone.scan_run r join touchstone.engine_version v on v.id = r.engine_version_id join touchstone.engine e on e.id = v.engine_id
      where e.kind = 'lab' and r.state in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING')`.execute(api.database.db);
    expect(rows).toEqual([{ n: 0 }]);
  });
});

describe('a subject without a file', () => {
  test.each([
    ['mini-program', { kind: 'mini-program', key: 'wx1234567890abcdef', name: '示例小程序', province: '11' }],
    ['sdk', { kind: 'sdk', key: 'cn.example.push', name: '示例推送', vendor: '某公司', province: '11' }],
  ])('%s: registered, tested by people, found, confirmed', async (kind, wish) => {
    const registered = (await ask(inspector, 'POST', '/subjects', wish)).body;
    const { rows } = await sql<{ sha256: string }>`select sha256 from touchstone.artifact where id = ${registered.artifact}`.execute(
      api.database.db,
    );
    const sheet = (await open(rows[0]!.sha256, { clauses })).body;
    expect(sheet.subject.kind).toBe(kind);
    await send(wang, sheet.id, 'p.png');
    const saved = await save(wang, sheet, answerOf(clauses[0]!, 'violation', { evidence: [{ kind: 'screenshot', file: 'p.png' }] }));
    expect((await submit(wang, saved.body)).status).toBe(200);
    await world.fuse();
    const items = (await ask(inspector, 'GET', '/findings?limit=200')).body.items;
    const finding = items.find(
      ({ subject }: { subject: { kind: string; id: string } }) => subject.kind === kind && subject.id === registered.subject,
    );
    expect(finding).toMatchObject({ clause: clauses[0], state: 'NEEDS_REVIEW', province: '11' });
    const decided = await ask(inspector, 'POST', `/findings/${finding.id}/reviews`, { decision: 'confirm', reason: 'seen-in-evidence' });
    expect(decided.body).toMatchObject({ state: 'CONFIRMED' });
  });
});

describe('as a workbook', () => {
  const put = (who: TestPerson, sheet: { id: string; version: number }, bytes: Uint8Array) =>
    api.app.inject({
      method: 'PUT',
      url: `/api/v1/sheets/${sheet.id}/workbook`,
      headers: { ...who.headers, 'content-type': XLSX, 'if-match': `"v${sheet.version}"`, 'accept-language': 'zh' },
      payload: Buffer.from(bytes),
    });
  type Detail = {
    id: string;
    version: number;
    ruleSet: string;
    asOf: string;
    artifact: string;
    clauses: Sheet['items'];
    subject: { name: string; label: string | null; version: string | null };
  };
  /** The sheet as the platform printed it, filled in by a tester at a desk. */
  const filledIn = (detail: Detail, change: (sheet: Sheet) => Sheet = (sheet) => sheet) => {
    const { name, label, version } = detail.subject;
    const sheet: Sheet = {
      schema: 'touchstone-check-sheet/1',
      id: detail.id,
      subject: { artifact: detail.artifact, name, label, version },
      ruleSet: detail.ruleSet,
      asOf: detail.asOf,
      items: detail.clauses,
    };
    const answer = {
      answer: 'violation',
      evidence: [{ kind: 'screenshot', file: '首屏.png' }],
      device: 'Pixel 6',
      testedAt: 1_700_000_000_000,
      tester: '王测试',
      note: '首次启动',
    } as const;
    return writeSheetWorkbook(change(sheet), {
      sheet: detail.id,
      revision: 1,
      submitted: false,
      answers: { [clauses[0]!]: { clause: clauses[0]!, ...answer } },
    });
  };

  test('out, filled in, and in again; then handed in', async () => {
    const sheet = await fresh();
    const out = await ask(wang, 'GET', `/sheets/${sheet.id}/workbook`);
    expect(out.bytes.subarray(0, 2).toString()).toBe('PK');
    expect((await put(wang, sheet, out.bytes)).json()).toMatchObject({ state: 'OPEN', answered: 0 });

    await send(wang, sheet.id, '首屏.png');
    const taken = await put(wang, sheet, await filledIn(sheet));
    expect(taken.json()).toMatchObject({
      answered: 1,
      faults: [],
      answers: [{ clause: clauses[0], answer: 'violation', tester: '王测试', note: '首次启动', evidence: [{ file: '首屏.png' }] }],
    });
    expect(taken.json().answers[0].evidence[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    const printed = await ask(wang, 'GET', `/sheets/${sheet.id}/workbook`);
    const same = await put(wang, taken.json(), printed.bytes);
    expect(same.json()).toMatchObject({ answered: 1, version: taken.json().version });
    expect((await submit(wang, same.json())).body.state).toBe('SUBMITTED');
  });

  test('a trial says row by row what it would hold, and keeps nothing', async () => {
    const sheet = await fresh();
    const bytes = await filledIn(sheet);
    const trial = await api.app.inject({
      method: 'PUT',
      url: `/api/v1/sheets/${sheet.id}/workbook?isTrial=true`,
      headers: { ...wang.headers, 'content-type': XLSX, 'if-match': `"v${sheet.version}"` },
      payload: Buffer.from(bytes),
    });
    expect(trial.json()).toMatchObject({
      answered: 1,
      answers: [{ clause: clauses[0], answer: 'violation', note: '首次启动' }],
      faults: [{ clause: clauses[0], fault: 'evidence-not-handed-in' }],
    });
    expect((await ask(wang, 'GET', `/sheets/${sheet.id}`)).body).toMatchObject({ answered: 0, answers: [], version: sheet.version });
  });

  const withClause = (sheet: Sheet, item: Partial<Sheet['items'][number]>): Sheet => ({
    ...sheet,
    items: [{ ...sheet.items[0]!, ...item }, ...sheet.items.slice(1)],
  });
  test.each<[string, (sheet: Sheet) => Sheet, RegExp]>([
    ['printed text was changed', (sheet) => withClause(sheet, { title: { zh: '别的题目', en: 'other' } }), /第 2 行.*印制内容被改动/],
    ['a row was deleted', (sheet) => ({ ...sheet, items: sheet.items.slice(0, -1) }), /条款所在行被删除/],
    [
      'a row was added',
      (sheet) => ({ ...sheet, items: [...sheet.items, { ...sheet.items[0]!, clause: '999-9.9' }] }),
      /不属于本检测表的条款/,
    ],
    ['it is about another app', (sheet) => ({ ...sheet, subject: { ...sheet.subject, artifact: 'b'.repeat(64) } }), /检测对象不符/],
    ['it is another sheet', (sheet) => ({ ...sheet, id: '01890000-0000-7000-8000-000000000000' }), /检测表编号不符/],
  ])('is refused as a whole when %s', async (_name, change, words) => {
    const sheet = await fresh();
    const answer = await put(wang, sheet, await filledIn(sheet, change));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'workbook-refused']);
    expect(
      answer
        .json()
        .errors.map(({ message }: { message: string }) => message)
        .join('\n'),
    ).toMatch(words);
    expect((await ask(wang, 'GET', `/sheets/${sheet.id}`)).body.answered).toBe(0);
  });

  test('is refused when it is none', async () => {
    const sheet = await fresh();
    expect((await put(wang, sheet, randomBytes(500))).json()).toMatchObject({ code: 'workbook-refused', errors: [{ pointer: '/body' }] });
  });
});
