import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, nameOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

const ANSWER = '已责令企业整改，注销入口在“我的—设置”。';

withTool(describe, 'chromium')('a complaint', () => {
  let w: ConsoleWorld;
  beforeAll(async () => {
    w = await openConsole();
    await seedNation(w.api.database.db, await w.api.organisation('ministry'));
    for (const side of ['a', 'b'] as const) await seedSide(w.api.database.db, side);
    await w.api.database.db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .execute();
  });
  afterAll(() => w?.close());

  test('is made without JavaScript, taken, linked to its app and answered, and who made it reads the answer', async () => {
    const citizen = await w.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const form = await citizen.newPage();
    await form.goto(`${w.url}/public/`);
    await form.getByRole('link', { name: '投诉举报' }).first().click();
    await form.getByLabel('应用名称').fill('找不到注销入口的应用');
    await form.getByLabel('情况说明').fill('注销账号找不到入口，客服不答复。');
    await form.getByRole('button', { name: '提交' }).click();
    const [code = '', secret = ''] = await form.locator('.receipt code').allInnerTexts();
    expect(code).not.toBe('');

    const ministry = await w.api.database.db
      .selectFrom('organisation')
      .select('id')
      .where('kind', '=', 'ministry')
      .executeTakeFirstOrThrow();
    const { page, complaints, context } = await w.sit(await w.api.person(ministry.id, 'intake-officer', 'all'));
    await open(page, w.url);
    await page.getByRole('link', { name: /投诉待受理/ }).click();
    await page.getByRole('link', { name: '找不到注销入口的应用' }).click();
    await settled(page);
    await picture(page, 'complaint-received');
    const dialog = page.getByRole('dialog');
    const step = async (name: string, reason: string, also: () => Promise<unknown> = async () => {}) => {
      await page.getByRole('button', { name, exact: true }).click();
      await also();
      await dialog.getByRole('textbox').last().fill(reason);
      await dialog.getByRole('button', { name, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await settled(page);
    };
    await step('受理', '属于受理范围');
    await step('关联应用', '来电核实', async () => {
      await dialog.getByLabel('查找应用（名称、拼音或包名）').fill(nameOf('a'));
      await dialog.locator(`option[value="${idOf('a', 'app')}"]`).waitFor({ state: 'attached' });
      await dialog.getByLabel('应用', { exact: true }).selectOption(idOf('a', 'app'));
      // looked for on, what was chosen stays to be seen
      await dialog.getByRole('textbox').last().fill('来电核实');
      await dialog.getByLabel('查找应用（名称、拼音或包名）').fill('别的');
      // nor does a search that is confirmed send what was chosen before it
      await page.keyboard.press('Enter');
      await settled(page);
      expect(await dialog.getByLabel('应用', { exact: true }).locator('option:checked').textContent()).toContain(nameOf('a'));
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'complaint-linking');
    });
    await step('答复', ANSWER);
    await expect.poll(() => page.locator('main').textContent()).toContain(ANSWER);
    await picture(page, 'complaint-answered');
    expect(complaints).toEqual([]);
    await context.close();

    await form.getByRole('link', { name: '查询进度' }).click();
    await form.getByLabel('查询编号').fill(code);
    await form.getByLabel('密码').fill(secret);
    await form.getByRole('button', { name: '查询' }).click();
    await expect.poll(() => form.locator('main').textContent()).toContain(ANSWER);
    expect(await citizen.cookies()).toEqual([]);
    await citizen.close();
  });
});
