import { TEST_PASSWORD, type TestPerson } from '@touchstone/api/testing';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';

withTool(describe, 'chromium')('at the door', () => {
  let w: ConsoleWorld;
  let inspector: TestPerson;
  beforeAll(async () => {
    w = await openConsole();
    inspector = await w.api.person(
      await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } }),
      'ministry-inspector',
      'all',
    );
  });
  afterAll(() => w?.close());

  test.each([
    ['zh', 1440, '登录', '账号', '口令'],
    ['en', 1024, 'Sign in', 'Account', 'Password'],
  ] as const)(
    '%s at %i px: signs in with account and password, and is where they were going',
    async (language, width, enter, login, password) => {
      const { page, context, complaints, elsewhere } = await w.sit(null, { language, width });
      await page.goto(`${w.url}/apps`);
      await page.getByLabel(login, { exact: false }).first().fill(inspector.login);
      await page.getByLabel(password, { exact: false }).fill('not the password');
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `sign-in-${language}-${width}`);
      await page.getByRole('button', { name: enter, exact: true }).click();
      await page.getByRole('alert').waitFor();
      expect(new URL(page.url()).pathname).toBe('/apps');

      await page.getByLabel(password, { exact: false }).fill(TEST_PASSWORD);
      await page.getByRole('button', { name: enter, exact: true }).click();
      await page.getByRole('navigation').first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/apps');
      expect(await page.evaluate(() => document.documentElement.lang)).toMatch(language === 'zh' ? /^zh/ : /^en/);

      const [cookie] = await context.cookies();
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
      const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
      expect(stored).not.toContain(cookie!.value);
      expect(stored).not.toContain(TEST_PASSWORD);
      expect([complaints, elsewhere]).toEqual([[], []]);
      await context.close();
    },
  );
});
