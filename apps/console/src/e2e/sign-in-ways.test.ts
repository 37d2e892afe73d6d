import { TEST_PASSWORD, type TestPerson } from '@touchstone/api/testing';
import { systemSession, withSession } from '@touchstone/db';
import type { OidcProvider } from '@touchstone/sign-in';
import { providerInProcess } from '@touchstone/sign-in/testing';
import { withTool } from '@touchstone/test-kit';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { settled } from './settled.fixture.ts';

const STEP_MS = 30_000;

withTool(describe, 'chromium')('ways to sign in', () => {
  let w: ConsoleWorld;
  let provider: Awaited<ReturnType<typeof providerInProcess>>;
  let inspector: TestPerson;
  beforeAll(async () => {
    const providers: OidcProvider[] = [];
    w = await openConsole({ oidcProviders: providers });
    provider = await providerInProcess(`${w.url}/sign-in/test`);
    providers.push(provider.settings);
    inspector = await w.api.person(await w.api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');
  });
  afterAll(async () => {
    await w?.close();
    await new Promise((resolve) => provider?.server.close(resolve));
  });

  const enter = async (page: Page, code?: string) => {
    if (code === undefined) {
      await page.getByLabel('账号').fill(inspector.login);
      await page.getByLabel('口令').fill(TEST_PASSWORD);
    } else await page.getByLabel('动态验证码').fill(code);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  };
  const isIn = (page: Page) => page.getByRole('heading', { name: '工作台' }).waitFor();

  test('an authenticator is set up before anything is shown; then its code is asked for, and a recovery code works once', async () => {
    const door = await w.sit(null);
    await door.page.goto(w.url);
    await enter(door.page);
    await door.page.getByRole('heading', { name: '启用动态验证码' }).waitFor();
    await expect.poll(() => door.page.getByRole('navigation').count()).toBe(0);
    await door.page.getByLabel('口令').fill(TEST_PASSWORD);
    await door.page.getByRole('button', { name: '下一步' }).click();
    const secret = (await door.page.locator('form code').textContent()) ?? '';
    expect(await door.page.locator('form svg').count()).toBeGreaterThan(0);
    expect(await faultsOf(door.page)).toEqual([]);
    await picture(door.page, 'authenticator');
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: w.api.clock.at.getTime() });
    await door.page.getByLabel('动态验证码').fill(code());
    await door.page.getByRole('button', { name: '下一步' }).click();
    await door.page.getByRole('button', { name: '已保存' }).waitFor();
    const recovery = await door.page.locator('.codes code').allTextContents();
    expect(recovery).toHaveLength(10);
    await picture(door.page, 'recovery-codes');
    await door.page.getByRole('button', { name: '已保存' }).click();
    await isIn(door.page);
    expect([door.complaints, door.elsewhere]).toEqual([[], []]);
    await door.context.close();

    w.api.clock.at = new Date(w.api.clock.at.getTime() + STEP_MS); // a code is good once
    for (const given of [code(), recovery[3]!]) {
      const { page, context } = await w.sit(null);
      await page.goto(`${w.url}/apps`);
      await enter(page);
      await enter(page, given);
      await page.getByRole('navigation').first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/apps');
      await context.close();
    }

    const { page, context } = await w.sit(null);
    await page.goto(w.url);
    await enter(page);
    await enter(page, recovery[3]);
    await page.getByRole('alert').waitFor();
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
    await context.close();
  });

  test.each([
    ['/invitation#a-link', '设置口令', 'Set a password'],
    ['/sign-in/test?error=access_denied', '登录不是从这个窗口开始的', 'This sign-in was not begun in this window'],
  ])('%s says what it is about (%s, %s) to everybody', async (path, zh, en) => {
    const { page, context, complaints, elsewhere } = await w.sit(null);
    await page.goto(`${w.url}${path}`);
    for (const [language, said] of Object.entries({ zh, en })) {
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await expect.poll(() => page.locator('html').getAttribute('lang')).toMatch(language);
      await page.locator('main').getByText(said).first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await picture(page, `door-${path.split(/[/?#]/)[1]}-390`);
    expect([complaints, elsewhere]).toEqual([[], []]);
    await context.close();
  });

  test('an identity of another house signs in once it was linked, and not before', async () => {
    const atDoor = async () => {
      const seat = await w.sit(null);
      await seat.page.goto(`${w.url}/cases?state=OPEN`);
      await seat.page.getByRole('button', { name: '使用 test 登录' }).click();
      return seat;
    };
    const stranger = await atDoor();
    await stranger.page.getByRole('alert').waitFor();
    await stranger.page.getByText('请先用账号和口令登录').waitFor();
    await picture(stranger.page, 'provider-refused');
    await stranger.page.getByRole('link', { name: '返回登录' }).click();
    await stranger.page.getByLabel('账号').waitFor();
    await stranger.context.close();

    // the authenticator that the test before set up ended the sessions of before
    const linking = await w.sit(await w.api.person(inspector.organisation, 'province-inspector', 'province:11'));
    await linking.page.goto(`${w.url}/settings`);
    await linking.page.getByRole('button', { name: '关联 test' }).click();
    await linking.page.getByText('已关联 test。').waitFor();
    await settled(linking.page);
    await picture(linking.page, 'provider-linked');
    await linking.context.close();

    const { page, context, complaints } = await atDoor();
    await page.getByRole('navigation').first().waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/cases?state=OPEN');
    const cookie = (await context.cookies(w.url)).find(({ name }) => name === 'touchstone');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    // what was kept while the browser was away is gone
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('ticket');
    expect(complaints).toEqual([]);

    // the session ends under an open page: a new window brings it back, and what was asked goes on
    await withSession(w.api.database.db, systemSession('test'), (tx) => tx.deleteFrom('session').execute());
    await page.getByRole('link', { name: '应用', exact: true }).first().click();
    const again = page.getByRole('dialog');
    const [other] = await Promise.all([context.waitForEvent('page'), again.getByRole('link', { name: '使用 test 登录' }).click()]);
    await again.waitFor({ state: 'hidden' });
    await settled(page);
    expect(new URL(page.url()).pathname).toBe('/apps');
    await expect.poll(() => page.locator('main [role=alert]').count()).toBe(0);
    if (!other.isClosed()) expect(await other.getByRole('status').textContent()).toContain('可关闭本窗口');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
