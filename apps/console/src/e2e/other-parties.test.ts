import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { withTool } from '@touchstone/test-kit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { otherParties } from './other-parties.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('who is neither authority nor store nor the firm of an app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'other-parties-'));
  let w: ConsoleWorld;
  let of: Awaited<ReturnType<typeof otherParties>>;
  beforeAll(async () => {
    w = await openConsole({ objects: await openFolder(folder) });
    w.api.clock.at = new Date('2026-03-02T02:00:00Z');
    of = await otherParties(w.api);
  }, 120_000);
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Sits down at the desk, where the documents that wait are counted. */
  const atDesk = async (who: keyof typeof of.people) => {
    const seat = await w.sit(of.people[who]);
    await open(seat.page, w.url);
    await picture(seat.page, `desk-of-${who}`);
    expect(await faultsOf(seat.page)).toEqual([]);
    return seat;
  };
  /** From the desk to the only document that waits, and says that one has it. */
  const acknowledges = async (page: Page, order: string) => {
    await page.getByRole('link', { name: /^1\s*文书待签收/ }).click();
    await settled(page);
    expect(await hrefsIn(page, '/orders/')).toEqual([`/orders/${order}`]);
    await page.locator(`tbody a[href="/orders/${order}"]`).first().click();
    await settled(page);
    await page.getByRole('button', { name: '确认收到', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认收到', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('cell', { name: '登录确认' }).waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, `acknowledged-${order.slice(0, 8)}`);
  };
  const pathsOf = (page: Page): Promise<readonly (string | null)[]> =>
    page.locator('nav a[href^="/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const hrefsIn = (page: Page, below: string) =>
    page.locator(`tbody a[href^="${below}"]`).evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href')))]);
  /** Says something about the document that is open, to whom it came from. */
  const asks = async (page: Page, subject: string, text: string) => {
    await page.getByRole('button', { name: '向监管部门咨询' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('主题').fill(subject);
    await dialog.getByRole('textbox').last().fill(text);
    await dialog.getByRole('button', { name: '发送' }).click();
    await page.waitForURL(/\/questions\/[0-9a-f]{8}-/);
    await page.getByText(text).waitFor();
  };
  /** What is another’s is not there. */
  const isRefused = async (page: Page, ...addresses: readonly string[]) => {
    for (const address of addresses) {
      await open(page, `${w.url}${address}`);
      expect(await page.getByRole('alert').allTextContents(), address).toEqual([expect.stringMatching(/不存在|无权|没有/)]);
    }
  };

  test('a maker of SDKs acknowledges what was found in its SDK, answers it, and finds its own among all SDKs', async () => {
    const { page, complaints, context } = await atDesk('sdk');
    await acknowledges(page, of.orders.sdk);
    await asks(page, '延迟初始化', '5.0 版已提供延迟初始化接口，见集成说明。');
    await open(page, `${w.url}/sdks`);
    await page.getByRole('link', { name: '别家支付SDK' }).waitFor();
    await page.getByLabel('本企业的').selectOption('true');
    await settled(page);
    await picture(page, 'sdks-own');
    expect(await hrefsIn(page, '/sdks/')).toEqual(['/sdks/cn.example.push']);
    await page.getByRole('link', { name: '示例推送SDK' }).click();
    await page.getByRole('heading', { name: '示例推送SDK' }).waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await isRefused(page, `/orders/${of.orders.access}`, `/cases/${of.cases.firm}`, `/operators/${of.operators.firm}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a provider of access acknowledges the order to stop access: its hours run, and it says what it did', async () => {
    const { page, complaints, context } = await atDesk('access');
    expect(await pathsOf(page)).not.toContain('/cases');
    await acknowledges(page, of.orders.access);
    await page.getByText('api.example.cn').waitFor();
    await page.getByRole('button', { name: '报告已办理' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('已于3月2日11时停止解析和接入。');
    await page.getByRole('dialog').getByRole('button', { name: '报告已办理' }).click();
    await page.getByRole('listitem').filter({ hasText: '已办理' }).getByText('已于3月2日11时停止解析和接入。').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await asks(page, '已停止接入', '已于3月2日11时停止解析和接入。');
    await open(page, w.url);
    await page.getByRole('link', { name: /^1\s*(今日到期|即将到期)/ }).click();
    await settled(page);
    await page.getByText('停止接入期限').first().waitFor();
    await picture(page, 'access-deadlines');
    expect(await faultsOf(page)).toEqual([]);
    await isRefused(page, `/orders/${of.orders.sdk}`, `/cases/${of.cases.firm}`, '/findings');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a maker of terminals puts right what is installed on its devices: the order, the case, a submission', async () => {
    const { page, complaints, context } = await atDesk('handset');
    await acknowledges(page, of.orders.handset);
    await open(page, `${w.url}/cases`);
    expect(await hrefsIn(page, '/cases/')).toEqual([`/cases/${of.cases.handset}`]);
    await open(page, `${w.url}/cases/${of.cases.handset}`);
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.waitForURL(/\/submissions\/[0-9a-f]{8}-/);
    await settled(page);
    await picture(page, 'handset-submission');
    expect(await faultsOf(page)).toEqual([]);
    await isRefused(page, `/orders/${of.orders.firm}`, `/cases/${of.cases.firm}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a firm appoints an agent, who chooses for whom to act, and is out when the firm ends it', async () => {
    const admin = await w.sit(of.people.admin);
    await open(admin.page, `${w.url}/session/claims`);
    await admin.page.getByRole('button', { name: '委托代理' }).click();
    const dialog = admin.page.getByRole('dialog');
    await dialog.getByLabel('代理人账号').fill(of.people.agent.login);
    await dialog.getByLabel('到哪一天为止').fill('2026-12-31');
    await dialog.getByRole('textbox').last().fill('授权委托书');
    await dialog.getByRole('button', { name: '委托代理' }).click();
    await admin.page.getByRole('cell', { name: of.people.agent.login }).waitFor();
    expect(await admin.page.locator('tbody').getByText('示例科技').count()).toBe(2);
    await picture(admin.page, 'agency-given');
    expect(await faultsOf(admin.page)).toEqual([]);

    const { page, complaints, context } = await atDesk('agent');
    const actsFor = page.getByLabel('当前代表');
    await expect.poll(() => actsFor.locator('option').allTextContents()).toEqual(['示例代理', '示例科技']);
    await isRefused(page, `/cases/${of.cases.firm}`);
    await actsFor.selectOption({ label: '示例科技' });
    await page.waitForURL(`${w.url}/`);
    await settled(page);
    await picture(page, 'agent-for-firm');
    expect(await pathsOf(page)).not.toContain('/session/claims');
    await acknowledges(page, of.orders.firm);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /PDF/ }).first().click()]);
    expect(file.suggestedFilename()).toMatch(/\.pdf$/);
    await open(page, `${w.url}/cases/${of.cases.firm}`);
    await page.getByRole('button', { name: '开始填报' }).waitFor();
    await isRefused(page, `/cases/${of.cases.handset}`);
    expect(complaints).toEqual([]);

    // another window of the same browser acts for the other firm: this one says so, and goes on when one has chosen
    const window = await context.newPage();
    await open(window, w.url);
    await window.getByLabel('当前代表').selectOption({ label: '示例代理' });
    // it has opened again for the one chosen: only an open window can be told
    await window.getByLabel('当前代表').locator('option:checked', { hasText: '示例代理' }).waitFor({ state: 'attached' });
    await settled(window);
    const moved = page.getByRole('dialog', { name: '已在另一窗口改为代表“示例代理”' });
    await moved.waitFor();
    await page.keyboard.press('Escape');
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'scope-moved');
    await moved.getByRole('button', { name: '回到代表“示例科技”' }).click();
    await moved.waitFor({ state: 'hidden' });
    await window.getByRole('dialog', { name: '已在另一窗口改为代表“示例科技”' }).waitFor();
    await window.close();
    await open(page, `${w.url}/cases/${of.cases.firm}`);
    await page.getByRole('button', { name: '开始填报' }).waitFor();

    await admin.page.getByRole('button', { name: '终止代理' }).click();
    await dialog.getByRole('textbox').last().fill('合同终止');
    await dialog.getByRole('button', { name: '终止代理' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await open(page, w.url);
    expect(await actsFor.count()).toBe(0);
    await isRefused(page, `/cases/${of.cases.firm}`);
    await Promise.all([context.close(), admin.context.close()]);
  });
});
