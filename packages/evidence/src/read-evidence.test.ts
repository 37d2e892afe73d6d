import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { knowledge } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { apk } from '@touchstone/test-kit';
import { afterAll, expect, test } from 'vitest';
import { readEvidence } from './read-evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return { path: join(folder, name), name };
};

const POLICY = `<html><body><h1>隐私政策</h1>${'<p>我们会收集您的手机号码，用于注册和登录账号，并征得您的同意。我们不会收集您的通讯录。</p>'.repeat(12)}</body></html>`;
const appWith = (files: Readonly<Record<string, string>> = {}) =>
  loadApp([{ name: 'app.apk', source: sourceOf(apk({ package: 'cn.example', sign: false, files })) }], { ports, sdkPrefixes: [] }).value;

test('without anything there is no evidence', async () => {
  expect(await readEvidence({}, appWith(), knowledge)).toEqual({ evidence: {}, problems: [] });
});

test('a policy that is given, with its digest', async () => {
  const { evidence, problems } = await readEvidence({ policy: file('p.html', POLICY) }, appWith(), knowledge);
  expect(problems).toEqual([]);
  expect(evidence.files).toMatchObject([{ input: 'policy', sizeBytes: Buffer.byteLength(POLICY) }]);
  expect(evidence.policy?.items.map(({ data, isCollected }) => `${data} ${isCollected}`)).toContain('phone_number true');
});

test('a policy inside the package is read where none is given', async () => {
  const inside = appWith({ 'assets/privacy.html': POLICY });
  const { evidence } = await readEvidence({}, inside, knowledge);
  expect(evidence.files).toMatchObject([{ input: 'policy', name: 'assets/privacy.html' }]);
  expect(evidence.policy?.name).toBe('assets/privacy.html');
});

test('what is no policy is a problem and no evidence', async () => {
  const picture = file('p.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10));
  const { evidence, problems } = await readEvidence({ policy: picture }, appWith(), knowledge);
  expect([evidence.policy, evidence.files, problems.map(({ code }) => code)]).toEqual([undefined, undefined, ['readers/image']]);
});

const HEAD = {
  format: 'touchstone-trace',
  version: 1,
  app: { package: 'cn.example' },
  device: { values: [{ data: 'android_id', value: '9774d56d682e549c' }] },
};
const lines = (...records: object[]) => records.map((one) => JSON.stringify(one)).join('\n');

test('values and steps that a log states hold for the traffic beside it', async () => {
  const trace = file('run.jsonl', lines(HEAD, { kind: 'phase', time: 1000, scenario: 'first-launch', edge: 'start' }));
  const entry = {
    startedDateTime: new Date(2000).toISOString(),
    time: 1,
    request: {
      method: 'GET',
      url: 'https://a.example/?i=9774d56d682e549c',
      httpVersion: 'HTTP/1.1',
      headers: [],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: { status: 200, headers: [], content: { size: 0 } },
  };
  const har = file('run.har', JSON.stringify({ log: { version: '1.2', creator: { name: 'x', version: '1' }, entries: [entry] } }));
  const { evidence, problems } = await readEvidence({ traces: [trace], hars: [har] }, appWith(), knowledge);
  expect(problems).toEqual([]);
  expect(evidence.run?.[1]?.sent).toMatchObject([
    { host: 'a.example', context: { consent: 'before-consent' }, found: { data: 'android_id' } },
  ]);
});

test('a log of another app, a file that is no log', async () => {
  const other = file(
    'other.jsonl',
    lines({ ...HEAD, app: { package: 'com.other' } }, { kind: 'call', time: 1, data: 'imei', arguments: [], stack: [] }),
  );
  const { evidence, problems } = await readEvidence({ traces: [other, file('x.txt', 'hello\nworld\n')] }, appWith(), knowledge);
  expect(problems.map(({ code }) => code)).toEqual(['trace/other-app', 'trace/unknown-format']);
  expect(evidence.run).toBe(undefined);
  expect(evidence.files?.map(({ name }) => name)).toEqual(['other.jsonl', 'x.txt']);
});

test('a log that names no app and in which this one never appears is told of and not used', async () => {
  const call = (i: number, frame: string) => ({
    kind: 'call',
    time: i,
    data: 'imei',
    arguments: [],
    stack: [frame, 'android.os.Handler.run(Handler.java:1)'],
  });
  const of = (frame: string) =>
    file('nameless.jsonl', lines({ format: 'touchstone-trace', version: 1 }, ...Array.from({ length: 30 }, (_, i) => call(i, frame))));
  const other = await readEvidence({ traces: [of('org.other.Main.run(Main.java:1)')] }, appWith(), knowledge);
  expect(other.problems.map(({ code }) => code)).toEqual(['trace/app-not-seen']);
  expect([other.evidence.run, other.evidence.files?.map(({ name }) => name)]).toEqual([undefined, ['nameless.jsonl']]);
  const own = await readEvidence({ traces: [of('cn.example.Main.run(Main.java:1)')] }, appWith(), knowledge);
  expect([own.problems, own.evidence.run?.length]).toEqual([[], 1]);
});

test('a body in a file beside the log, and none from elsewhere', async () => {
  file('body.bin', 'aid=9774d56d682e549c');
  const request = {
    kind: 'request',
    time: 1,
    protocol: 'http',
    host: 'a.example',
    url: 'http://a.example/',
    headers: [],
    decrypted: false,
  };
  const trace = file(
    'bodies.jsonl',
    lines(HEAD, { ...request, bodyFile: 'body.bin' }, { ...request, host: 'b.example', bodyFile: '../body.bin' }),
  );
  const { evidence } = await readEvidence({ traces: [trace] }, appWith(), knowledge);
  expect(evidence.run?.[0]?.sent.map(({ host }) => host)).toEqual(['a.example']);
});

test('a folder of screens', async () => {
  const ui = join(folder, 'shots');
  mkdirSync(ui);
  writeFileSync(join(ui, '01-first-launch.xml'), '<hierarchy><node text="同意" clickable="true" bounds="[0,0][9,9]"/></hierarchy>');
  writeFileSync(join(ui, '01-first-launch.png'), 'x');
  writeFileSync(join(ui, 'broken.xml'), '<hierarchy');
  const { evidence, problems } = await readEvidence({ ui: { path: ui, name: 'shots' } }, appWith(), knowledge);
  expect(evidence.screen?.screens).toMatchObject([
    { file: '01-first-launch.xml', picture: '01-first-launch.png', scenario: 'first-launch' },
  ]);
  expect(problems.map(({ code, file: at }) => `${code} ${at}`)).toEqual(['uitree/not-a-tree shots/broken.xml']);
});

test('bodies in files beside the log are read, links that lead out of its folder and what is no file are not', async () => {
  const inside = join(folder, 'bodies');
  mkdirSync(join(inside, 'kept'), { recursive: true });
  writeFileSync(join(inside, 'kept', 'a.bin'), 'i=9774d56d682e549c');
  writeFileSync(join(folder, 'secret.txt'), 'i=9774d56d682e549c');
  symlinkSync(join(folder, 'secret.txt'), join(inside, 'link.bin'));
  symlinkSync(folder, join(inside, 'up'));
  const request = (bodyFile: string, i: number) => ({
    kind: 'request',
    time: 1000 + i,
    protocol: 'http',
    host: `h${i}.example`,
    url: `http://h${i}.example/`,
    headers: [],
    bodyFile,
  });
  const names = ['kept/a.bin', 'link.bin', 'up/secret.txt', '../secret.txt', 'kept', 'kept/a.bin/x', 'x'.repeat(300), 'none.bin'];
  const trace = file('bodies/run.jsonl', lines(HEAD, ...names.map(request)));
  const { evidence } = await readEvidence({ traces: [trace] }, appWith(), knowledge);
  expect(evidence.run?.[0]?.sent.map(({ host }) => host)).toEqual(['h0.example']);
});

test('evidence that is gone is a problem, and the rest is read', async () => {
  const gone = { path: join(folder, 'gone'), name: 'gone' };
  const trace = file('rest.jsonl', lines(HEAD, { kind: 'consent', time: 1, event: 'agreed' }));
  const { evidence, problems } = await readEvidence({ policy: gone, traces: [gone, trace], hars: [gone], ui: gone }, appWith(), knowledge);
  expect(problems).toEqual(Array(4).fill({ code: 'file/not-found', at: 0, file: 'gone' }));
  expect(evidence.run?.map(({ file: name }) => name)).toEqual(['rest.jsonl']);
});

test('the digest is that of the whole file, however little of it is read', async () => {
  mkdirSync(join(folder, 'films'));
  const film = new Uint8Array(17 << 20).fill(7);
  writeFileSync(join(folder, 'films', '01-first-launch.mp4'), film);
  const { evidence } = await readEvidence({ ui: { path: join(folder, 'films'), name: 'films' } }, appWith(), knowledge);
  expect(evidence.files).toEqual([
    { input: 'ui', name: 'films/01-first-launch.mp4', sha256: createHash('sha256').update(film).digest('hex'), sizeBytes: film.length },
  ]);
});

test.each([
  ['a page that was not found', '<h1>404</h1><p>抱歉，您访问的页面不存在，请返回首页。</p>', false],
  ['a form', '<h1>登录</h1><p>请输入手机号</p><p>登录即表示同意《用户协议》和《隐私政策》</p>', false],
  ['an agreement', `<h1>用户服务协议</h1>${'<p>用户不得利用本服务从事违法活动。争议由被告住所地法院管辖。</p>'.repeat(9)}`, false],
  ['a policy that says that nothing is collected', '<h1>隐私政策</h1><p>本应用不收集您的任何个人信息。</p>', true],
  ['a policy without a heading', '<p>我们会收集您的手机号码，用于注册账号；您的个人信息受到保护。</p>', true],
])('%s as the policy', async (name, html, isOne) => {
  const { evidence, problems } = await readEvidence(
    { policy: file(`${name}.html`, `<html><body>${html}</body></html>`) },
    appWith(),
    knowledge,
  );
  expect(problems.map(({ code }) => code)).toEqual(isOne ? [] : ['evidence/not-a-policy']);
  expect(evidence.policy !== undefined).toBe(isOne);
});
