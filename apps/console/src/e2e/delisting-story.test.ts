import { withTool } from '@touchstone/test-kit';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILDS, bytesOf, shelfOf } from '../../../api/src/chain/chain-apps.fixture.ts';
import { type Found, type PlantedWorld, plantedWorld } from '../../../api/src/chain/planted.fixture.ts';
import type { TestPerson } from '../../../api/src/testing.ts';
import { faultsOf } from './axe.fixture.ts';
import { openBrowser, type Seat, seat } from './browser.fixture.ts';
import { builtConsole } from './built-console.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled, tick } from './settled.fixture.ts';

/** Every step of people is taken on pages; what the platform and the stores do by themselves is turned by name. */
withTool(describe, 'chromium')('overdue, named in public, ordered off the shelves, looked after, and back', () => {
  let world: PlantedWorld;
  let browser: Browser;
  let [admin, inspector, approver, firm, shop]: Seat[] = [];
  let found: Found;
  let caseId = '';
  const now = () => world.w.api.platform.now().getTime();
  const address = (path: string) => `${world.w.baseUrl}${path}`;
  const sit = ({ headers }: TestPerson) => seat(browser, world.w.baseUrl, headers['cookie']);
  beforeAll(async () => {
    [world, browser] = await Promise.all([builtConsole().then((consoleFolder) => plantedWorld({ consoleFolder })), openBrowser()]);
    const { w, people, steps } = world;
    found = await world.found();
    await sql`update touchstone.organisation set policy = policy || '{"secondFactor": "optional"}'`.execute(w.api.database.db);
    await steps.proven(people.inspector, found.finding.id);
    await steps.confirmed(found.finding.id, people);
    caseId = await steps.caseOf(found.finding.id, people);
    const order = await steps.rectification(caseId, found.operator, people);
    await steps.issued(order, people);
    await steps.served(order, people, found.firm);
    [admin, inspector, approver] = [await sit(people.admin), await sit(people.inspector), await sit(people.approver)];
    [firm, shop] = [await sit(found.firm), await sit(found.shop)];
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
    // what is only ticked is asked for as well
    await page.getByRole('link', { name: '通报', exact: true }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '留在本页' }).click();
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

    await page.getByRole('link', { name: '打开问题' }).click();
    await page.waitForURL(/\/findings\//);
    await page.getByRole('link', { name: '青岚应用商店' }).first().waitFor();

    world.liar.tell();
    world.liar.shelf.put({ ...world.liar.shelf.listing('qingkong')!, state: 'gone' });
    await open(shop!.page, address(`/order-items/${lie.id}`));
    await shop!.page.getByText('仍在架').first().waitFor();
    await take(shop!, '报告已完成');
    await world.hoursPass(now(), 2, 9);
    await open(page, address(`/cases/${caseId}`));
    await page.locator('.page-title').getByText('已下架', { exact: true }).waitFor();
  }, 240_000);

  test('the firm puts it right while it is off, and a reviewer has it tested again', async () => {
    await setDay('2026-04-01');
    const { page } = firm!;
    await open(page, address(`/cases/${caseId}`));
    await page.getByText('须先提交整改并复测合格').waitFor();
    await world.w.upload(found.firm, bytesOf(BUILDS.repaired), 'rectified.apk');
    await world.steps.settle('fetch-artifacts', 'scan-listings');
    await page.reload();
    await settled(page);
    await picture(page, 'delisted-firm');
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.getByPlaceholder('做了什么').fill('改为用户同意后再读取设备标识');
    await page.getByRole('button', { name: '选用 rectified.apk' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect.poll(() => page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.locator('.page-title').getByText('待受理', { exact: true }).waitFor();

    const reviewer = inspector!.page;
    await open(reviewer, page.url());
    const say = async (step: string, reason: string) => {
      await reviewer.getByRole('button', { name: step, exact: true }).click();
      await reviewer.getByRole('dialog').getByLabel('理由').fill(reason);
      await reviewer.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
      await reviewer.getByRole('dialog').waitFor({ state: 'hidden' });
      await settled(reviewer);
    };
    await say('受理', '材料齐全');
    await reviewer.getByRole('button', { name: '开始复测', exact: true }).click();
    await settled(reviewer);
    await picture(reviewer, 'delisted-retest');
    await world.steps.scanned();
    await world.w.turn('settle-retests', 'check-submissions');
    await reviewer.reload();
    await settled(reviewer);
    await picture(reviewer, 'delisted-retested');
    await say('认可已整改', '复核一致');
    await say('整改合格', '复测合格');
    await reviewer.locator('.page-title').getByText('合格', { exact: true }).waitFor();
    await picture(reviewer, 'delisted-passed');
  });

  test('the firm applies with the build that passed; not before the period is over; then stores are told, and it is seen back', async () => {
    await open(firm!.page, address(`/cases/${caseId}`));
    await firm!.page.getByRole('button', { name: '申请恢复上架' }).click();
    const dialog = firm!.page.getByRole('dialog');
    await dialog.getByLabel('申请说明').fill('已按要求整改，申请恢复上架');
    await picture(firm!.page, 'relisting-apply');
    await dialog.getByRole('button', { name: '申请恢复上架' }).click();
    await firm!.page.waitForURL(/\/relistings\/[0-9a-f]{8}-/);
    const application = new URL(firm!.page.url()).pathname;

    const { page } = approver!;
    await open(page, address(application));
    await page.getByRole('button', { name: '准予恢复上架' }).click();
    const decision = page.getByRole('dialog');
    await decision.getByLabel('理由').fill('期满且复测合格');
    await decision.getByLabel('依据').fill('工信部信管〔2020〕164号');
    await decision.getByRole('button', { name: '准予恢复上架' }).click();
    await decision.getByRole('alert').getByText('期限未满', { exact: false }).waitFor();
    await picture(page, 'relisting-too-early');
    await setDay('2026-05-22');
    await decision.getByRole('button', { name: '准予恢复上架' }).click();
    await page.locator('.page-title').getByText('准予', { exact: true }).waitFor();
    await picture(page, 'relisting-approved');

    // the firm has put its new build with the stores, which show it to nobody yet
    for (const { shelf } of [world.honest, world.liar]) {
      const { artifacts, policies, listings } = shelfOf(BUILDS.repaired, '2026-05-22T01:00:00.000Z');
      shelf.add({ artifacts, policies, listings: listings.map((listing) => ({ ...listing, state: 'gone' })) });
    }
    await open(inspector!.page, address(application));
    await inspector!.page.getByRole('button', { name: '拟制恢复上架通知' }).click();
    await inspector!.page.getByRole('dialog').getByLabel('复测合格日期').fill('2026-04-01');
    await inspector!.page.getByRole('dialog').getByRole('button', { name: '起草', exact: true }).click();
    await inspector!.page.waitForURL(/\/orders\?/);
    await settled(inspector!.page);
    await picture(inspector!.page, 'relisting-orders');
    await expect.poll(() => hrefs(/^恢复上架通知书/)).toHaveLength(2);
    await issued(await hrefs(/^恢复上架通知书/));
    expect(await stateOf()).toBe('RELISTED');
    await world.heard(caseId, 'relist');
    await world.hoursPass(now(), 1, 2, 9);
    await open(firm!.page, address(application));
    await firm!.page.locator('.page-title').getByText('已恢复上架', { exact: true }).waitFor();
    expect(await stateOf()).toBe('CLOSED');
    await picture(firm!.page, 'relisting-done');
    const seats = [admin, inspector, approver, firm, shop];
    expect(seats.map((one) => one?.complaints)).toEqual(seats.map(() => []));
  }, 240_000);
});
