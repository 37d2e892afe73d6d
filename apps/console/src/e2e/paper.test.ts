import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import { readWorkbook } from '@touchstone/readers';
import { withTool } from '@touchstone/test-kit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkLoop } from '../../../api/src/roles/bulk-loop.ts';
import { idOf, nameOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

/** Pixels of what an A4 sheet holds between our margins, upright and across. */
const [UPRIGHT, ACROSS] = [703, 1032];

withTool(describe, 'chromium')('on paper and in spreadsheets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  let w: ConsoleWorld;
  let page: Page;
  let province: Page;
  beforeAll(async () => {
    w = await openConsole({ objects: await openFolder(folder) });
    const ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    await seedNation(w.api.database.db, ministry);
    for (const side of ['a', 'b'] as const) await seedSide(w.api.database.db, side);
    ({ page } = await w.sit(await w.api.person(ministry, 'ministry-inspector', 'all')));
    await w.api.database.db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .execute();
    ({ page: province } = await w.sit(await w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11')));
  }, 180_000);
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['/apps', ACROSS, '开发运营者'],
    [`/cases/${idOf('a', 'served-case')}`, UPRIGHT, '期限'],
    [`/orders/${idOf('a', 'order')}`, UPRIGHT, '送达'],
    [`/scans/${idOf('a', 'request')}`, UPRIGHT, nameOf('a')],
    [`/notices/${idOf('a', 'notice')}`, UPRIGHT, '附件 1'],
    [`/runs/${idOf('a', 'run')}`, UPRIGHT, nameOf('a')],
    [`/sheets/${idOf('a', 'sheet')}`, UPRIGHT, '条款'],
    ['/dashboard', UPRIGHT, '通报'],
  ])('%s is printed without what is pressed, and whole', async (address, width, held) => {
    // a draft is its authority’s own
    const sheet = address.startsWith('/notices') ? province : page;
    await sheet.emulateMedia({ media: 'screen' });
    await open(sheet, `${w.url}${address}`);
    await sheet.emulateMedia({ media: 'print' });
    await sheet.setViewportSize({ width, height: 1100 });
    // biome-ignore lint/performance/useDomNodeTextContent: what is not drawn is not to be read
    const text = await sheet.locator('body').innerText();
    expect(text).toContain(held);
    for (const pressed of ['退出登录', '消息', '工作台', '导出', '更多筛选', '所在位置', '现在可以做', 'http'])
      expect(text).not.toContain(pressed);
    const name = `paper${address.replaceAll(/\W+/g, '-').slice(0, 20)}`;
    await picture(sheet, name);
    keep(name, await sheet.pdf({ preferCSSPageSize: true }));
    expect(await sheet.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await sheet.setViewportSize({ width: 1440, height: 900 });
  });

  test('a list is taken away as a workbook and as CSV, all of it', async () => {
    await page.emulateMedia({ media: 'screen' });
    await open(page, `${w.url}/apps?limit=20`);
    const shown = await page.locator('tbody tr').count();
    expect(shown).toBeGreaterThan(1);
    const bytes = await taken('Excel（XLSX）');
    const [sheet] = readWorkbook(new Uint8Array(bytes), { ports }).value;
    expect(sheet?.rows).toHaveLength(shown + 1);
    expect(sheet?.rows.flat()).toContain(nameOf('a'));
    const csv = (await taken('CSV')).toString();
    expect(csv.trim().split('\r\n')).toHaveLength(shown + 1);
  });

  test.each([
    ['/apps', '应用', nameOf('a')],
    ['/findings?state=CONFIRMED', '问题', '已确认'],
    ['/cases', '对象', '案'],
  ])('the whole of %s is made by the server, and fetched', async (address, heading, held) => {
    await open(page, `${w.url}${address}`);
    await page.getByRole('button', { name: /（服务器生成）$/ }).click();
    await page
      .getByText(/等待|排队|进行/)
      .first()
      .waitFor();
    const { platform, database } = w.api;
    await bulkLoop({ db: database.db, platform, objects: platform.objects }).round(new AbortController().signal);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('status').getByRole('link', { name: '下载生成的文件' }).click(),
    ]);
    const csv = (await readFile(await download.path())).toString();
    expect(csv).toMatch(new RegExp(`^\uFEFF${heading},`));
    expect(csv).toContain(held);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('an SDK that no store hands over is registered under its firm', async () => {
    await open(page, `${w.url}/apps`);
    await page.getByRole('link', { name: '登记主体' }).click();
    await page.waitForURL('**/subjects/new');
    await settled(page);
    await page.getByLabel('类型', { exact: true }).selectOption('sdk');
    await page.getByLabel('标识', { exact: true }).fill('cn.example.ads');
    await page.getByLabel('名称', { exact: true }).fill('示例广告SDK');
    await page.getByLabel('提供者', { exact: true }).fill('示例广告有限公司');
    await page.getByLabel('统一社会信用代码').fill('91440305MA5DEM012X');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('统一社会信用代码').fill('91440305MA5DEM012M');
    await picture(page, 'subject-new');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: '示例广告SDK' }).waitFor();
    await page.getByRole('link', { name: '示例广告有限公司' }).waitFor();

    await open(page, `${w.url}/subjects/new`);
    const table = Buffer.from('类型,标识,名称,平台\n小程序,wx0123456789,示例小程序,wechat\n怪物,x,y,wechat');
    await page.getByLabel(/^表格/).setInputFiles({ name: '主体.csv', mimeType: 'text/csv', buffer: table });
    await page.getByRole('button', { name: '登记表中各行' }).click();
    await page
      .getByText(/排队中|进行中/)
      .first()
      .waitFor();
    const { platform, database } = w.api;
    await bulkLoop({ db: database.db, platform, objects: platform.objects }).round(new AbortController().signal);
    await page.getByRole('link', { name: '下载生成的文件' }).waitFor();
    await open(page, `${w.url}/apps?kind=mini-program`);
    await page.getByRole('link', { name: '示例小程序' }).waitFor();
  });

  test('what takes long says how far it is, and is ended', async () => {
    let pages = 0;
    await page.route('**/api/v1/apps?*limit=200*', async (route) => {
      pages++;
      const answer = await route.fetch();
      const body = (await answer.json()) as object;
      await new Promise((done) => setTimeout(done, 100));
      await route.fulfill({ response: answer, json: { ...body, next: 'one-more' } }).catch(() => {}); // ended in the meantime
    });
    await open(page, `${w.url}/apps?limit=20`);
    await page.getByText('导出', { exact: true }).click();
    await page.getByRole('button', { name: 'CSV' }).click();
    await page.getByText(/已读取 \d+ 行/).waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('导出', { exact: true }).waitFor();
    const then = pages;
    await page.waitForTimeout(300);
    expect(pages).toBe(then);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  async function taken(format: string): Promise<Buffer> {
    await page.getByText('导出', { exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: format }).click()]);
    return readFile(await download.path());
  }
});

/** Beside the pictures, to be looked at. */
function keep(name: string, pdf: Uint8Array): void {
  const folder = process.env['PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.pdf`), pdf);
}
