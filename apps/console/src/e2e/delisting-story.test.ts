import { withTool } from '@touchstone/test-kit';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlantedWorld, plantedWorld } from '../../../api/src/chain/planted.fixture.ts';
import type { TestPerson } from '../../../api/src/testing.ts';
import { faultsOf } from './axe.fixture.ts';
import { openBrowser, type Seat, seat } from './browser.fixture.ts';
import { builtConsole } from './built-console.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled, tick } from './settled.fixture.ts';

/** Every step of people is taken on pages; what the platform and the stores do by themselves is turned by name. */
withTool(describe, 'chromium')('overdue, named in public, ordered off the shelves, and looked after', () => {
  let world: PlantedWorld;
  let browser: Browser;
  let [admin, inspector, approver]: Seat[] = [];
  let caseId = '';
  const now = () => world.w.api.platform.now().getTime();
  const address = (path: string) => `${world.w.baseUrl}${path}`;
  const sit = ({ headers }: TestPerson) => seat(browser, world.w.baseUrl, headers['cookie']);
  beforeAll(async () => {
    [world, browser] = await Promise.all([builtConsole().then((consoleFolder) => plantedWorld({ consoleFolder })), openBrowser()]);
    const { w, people, steps } = world;
    const found = await world.found();
    await sql`update touchstone.organisation set policy = policy || '{"secondFactor": "optional"}'`.execute(w.api.database.db);
    await steps.proven(people.inspector, found.finding.id);
    await steps.confirmed(found.finding.id, people);
    caseId = await steps.caseOf(found.finding.id, people);
    const order = await steps.rectification(caseId, found.operator, people);
    await steps.issued(order, people);
    await steps.served(order, people, found.firm);
    [admin, inspector, approver] = [await sit(people.admin), await sit(people.inspector), await sit(people.approver)];
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await world?.w.close();
  });

  /** A button of the page, and the button of the same name in the dialog that it opens. */
  const take = async ({ page }: Seat, step: string) => {
    await page.getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await settled(page);
  };
  /** 演示时间, as the administrator sets it. */
  const setDay = async (day: string) => {
    const { page } = admin!;
    await page.locator('summary', { hasText: '演示时间' }).click();
    await page.getByLabel('日期', { exact: true }).fill(day);
    await page.getByRole('button', { name: '设为当日 9:00' }).click();
    await page.getByRole('status').getByText(`演示时间 ${day} 09:00`).waitFor();
    await page.keyboard.press('Escape');
  };
  const stateOf = () => world.stateOf(caseId);
  /** Drafts become documents by four eyes. */
  const issued = async (orders: readonly string[]) => {
    for (const order of orders) {
      await open(inspector!.page, address(order));
      await take(inspector!, '送审');
      await open(approver!.page, address(order));
      await take(approver!, '核准');
      await take(approver!, '签发');
    }
    await world.steps.settle('send-orders');
  };
  const hrefs = (name: string | RegExp) =>
    inspector!.page.getByRole('link', { name }).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

  test('the administrator lets days pass; everybody reads what time it is, and the case is overdue', async () => {
    const { page } = admin!;
    await open(page, address('/'));
    await page.locator('summary', { hasText: '演示时间' }).click();
    await page.getByRole('button', { name: '到下一个工作日（9:00）' }).click();
    await page.getByRole('status').getByText('演示时间 2026-03-03 09:00').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'demo-clock');
    await page.getByLabel('日期', { exact: true }).fill('2099-01-01');
    await page.getByRole('button', { name: '设为当日 9:00' }).click();
    await page.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await setDay('2026-03-10');
    await world.w.turn('expire-deadlines');

    await open(inspector!.page, address(`/cases/${caseId}`));
    await inspector!.page.locator('.page-title').getByText('逾期未完成', { exact: true }).waitFor();
    await inspector!.page.getByText('演示时间 2026-03-10').waitFor();
    await expect.poll(() => inspector!.page.locator('summary', { hasText: '演示时间' }).count()).toBe(0);
    await inspector!.page.setViewportSize({ width: 390, height: 844 });
    expect(await inspector!.page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await picture(inspector!.page, 'demo-clock-390');
    await inspector!.page.setViewportSize({ width: 1440, height: 900 });
  });

  test('it is named in public', async () => {
    const { page } = inspector!;
    await open(page, address('/notices/new'));
    await tick(page.getByRole('checkbox').last());
    await page.getByRole('button', { name: '起草，列入 1 件' }).click();
    await page.waitForURL(/\/notices\/[0-9a-f]{8}-/);
    await settled(page);
    const notice = new URL(page.url()).pathname;
    await take(inspector!, '送法制审核');
    await open(approver!.page, address(notice));
    for (const step of ['审核通过', '定稿', '发布']) await take(approver!, step);
    await expect.poll(stateOf).toBe('NOTICED');
  });

  test('one order to every store in one go; one takes it off, one only says so, and what a person saw is proof', async () => {
    await setDay('2026-03-18');
    await world.w.turn('expire-deadlines');
    world.liar.tell('acknowledges-but-live');
    const { page } = inspector!;
    await open(page, address(`/cases/${caseId}/delisting-plan`));
    await page.getByRole('button', { name: '拟制下架指令（2 家商店）' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('下架事由').fill('逾期未完成整改，已公开通报。');
    await dialog.getByLabel('联系人和电话').fill('某某，010-00000000');
    await dialog.getByRole('button', { name: '起草', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => hrefs('打开指令')).toHaveLength(2);
    await picture(page, 'delisting-plan');
    await issued(await hrefs('打开指令'));
    expect(await stateOf()).toBe('DELIST_ORDERED');

    await world.heard(caseId);
    await world.hoursPass(now(), 1, 2, 9);
    const lie = (await world.items(caseId)).find(({ store }) => store === world.liar.id);
    await open(page, address(`/order-items/${lie.id}`));
    await page.locator('h1 ~ .tag', { hasText: '仍在架' }).waitFor();
    await page.getByRole('button', { name: '登记人工查看' }).click();
    await dialog.getByLabel('从何处查看（如：北京，本人手机）').fill('北京，本人手机');
    await dialog
      .getByLabel('截图（可不附）')
      .setInputFiles({ name: '在架.png', mimeType: 'image/png', buffer: Buffer.from('still there') });
    await dialog.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'item-look');
    await dialog.getByRole('button', { name: '登记人工查看' }).click();
    await page.getByRole('cell', { name: '北京，本人手机' }).waitFor();
    await picture(page, 'item-looked');

    const seats = [admin, inspector, approver];
    expect(seats.map((one) => one?.complaints)).toEqual(seats.map(() => []));
  }, 240_000);
});
