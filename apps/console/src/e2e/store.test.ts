import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestPerson } from '@touchstone/api/testing';
import { openFolder } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import { readWorkbook } from '@touchstone/readers';
import { sendItems } from '@touchstone/services/delisting';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { draftedCase, issuedOrder } from '../../../api/src/wiring/delisting.fixture.ts';
import { delistingPorts } from '../../../api/src/wiring/delisting-ports.ts';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled, tick } from './settled.fixture.ts';

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex');
const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const STORE = idOf('a', 'store');
const APPS = ['轻盈天气', '晴空相机', '快达出行', '示例阅读'];

/** Pages of a store, each with rows on it. */
const PAGES = [
  ...['/order-items', '/order-item-answers', '/shelf/listings', '/shelf/developers', '/gate/checks', '/gate/policies'],
  ...['/gate/policies/default', `/gate/checks/${idOf('a', 'gate-check')}`, '/programmes', `/programmes/${idOf('a', 'programme')}`],
  ...['/store-measures', '/store-reports', `/store-reports/${idOf('a', 'report')}`],
];

withTool(describe, 'chromium')('a day in a store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  let w: ConsoleWorld;
  let ministry: string;
  let order: string;
  let items: readonly string[];
  let shop: TestPerson;
  const inspector = () => w.api.person(ministry, 'ministry-inspector', 'all');
  beforeAll(async () => {
    w = await openConsole({ objects: await openFolder(folder) });
    const { db } = w.api.database;
    const { platform } = w.api;
    ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    await seedNation(db, ministry);
    await seedSide(db, 'a');
    await db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .execute();
    const app = randomUUID();
    const named = { name: APPS[0]!, name_normal: APPS[0]!, name_grams: [] };
    await db
      .insertInto('app')
      .values({ id: app, package: 'cn.example.weather', platform: 'android', ...named, operator_id: idOf('a', 'operator') })
      .execute();
    for (const [i, name] of APPS.entries())
      await db
        .insertInto('listing')
        .values({ id: randomUUID(), store_id: STORE, store_app_id: `app-${i}`, app_id: app, state: 'LIVE', name, version_name: '1.0' })
        .execute();
    const handler = (await inspector()).id;
    const of = await draftedCase(db, platform, { app, organisation: ministry, operator: idOf('a', 'operator'), handler });
    const made = await issuedOrder(db, platform, { type: 'delisting', of, store: STORE, organisation: ministry });
    if (!made.ok) throw new Error(made.reason);
    ({ order } = made);
    items = made.items.map(({ id }) => id);
    await sendItems(delistingPorts({ db, platform }), { faultOf: () => undefined } as never);
    shop = await w.api.person(idOf('a', 'store-org'), 'store-operator', `store:${STORE}`);
  }, 180_000);
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('every page: nobody is kept out, nothing is wider than a telephone', async () => {
    const { page, context, complaints } = await w.sit(shop);
    for (const address of PAGES) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, `${w.url}${address}`);
      const name = `store${address.replaceAll(/\W+/g, '-').slice(0, 40)}`;
      await picture(page, name);
      expect(await page.locator('[role=alert]').allTextContents(), address).toEqual([]);
      expect(await page.locator('main').textContent()).not.toContain('您不代表任何商店');
      expect(await faultsOf(page), address).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForTimeout(50);
      await picture(page, `${name}-390`);
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'), address).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }, 180_000);

  test('acknowledges all at once, reports one done that is not, and the looks show it', async () => {
    const { page, context } = await w.sit(shop);
    await open(page, `${w.url}/order-items?order=${order}`);
    await tick(page.getByLabel('选择全部'));
    await page.getByRole('button', { name: /^签收/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签收' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.locator('tbody .tag', { hasText: '已签收' }).count()).toBe(APPS.length);

    const lie = items[0]!;
    await open(page, `${w.url}/order-items/${lie}`);
    await page.getByRole('button', { name: '报告已完成' }).click();
    await page.getByRole('dialog').getByText('记为虚假报告').waitFor();
    await page.getByLabel('证明文件（可不选）').setInputFiles({ name: '下架截图.png', mimeType: 'image/png', buffer: PICTURE });
    await page.getByText(sha256Of(PICTURE)).waitFor();
    await picture(page, 'store-proof');
    await page.getByRole('dialog').getByRole('button', { name: '报告已完成' }).click();
    await page.getByText('商店报称完成').first().waitFor();
    await context.close();

    w.api.clock.at = new Date(w.api.clock.at.getTime() + 2 * 3_600_000);
    const seen = await w.api.app.inject({
      method: 'POST',
      url: `/api/v1/order-items/${lie}/looks`,
      headers: (await inspector()).headers,
      payload: { vantage: '北京', result: 'live' },
    });
    expect(seen.json().state, seen.body).toBe('STILL_LIVE');
    const authority = await w.sit(await inspector());
    await open(authority.page, `${w.url}/order-items/${lie}`);
    await authority.page.locator('h1 ~ .tag', { hasText: '仍在架' }).waitFor();
    await authority.page.getByRole('link', { name: '打开问题' }).waitFor();
    const proof = await authority.page.getByRole('link', { name: /下架截图/ }).getAttribute('href');
    expect(await (await authority.context.request.get(`${w.url}${proof}`)).body()).toEqual(PICTURE);
    await picture(authority.page, 'store-proof-seen');
    await authority.context.close();
    shop = await w.api.person(idOf('a', 'store-org'), 'store-operator', `store:${STORE}`);
    const again = await w.sit(shop);
    await open(again.page, `${w.url}/order-items/${lie}`);
    const main = again.page.locator('main');
    await main.locator('h1 ~ .tag', { hasText: '仍在架' }).waitFor();
    expect(await main.textContent()).not.toContain('北京');
    await picture(again.page, 'store-lied');
    await again.context.close();
  });

  test('answers the rest by its list: a wrong row is shown and nothing is taken, then all is', async () => {
    const { page, context } = await w.sit(shop);
    await open(page, `${w.url}/order-item-answers`);
    const href = await page.getByRole('link', { name: /名单（XLSX）/ }).getAttribute('href');
    const file = await context.request.get(`${w.url}${href}`);
    const rows = readWorkbook(new Uint8Array(await file.body()), { ports }).value[0]!.rows;
    const head = rows.findIndex((cells) => cells.includes('指令编号'));
    const at = (title: string) => rows[head]!.indexOf(title);
    const rest = items.slice(1);
    const filled = (answer: (item: string) => readonly [string, string]) =>
      rows.slice(head).map((cells, i) => {
        const out = rows[head]!.map((_, k) => cells[k] ?? '');
        const item = out[at('指令编号')]!;
        if (i > 0 && rest.includes(item)) [out[at('办理结果')], out[at('异议理由')]] = answer(item) as [string, string];
        return out.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
      });
    const choose = (text: readonly string[]) =>
      page.setInputFiles('input[type=file]', { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text.join('\r\n')) });
    await choose(filled((item) => (item === rest[0] ? ['异议', '不想下架'] : ['已下架', ''])));
    await page.getByText('1 行有问题').waitFor();
    await picture(page, 'store-answers-faulty');
    await page.getByText('异议理由：异议理由无法识别').waitFor();
    expect(await page.getByRole('button', { name: /提交 2 项答复/ }).getAttribute('aria-disabled')).toBe('true');
    await choose(filled((item) => (item === rest[0] ? ['异议', '同名的另一个应用'] : ['已下架', ''])));
    await page.getByText('报告完成 2 项，异议 1 项').waitFor();
    await page.getByRole('button', { name: /提交 3 项答复/ }).click();
    await page.getByText('已提交 3 项答复').waitFor();
    await open(page, `${w.url}/order-items?order=${order}&state=OBJECTED`);
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
    await context.close();
  });

  test('asks its gate about a file: the digest is made in the browser', async () => {
    const { page, context } = await w.sit(shop);
    await open(page, `${w.url}/gate/checks`);
    await page.getByRole('button', { name: '送审' }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByRole('button', { name: '送审' }).isDisabled()).toBe(true);
    await dialog
      .getByLabel('安装包', { exact: true })
      .setInputFiles({ name: 'app.apk', mimeType: 'application/octet-stream', buffer: PICTURE });
    await dialog.getByText(sha256Of(PICTURE)).waitFor();
    await picture(page, 'store-gate-ask');
    await dialog.getByLabel(/同时上传文件/).uncheck();
    await dialog.getByRole('button', { name: '送审' }).click();
    await page.getByRole('heading', { name: `审核 ${sha256Of(PICTURE).slice(0, 16)}…` }).waitFor();
    await context.close();
  });

  test('writes the rules of its gate as YAML: what is wrong is shown by line, then it is version 1', async () => {
    const { page, context } = await w.sit(await w.api.person(idOf('a', 'store-org'), 'store-admin', `store:${STORE}`));
    await open(page, `${w.url}/gate/policies/default`);
    await page.getByRole('button', { name: '以此为底新建' }).click();
    const editor = page.locator('textarea').first();
    const text = await editor.inputValue();
    expect(text).toContain('name: own');
    await editor.fill(text.replace(/outcome: \w+/, 'outcome: refuse'));
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/第 \d+ 行第 \d+ 列：.*pass、manual、return/);
    await picture(page, 'store-gate-policy-faulty');
    await editor.fill(text);
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByRole('heading', { name: 'own@1' }).waitFor();
    await context.close();
  });

  test('an authority looks at what the store owes, ticks what is suspected, and people have it to decide', async () => {
    const { page, context, complaints } = await w.sit(await inspector());
    await open(page, `${w.url}/stores/${STORE}`);
    const duties = page.getByRole('region', { name: '商店自身义务' });
    await duties.getByRole('button', { name: '检查义务' }).click();
    await duties.getByText('疑似未履行').first().waitFor();
    // what only a person can tell is not clean
    expect(await duties.getByText('只能由人工判断').count()).toBeGreaterThan(0);
    await duties.getByText('请先勾选疑似未履行的义务').waitFor();
    await duties.locator('tbody input[type=checkbox]').first().check();
    await duties.getByRole('button', { name: '作为商店问题提请审核' }).click();
    await duties.getByText('已提请审核：').waitFor();
    await picture(page, 'store-duties');
    // what lies below the bar at the top is no place to click
    await page.evaluate('window.scrollTo(0, 0)');
    expect(await faultsOf(page)).toEqual([]);
    await duties.getByRole('status').getByRole('link').first().click();
    await page.waitForURL(/\/findings\//);
    await settled(page);
    expect(await page.locator('[role=alert]').allTextContents()).toEqual([]);

    await open(page, `${w.url}/stores/${STORE}`);
    await duties.locator('tbody input[type=checkbox]').first().check();
    await duties.getByRole('button', { name: '作为商店问题提请审核' }).click();
    await duties.getByText('没有重复提请', { exact: false }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('what a person saw of a listing is on record, and a file is held', async () => {
    const { page, context, complaints } = await w.sit(await inspector());
    const dialog = page.getByRole('dialog');
    await open(page, `${w.url}/stores`);
    const counted = page.locator(`a[href="/listings?store=${STORE}&isUp=true"]`);
    const up = Number(await counted.textContent());
    await counted.click();
    await settled(page);
    expect([up, await page.locator('main tbody tr').count()]).toEqual([APPS.length + 1, APPS.length + 1]);
    await page.locator('main tbody th a').first().click();
    await settled(page);
    await page.getByRole('button', { name: '登记人工核验' }).click();
    await dialog.getByLabel('从哪里看（网络或地点）').fill('北京 移动网络');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '登记人工核验' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const looks = page.getByRole('region', { name: '公开页面核验' });
    await looks.getByText('北京 移动网络').waitFor();
    expect(await looks.locator('tbody tr', { hasText: '北京 移动网络' }).getByText('人工查看').count()).toBe(1);
    await picture(page, 'listing-looked-at');

    const { sha256 } = await w.api.database.db.selectFrom('artifact').select('sha256').executeTakeFirstOrThrow();
    await open(page, `${w.url}/artifacts/${sha256}`);
    for (const step of ['封存', '解除封存']) {
      await page.getByRole('button', { name: step, exact: true }).click();
      await dialog.getByLabel('理由').fill('复议期间');
      await dialog.getByRole('button', { name: step, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
    }
    const holds = page.getByRole('region', { name: '封存' });
    await expect.poll(() => holds.locator('tbody tr').count()).toBe(1);
    await expect.poll(() => holds.getByText('封存中').count()).toBe(0);
    await picture(page, 'artifact-held');
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
