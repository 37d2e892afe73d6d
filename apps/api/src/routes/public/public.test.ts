import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());

const ministry = await api.organisation('ministry');
const [APP, SECRET_APP, FIRM] = [randomUUID(), randomUUID(), randomUUID()];
await sql`insert into touchstone.operator (id, name, name_normal, name_grams, contacts) values (${FIRM}, '轻盈公司', '轻盈公司', '{}', '{"phone": "13800000000"}')`.execute(
  db,
);
for (const id of [APP, SECRET_APP])
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, operator_id)
    values (${id}, 'android', ${`cn.secret.a${id.slice(0, 8)}`}, '内部名称', '内部名称', '{}', ${FIRM})`.execute(db);

type Row = Readonly<Record<string, unknown>>;
/** A notice with its rows; published unless it is a draft. */
async function notice(title: string, state: string, rows: readonly Row[], more: Row = {}): Promise<string> {
  const id = randomUUID();
  const isOut = state !== 'DRAFT';
  const into = (table: string, row: Row) =>
    db
      .insertInto(table as 'app')
      .values(row as never)
      .execute();
  await into('notice', {
    id,
    year: 2026,
    kind: 'problems',
    title,
    organisation_id: ministry,
    template: 't',
    template_version: '1',
    state: 'DRAFT',
    ...more,
  });
  await into('notice_attachment', { notice_id: id, number: 1, title: '附件1', columns: [] });
  for (const [i, row] of rows.entries()) await into('notice_row', { notice_id: id, attachment: 1, ordinal: i + 1, ...row });
  if (isOut)
    await sql`update touchstone.notice set state = ${state}, frozen_at = '2026-11-01', published_at = ${`2026-11-0${++published}`}::timestamptz where id = ${id}`.execute(
      db,
    );
  return id;
}
let published = 0;

const row = {
  app_name: '无线昆明',
  developer: '轻盈公司',
  version: '4.5.9',
  problems: ['违规收集个人信息'],
  filing_no: '滇ICP备10018704号-9A',
  app_id: APP,
  operator_id: FIRM,
};
const first = await notice('第一批', 'CORRECTED', [
  row,
  { app_name: '别的应用', developer: '别的公司', problems: [] },
  { app_name: '占位', is_placeholder: true, problems: [] },
]);
const second = await notice('更正', 'PUBLISHED', [{ ...row, version: '4.6.0' }], { corrects: first });
await notice('尚未公布的草稿', 'DRAFT', [{ ...row, app_name: '草稿应用', app_id: SECRET_APP }]);
const withdrawn = await notice('后来撤回', 'WITHDRAWN', [{ ...row, app_name: '撤回了的' }], { withdrawn_reason: '名单有误' });
await sql`
  insert into touchstone.notice_annotation (id, notice_id, attachment, ordinal, text, basis, at)
  values (${randomUUID()}, ${first}, 1, 1, '已整改（2026年11月3日）', 'x', '2026-11-03')`.execute(db);

const get = async (url: string) => {
  const answer = await api.app.inject(`/api/v1/public/${url}`);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    body: answer.headers['content-type']?.includes('json;') === true ? answer.json() : null,
  };
};
const search = async (q: string) => (await get(`search?q=${encodeURIComponent(q)}`)).body;

test.each([
  ['昆明', ['无线昆明']],
  ['轻盈', ['无线昆明']],
  ['滇ICP备10018704', ['无线昆明']],
  ['滇icp备10018704号-9a', ['无线昆明']],
  ['kunming', ['无线昆明']],
  ['Wu Xian Kun Ming', ['无线昆明']],
  ['wxkm', ['无线昆明']],
  ['qygs', ['无线昆明']],
  ['caogao', []],
  ['zhanwei', []],
  ['chehui', []],
  ['撤回了的', []],
  ['草稿', []],
  ['占位', []],
  ['内部名称', []],
  ['cn.secret', []],
  ['%', []],
])('%s finds %j', async (q, names) => expect((await search(q)).apps.map(({ name }: { name: string }) => name)).toEqual(names));

test('a developer is found with how many of its apps were named', async () =>
  expect((await search('轻盈公司')).developers).toMatchObject([{ operator: FIRM, name: '轻盈公司', rows: 2, apps: 1 }]));

test('the card of an app holds what was published, its correction and what came after it, and nothing else', async () => {
  const { body, headers, text } = await get(`apps/${APP}`);
  expect(body).toMatchObject({
    names: ['无线昆明'],
    facts: [
      { notice: second, noticeState: 'PUBLISHED', correctedBy: null, version: '4.6.0' },
      { notice: first, noticeState: 'CORRECTED', correctedBy: second, annotations: [{ text: '已整改（2026年11月3日）' }] },
    ],
  });
  expect(headers['cache-control']).toBe('public, max-age=60');
  for (const hidden of ['cn.secret', '内部名称', '13800000000']) expect(text).not.toContain(hidden);
  expect((await get(`operators/${FIRM}`)).body.facts).toHaveLength(2);
});

test('whom a withdrawn notice named is told nowhere; that it was withdrawn, and why, is', async () => {
  expect((await get(`apps/${APP}`)).text).not.toContain(withdrawn);
  for (const file of ['published-rows.csv', 'published-rows.jsonl'])
    expect((await get(`open-data/${file}`)).text).not.toContain('撤回了的');
  expect((await get('open-data/published-notices.csv')).text).toContain('名单有误');
});

test('of what was not published there is no card, whether we know it or not', async () => {
  expect((await get(`apps/${SECRET_APP}`)).status).toBe(404);
  expect((await get(`apps/${randomUUID()}`)).text.replace(/"instance":"[^"]*"/, '')).toBe(
    (await get(`apps/${SECRET_APP}`)).text.replace(/"instance":"[^"]*"/, ''),
  );
});

test('open data: files as the index says, byte for byte; a change makes new ones', async () => {
  const { body: index } = await get('open-data');
  expect(index.files.map(({ file, rows }: { file: string; rows: number }) => [file, rows])).toEqual([
    ['published-rows.csv', 4],
    ['published-rows.jsonl', 4],
    ['published-notices.csv', 3],
    ['published-notices.jsonl', 3],
  ]);
  for (const { file, sha256, sizeBytes, path } of index.files) {
    const answer = await api.app.inject(path);
    expect([file, createHash('sha256').update(answer.rawPayload).digest('hex'), answer.rawPayload.length]).toEqual([
      file,
      sha256,
      sizeBytes,
    ]);
    expect(answer.headers).toMatchObject({ etag: `"${sha256}"`, 'cache-control': 'public, max-age=300' });
    expect(answer.body).not.toMatch(/草稿|13800000000|cn\.secret/);
  }
  const lines = (await api.app.inject('/api/v1/public/open-data/published-rows.jsonl')).body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ name, isPlaceholder }) => [name, isPlaceholder])).toEqual([
    ['无线昆明', false],
    ['别的应用', false],
    ['占位', true],
    ['无线昆明', false],
  ]);
  expect((await get('open-data')).body).toEqual(index);
  await notice('第二批', 'PUBLISHED', [{ ...row, app_name: '=HYPERLINK("x")' }]);
  const next = (await get('open-data')).body;
  expect(next.files[0].rows).toBe(5);
  expect((await api.app.inject('/api/v1/public/open-data/published-rows.csv')).body).toContain(`"'=HYPERLINK(""x"")"`);
});

test('figures that were published, and no others', async () => {
  for (const [name, at] of [
    ['公开', '2026-11-05'],
    ['内部', null],
  ])
    await sql`
      insert into touchstone.statistic_snapshot (id, name, organisation_id, scope, query, as_of, result, hash, published_at, created_at)
      values (${randomUUID()}, ${name}, ${ministry}, 'all', '{}', now(), '{"tested": 1}', ${'a'.repeat(64)}, ${at}, now())`.execute(db);
  expect((await get('statistics')).body.items).toMatchObject([{ name: '公开', result: { tested: 1 } }]);
});
