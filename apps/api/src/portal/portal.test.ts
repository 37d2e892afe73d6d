import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlers } from '../routes/index.ts';
import { buildServer } from '../server/build-server.ts';
import { serverConfig } from '../server/config.ts';
import { startApi, type TestApi } from '../testing.ts';
import { portalPages } from './pages.ts';
import { type PortalWorld, portalWorld, publishedSnapshot } from './portal.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-portal-'));
const objects = await openFolder(folder);
let api: TestApi;
let world: PortalWorld;

/** Of a console, whose pages the portal leads to: it need not have been built here. */
const consoleFolder = join(folder, 'console');

beforeAll(async () => {
  mkdirSync(consoleFolder);
  writeFileSync(join(consoleFolder, 'index.html'), '<!doctype html><title>console</title>');
  api = await startApi({ objects }, { consoleFolder });
  api.clock.at = new Date('2026-03-02T02:00:00Z');
  world = await portalWorld(api, objects);
  await publishedSnapshot(api, world.world.ministry, '2026年2月检测情况', {
    figures: [{ stage: 'tested', count: 1234567, subjects: 400, label: { zh: '<b>' } }],
  });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const look = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await api.app.inject({ url: `/public${path}`, headers });
  return { status: answer.statusCode, headers: answer.headers, page: answer.body };
};
const send = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await api.app.inject({
    method: 'POST',
    url: `/public${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
  return { status: answer.statusCode, headers: answer.headers, page: answer.body };
};
const codeIn = (page: string): readonly string[] => [...page.matchAll(/<dd><code>([^<]+)<\/code><\/dd>/g)].map(([, text]) => text ?? '');

describe('every page, in both languages', () => {
  const addresses = () =>
    portalPages
      .filter(({ method }) => method === 'GET')
      .map(({ path }) =>
        path
          .replace(':notice', world.published.id)
          .replace(':app', world.app.app)
          .replace(':operator', world.app.operator)
          .replace(':year', '2026')
          .replace('/entries', '/entries?q=%E6%97%A0')
          .replace('/search', '/search?q=wxkm'),
      );

  test('stands, runs nothing, loads only its style and mark, and names its language', async () => {
    for (const path of addresses().flatMap((one) => [one, `/en${one}`])) {
      const { status, headers, page } = await look(path);
      expect([path, status, headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(headers['cache-control']).toBe('public, max-age=60');
      expect(headers['set-cookie']).toBeUndefined();
      expect(page).toMatch(/^\/en(?=$|[/?])/.test(path) ? /<html lang="en">/ : /<html lang="zh-CN">/);
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page).not.toMatch(/<script|style=|javascript:|undefined|\[object|NaN|‹U\+000A›/);
    }
  });

  test('the language switch keeps the page', async () => {
    for (const path of addresses()) {
      const switched = /<a class="language" href="([^"]+)"/.exec((await look(path)).page)?.[1]?.replaceAll('&#38;', '&');
      expect(switched).toBe(`/public/en${path}`);
      expect(/<a class="language" href="([^"]+)"/.exec((await look(`/en${path}`)).page)?.[1]).toBe(`/public${path}`);
    }
  });

  test('every link of ours leads somewhere', async () => {
    const seen = new Set<string>();
    const waiting = ['/public', '/public/en'];
    while (waiting.length > 0) {
      const address = waiting.pop() as string;
      if (seen.has(address)) continue;
      seen.add(address);
      const answer = await api.app.inject(address);
      expect([address, answer.statusCode]).toEqual([address, 200]);
      if (!String(answer.headers['content-type']).startsWith('text/html') || !address.startsWith('/public')) continue;
      for (const [, href = ''] of answer.body.matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
        const next = href.replaceAll('&#38;', '&').split('#')[0] as string;
        if (!seen.has(next)) waiting.push(next);
      }
    }
    expect(seen.size).toBeGreaterThan(40);
  });
});

describe('search', () => {
  test.each(['昆明', 'kunming', 'wxkm', 'WX KM', '无线昆明科技', '浙ICP备12345678'])('%s finds the app', async (q) =>
    expect((await look(`/search?q=${encodeURIComponent(q)}`)).page).toContain(`href="/public/apps/${world.app.app}"`),
  );

  test.each(['草稿', '撤回所列', '%', "'", '<b>'])('%s finds nothing, and says what to do', async (q) => {
    const { status, page } = await look(`/search?q=${encodeURIComponent(q)}`);
    expect([status, page.includes('没有查到')]).toEqual([200, true]);
    expect(page).not.toContain('<b>');
  });

  test('pages follow each other by key until nothing is left', async () => {
    const notice = await sql<{ id: string }>`select id from touchstone.notice where state = 'PUBLISHED' limit 1`.execute(api.database.db);
    await sql`alter table touchstone.notice_row disable trigger user`.execute(api.database.db);
    for (let i = 0; i < 60; i++)
      await sql`
        insert into touchstone.notice_row (notice_id, attachment, ordinal, app_name, developer, problems)
        values (${notice.rows[0]!.id}, 1, ${100 + i}, ${`翻页应用${i % 55}`}, ${i % 2 === 0 ? null : `翻页公司${i}`}, '{}')`.execute(
        api.database.db,
      );
    await sql`alter table touchstone.notice_row enable trigger user`.execute(api.database.db);
    const names: string[] = [];
    let path: string | undefined = `/search?q=${encodeURIComponent('翻页应用')}`;
    while (path !== undefined) {
      const { page } = await look(path);
      names.push(...[...page.matchAll(/<p class="item"><a [^>]*>([^<]+)</g)].map(([, name]) => name ?? ''));
      path = /<a rel="next" href="\/public([^"]+)"/.exec(page)?.[1]?.replaceAll('&#38;', '&');
    }
    expect(names).toHaveLength(60);
    expect(new Set(names).size).toBe(55);
    expect((await look('/search?q=x&apps=forged')).status).toBe(400);
  });
});

describe('a notice', () => {
  test('its text, the official columns, what came after, and its files with their hashes', async () => {
    const { page } = await look(`/notices/${world.published.id}`);
    for (const head of ['序号', '应用名称', '应用开发者', '应用来源', '应用版本', '所涉问题', 'App备案号', '属地'])
      expect(page).toContain(`<th scope="col" lang="zh-CN">${head}</th>`);
    expect(page).toContain('公布之后（非通报原文）');
    expect(page).toContain('已整改（2026年3月9日）');
    for (const { format, sha256 } of world.published.files) {
      expect(page).toContain(sha256);
      expect(page).toContain(`/api/v1/public/notices/${world.published.id}/files/${format}`);
    }
    expect(page).toContain('<a href="https://www.example.cn/notice?a=1&#38;b=2" rel="external nofollow noopener noreferrer">');
    for (const hidden of [world.app.case, world.app.finding, world.app.evidence]) expect(page).not.toContain(hidden);
  });

  test('one that was corrected leads to the document that takes its place, and back', async () => {
    const first = world.correction.corrects;
    expect((await look(`/notices/${first}`)).page).toContain(`href="/public/notices/${world.correction.id}"`);
    expect((await look(`/notices/${world.correction.id}`)).page).toContain(`href="/public/notices/${first}"`);
    expect((await look(`/apps/${world.corrected.app}`)).page).toContain('已更正');
  });

  test('one that was withdrawn says why, and no longer whom it named', async () => {
    const { page } = await look(`/notices/${world.withdrawn.id}`);
    expect(page).toContain('所列应用有误 &#60;b&#62;撤回&#60;/b&#62;');
    expect(page).not.toContain('撤回所列');
    expect((await look(`/apps/${world.hidden.app}`)).status).toBe(404);
  });

  test('a draft, an app nobody named, and no id at all are one and the same nothing', async () => {
    const draft = await sql<{ id: string }>`select id from touchstone.notice where state = 'DRAFT'`.execute(api.database.db);
    for (const path of [
      `/notices/${draft.rows[0]!.id}`,
      '/notices/x',
      `/apps/${world.published.id}`,
      '/companies/%00',
      '/nothing',
      '/en/nothing',
      '/calendars/1900',
    ])
      expect([path, (await look(path)).status]).toEqual([path, 404]);
    expect((await look('/en/nothing')).page).toContain('There is no such page');
    expect((await api.app.inject({ method: 'DELETE', url: '/public/notices' })).statusCode).toBe(404);
  });
});

test('figures stand with their as-of date, and nothing of a frozen result is markup', async () => {
  const { page } = await look('/statistics');
  expect(page).toContain('截至 <time datetime="2026-02-28T16:00:00.000Z">2026年3月1日 00:00</time>');
  expect(page).toContain('1,234,567');
  expect(page).not.toContain('<b>');
});

test('the program of the open data page, as it is printed there, checks the signature of the feed', async () => {
  const address = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const { page } = await look('/open-data');
  const program = (page.split('<pre tabindex="0"><code>').at(-1) as string)
    .split('</code>')[0]!
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(api.platform.publicUrl, address);
  const file = join(folder, 'verify.mjs');
  const run = async (text: string) => {
    writeFileSync(file, text);
    return new Promise<string>((resolve, reject) =>
      execFile(process.execPath, [file], (error, stdout) => (error === null ? resolve(stdout.trim()) : reject(error))),
    );
  };
  expect(await run(program)).toBe('true');
  expect(await run(program.replace('canonical(index))', "canonical(index) + ' ')"))).toBe('false');
});

describe('a complaint', () => {
  const said = { subject: '无线昆明', text: '第一次打开就要通讯录\r\n不给就退出', province: '', homepage: '' };

  test('is taken without account; its code and secret are told once and answer for it', async () => {
    const { status, headers, page } = await send('/complaints', said, { origin: 'null', cookie: 'touchstone=x' });
    expect([status, headers['cache-control']]).toEqual([201, 'no-store']);
    const [code = '', secret = ''] = codeIn(page);
    expect(secret).toMatch(/^[A-Z2-9]{16}$/);
    const state = await send('/complaints/state', { code, secret });
    expect([state.status, state.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(state.page).toContain('已收到');
    expect(state.page).not.toContain(secret);
    const wrong = await send('/en/complaints/state', { code, secret: 'A'.repeat(16) });
    expect([wrong.status, wrong.page.includes('Nothing was found')]).toEqual([404, true]);
    expect(api.log.join('')).not.toContain(secret);
  });

  test.each<[string, Record<string, string>, readonly string[]]>([
    ['nothing', {}, ['subject', 'text']],
    ['markup', { ...said, text: '<script>alert(1)</script>' }, ['text']],
    ['no package', { ...said, package: 'x' }, ['package']],
    ['no day', { ...said, happenedOn: '2026-02-30' }, ['happenedOn']],
    ['no province', { ...said, province: '99' }, ['province']],
    ['too long', { ...said, text: '长'.repeat(4001), name: '名'.repeat(65) }, ['text', 'name']],
  ])('with %s comes back as it was written, its faults named', async (_name, fields, faults) => {
    const { status, page } = await send('/complaints', fields);
    expect(status).toBe(422);
    const named = [...page.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field);
    expect(named).toEqual(faults);
    for (const field of faults) expect(page).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    if (fields['subject'] !== undefined) expect(page).toContain('value="无线昆明"');
    expect(page).not.toContain('<script');
  });

  test('keeps its line breaks when it comes back', async () =>
    expect((await send('/complaints', { ...said, package: 'x' })).page).toContain('\n第一次打开就要通讯录\n不给就退出</textarea>'));

  test('a program that fills every field is asked again, and nothing is kept', async () => {
    const count = async () =>
      (await sql<{ n: string }>`select count(*) as n from touchstone.complaint`.execute(api.database.db)).rows[0]!.n;
    const before = await count();
    const { status, page } = await send('/complaints', { ...said, homepage: 'https://spam.example' });
    expect([status, page.includes('role="alert"')]).toEqual([422, true]);
    expect(page).not.toContain('spam.example');
    expect(await count()).toBe(before);
  });

  test('too much, or in another form, is refused with a page', async () => {
    expect((await send('/complaints', { ...said, text: 'x'.repeat(70_000) })).status).toBe(413);
    const json = await api.app.inject({ method: 'POST', url: '/public/complaints', payload: { subject: 'x', text: 'yy' } });
    expect([json.statusCode, json.headers['content-type']]).toEqual([415, 'text/html; charset=utf-8']);
  });
});

describe('what does not work is told as a page that says what to do', () => {
  const served = async (env: Record<string, string>, platform = api.platform) =>
    buildServer({ config: serverConfig({ MAX_EVENT_LOOP_DELAY_MS: '0', ...env }), platform, handlers, logTo: { write: () => {} } });
  const asked = async (app: FastifyInstance, url: string, form?: string) => {
    const answer = await app.inject(
      form === undefined ? url : { method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: form },
    );
    expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    return { status: answer.statusCode, page: answer.body, after: Number(answer.headers['retry-after']) };
  };

  test('too many forms from one address, through the portal and the API together', async () => {
    const app = await served({ RATE_SIGN_IN: '2' });
    await app.inject({ method: 'POST', url: '/api/v1/public/complaints/status', payload: { code: 'AAAAAAAA', secret: 'AAAAAAAA' } });
    expect((await asked(app, '/public/complaints/state', 'code=AAAAAAAA&secret=AAAAAAAA')).status).toBe(404);
    const { status, page, after } = await asked(app, '/public/complaints/state', 'code=AAAAAAAA&secret=AAAAAAAA');
    expect([status, after > 0, page.includes(`等 ${after} 秒再试`)]).toEqual([429, true, true]);
    expect((await app.inject('/public/about')).statusCode).toBe(200);
    await app.close();
  });

  test('too many pages from one address', async () => {
    const app = await served({ RATE_PER_ADDRESS: '1' });
    await app.inject('/public');
    expect(await asked(app, '/public/en/about')).toMatchObject({ status: 429, page: expect.stringContaining('Too many requests') });
    await app.close();
  });

  test('a fault of ours: its words are for the log', async () => {
    const broken = Object.create(api.platform, { transaction: { value: () => Promise.reject(new Error('password is hunter2')) } });
    const app = await served({}, broken);
    const { status, page } = await asked(app, '/public/notices');
    expect([status, page.includes('系统出错了'), page.includes('hunter2')]).toEqual([500, true, false]);
    await app.close();
  });
});

test('a head without a body, for those who check links', async () => {
  const answer = await api.app.inject({ method: 'HEAD', url: '/public/notices' });
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
});

test('the style never changes under its name', async () => {
  const [, style = ''] = /href="(\/public\/style\.[0-9a-f]{16}\.css)"/.exec((await look('')).page) ?? [];
  const { headers, statusCode } = await api.app.inject(style);
  expect([statusCode, headers['cache-control'], headers['content-type']]).toEqual([
    200,
    'public, max-age=31536000, immutable',
    'text/css; charset=utf-8',
  ]);
});
