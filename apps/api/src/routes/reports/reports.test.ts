import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { type ScannedShop, scannedShop } from './scanned-shop.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-reports-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
let shop: ScannedShop;
let inspector: TestPerson;
let elsewhere: TestPerson;

beforeAll(async () => {
  const ministry = await api.organisation('ministry');
  inspector = await api.person(ministry, 'ministry-inspector', 'all');
  elsewhere = await api.person(await api.organisation('province', { province: '44' }), 'province-inspector', 'province:44');
  shop = await scannedShop(api.database.db, objects, ministry);
}, 300_000);
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(path: string, who = inspector, language = 'zh') {
  const answer = await api.app.inject({ url: `/api/v1/runs/${path}`, headers: { ...who.headers, 'accept-language': language } });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, headers: answer.headers, raw: answer.rawPayload, body: isJson ? answer.json() : undefined };
}

const PARTS = ['overview', 'facts', 'facts/0', 'timeline', 'screens', 'policy', 'screens/0/picture'].map((part) => `report/${part}`);
const FILES = ['lists/collected', 'lists/shared'];

test.each([...PARTS, 'lists/collected'])('%s is nobody’s who may not see the app', async (path) => {
  expect(await ask(`${shop.faulty.run}/${path}`, elsewhere)).toMatchObject({ status: 404 });
  expect(await ask(`${shop.faulty.run}/${path}`)).toMatchObject({ status: 200 });
});

test('the overview says what the report says, in the language that was asked for', async () => {
  const { report } = shop.faulty;
  const { body } = await ask(`${shop.faulty.run}/report/overview`);
  const clauses = body.documents.flatMap((one: { clauses: object[] }) => one.clauses);
  expect(clauses).toHaveLength(report.findings.length);
  expect(body.counts.violation).toBe(report.findings.filter(({ result }) => result === 'violation').length);
  expect(body.counts.violation).toBeGreaterThan(3);
  expect(body.fixFirst.length).toBeGreaterThan(0);
  expect(body.comparison.rows.length).toBe(report.matrix.length);
  const english = (await ask(`${shop.faulty.run}/report/overview`, inspector, 'en')).body;
  expect(english.documents[0].clauses[0].title).not.toBe(body.documents[0].clauses[0].title);
  expect((await ask(`${shop.repaired.run}/report/overview`)).body.earlier).toMatchObject([{ run: shop.faulty.run, versionName: '1.0' }]);
});

test('facts come page by page, each once', async () => {
  const first = (await ask(`${shop.faulty.run}/report/facts?limit=100`)).body;
  expect(first).toMatchObject({ total: shop.faulty.report.facts.length, totalIsExact: true });
  const seen: number[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await ask(`${shop.faulty.run}/report/facts?limit=100${next === '' ? '' : `&after=${encodeURIComponent(next)}`}`);
    seen.push(...body.items.map(({ index }: { index: number }) => index));
    next = body.next;
  }
  expect(seen).toEqual(shop.faulty.report.facts.map((_, i) => i));
});

test('a violation with a chain leads from the component to the API', async () => {
  const { findings, facts } = shop.faulty.report;
  const proven = findings.find(({ result, facts: of }) => result !== 'not-tested' && of.some((i) => facts[i]?.proof !== undefined));
  const { body } = await ask(`${shop.faulty.run}/report/facts?rule=${proven?.rule}`);
  const { index } = body.items.find((one: { hasLadder: boolean }) => one.hasLadder);
  const fact = (await ask(`${shop.faulty.run}/report/facts/${index}`)).body;
  expect(fact.ladder.steps.length).toBeGreaterThan(1);
  expect(fact.ladder.steps.at(-1)).toMatchObject({ kind: 'platform' });
  expect(fact.rules.map(({ rule }: { rule: string }) => rule)).toContain(proven?.rule);
  expect((await ask(`${shop.faulty.run}/report/findings/${proven?.rule}`)).body).toMatchObject({ clause: proven?.clause });
});

test('the sentence of the policy is marked in its text', async () => {
  const { body } = await ask(`${shop.faulty.run}/report/policy`);
  const marked = body.text.flatMap((line: { parts: { text: string; fact: number | null }[] }) =>
    line.parts.filter(({ fact }) => fact !== null),
  );
  expect(marked.length).toBeGreaterThan(10);
  for (const { text, fact } of marked) expect(shop.faulty.report.facts[fact]?.quote).toContain(text.slice(0, 20));
});

describe('pictures', () => {
  test('a screen’s is given as the image that it is, and can do nothing', async () => {
    const answer = await ask(`${shop.faulty.run}/report/screens/0/picture`);
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect([...answer.raw.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });
  test('of a screen that is not there is none', async () =>
    expect(await ask(`${shop.faulty.run}/report/screens/9999/picture`)).toMatchObject({ status: 404 }));
});

describe('files', () => {
  test('the page and its like are saved and never shown', async () => {
    for (const path of ['report', 'report.json', 'report.sarif', ...FILES]) {
      const { headers } = await ask(`${shop.faulty.run}/${path}`);
      expect([path, String(headers['content-disposition'])]).toEqual([path, expect.stringMatching(/^attachment; filename="[\w.-]+"$/)]);
      expect(headers['content-security-policy']).toContain('sandbox');
    }
  });

  test('the PDF has the violations and what was not tested', async () => {
    const { raw } = await ask(`${shop.faulty.run}/report.pdf`);
    const { value } = await readDocument(new Uint8Array(raw), { name: 'report.pdf', ports });
    const text = (value?.blocks ?? [])
      .map((block) => ('text' in block ? block.text : block.rows.flat().join('')))
      .join('')
      .replaceAll(/\s/g, '');
    const violation = shop.faulty.report.findings.find(({ result }) => result === 'violation');
    expect(text).toContain(violation?.clause);
    expect(text).toContain('未检测不等于没有问题');
    expect(text).toContain('cn.meigou.mall');
  });

  test('lists and the report of rectification are documents', async () => {
    for (const path of ['lists/collected', 'lists/shared', `rectification?earlier=${shop.faulty.run}`])
      expect([...(await ask(`${shop.repaired.run}/${path}`)).raw.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });

  test('a report of rectification does not begin at what one may not see', async () => {
    const before = await ask(`${shop.repaired.run}/rectification?earlier=${shop.faulty.scan}`);
    expect(before).toMatchObject({ status: 404 });
  });
});

/** What is told of versions and of SDKs rests on the same reports. */
const get = async (path: string, who: Pick<TestPerson, 'headers'>) => {
  const answer = await api.app.inject({ url: `/api/v1${path}`, headers: { ...who.headers } });
  return { status: answer.statusCode, body: answer.json() };
};
const compare = (older: string, newer: string, who: Pick<TestPerson, 'headers'> = inspector) =>
  get(`/apps/${shop.app}/comparison?older=${older}&newer=${newer}`, who);

test('what was repaired is told: rules that are clean now, behaviour that is gone', async () => {
  const { body } = await compare(shop.faulty.version, shop.repaired.version);
  expect(body).toMatchObject({
    older: { versionName: '1.0', run: shop.faulty.run },
    newer: { versionName: '2.0', run: shop.repaired.run },
  });
  expect(body.behaviour).toMatchObject({ isSameRules: true, isSameMaterials: true });
  expect(
    body.behaviour.findings.filter((one: { from: string; to: string }) => one.from === 'violation' && one.to === 'not-found').length,
  ).toBeGreaterThan(3);
  expect(body.behaviour.behaviours.removed.length).toBeGreaterThan(0);
  const back = (await compare(shop.repaired.version, shop.faulty.version)).body;
  expect(back.behaviour.behaviours).toEqual({ added: body.behaviour.behaviours.removed, removed: body.behaviour.behaviours.added });
});

test('who may not see runs is told of the package alone', async () => {
  const { organisation } = inspector;
  const packageOnly = { headers: await api.machine(organisation, ['app.read'], 'all') } as unknown as TestPerson;
  const { status, body } = await compare(shop.faulty.version, shop.repaired.version, packageOnly);
  expect([status, body.behaviour, body.older.run]).toEqual([200, null, null]);
  expect(body.permissions.removed.length + body.permissions.added.length).toBeGreaterThan(0);
});

test('a version of another app, and an app of another province, are not there', async () => {
  expect(await compare(shop.faulty.version, shop.app)).toMatchObject({ status: 404 });
  expect(await compare(shop.faulty.version, shop.repaired.version, elsewhere)).toMatchObject({ status: 404 });
});

test('an SDK: how far it reaches, and in which apps; of another province nothing', async () => {
  const { id } = shop.faulty.report.sdks[0]!;
  expect(await get(`/sdks/${id}`, inspector)).toMatchObject({
    status: 200,
    body: { sdk: { id, apps: 1 }, reach: { apps: 1, operators: 1 } },
  });
  expect((await get(`/sdks/${id}/apps`, inspector)).body.items).toMatchObject([{ id: shop.app, openFindings: 0 }]);
  const apps = async (query: string) => (await get(`/sdks/${id}/apps?${query}`, inspector)).body.items.length;
  expect([await apps('isConfirmed=true'), await apps('isConfirmed=false')]).toEqual([0, 1]);
  expect((await apps('isHead=true')) + (await apps('isHead=false'))).toBe(1);
  const operators = async (who: typeof inspector) => (await get(`/operators?sdk=${id}`, who)).body.items.length;
  expect([await operators(inspector), await operators(elsewhere)]).toEqual([1, 0]);
  expect(await get(`/sdks/${id}`, elsewhere)).toMatchObject({ body: { sdk: { apps: 0 }, reach: { apps: 0 }, versions: [] } });
  expect((await get(`/sdks/${id}/apps`, elsewhere)).body.items).toEqual([]);
  expect(await get('/sdks/nobody', inspector)).toMatchObject({ status: 404 });
});
