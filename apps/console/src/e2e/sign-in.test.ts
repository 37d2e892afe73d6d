import { gzipSync } from 'node:zlib';
import { TEST_PASSWORD, type TestPerson } from '@touchstone/api/testing';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open } from './settled.fixture.ts';

/** JavaScript of a first page, gzipped. */
const BUDGET_BYTES = 250 * 1024;

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

  test.each([
    ['the door', 'zh', () => null],
    ['the door', 'en', () => null],
    ['the desk', 'zh', () => inspector],
    ['the desk', 'en', () => inspector],
  ] as const satisfies readonly (readonly [string, string, () => unknown])[])(
    '%s (%s) loads no more JavaScript than its budget, and no charts',
    async (_, language, who) => {
      const { page, context } = await w.sit(who(), { language });
      const loaded: Promise<readonly [name: string, sizeBytes: number]>[] = [];
      page.on('response', (answer) => {
        const { pathname } = new URL(answer.url());
        if (pathname.endsWith('.js')) loaded.push(answer.body().then((bytes) => [pathname, gzipSync(bytes).length]));
      });
      await open(page, w.url);
      const sizes = (await Promise.all(loaded)).toSorted(([, a], [, b]) => b - a);
      const total = sizes.reduce((sum, [, size]) => sum + size, 0);
      expect(sizes.length, 'what was loaded is known').toBeGreaterThan(5);
      expect(sizes.filter(([name]) => name.includes('charts'))).toEqual([]);
      expect(total, `${total} bytes: ${JSON.stringify(sizes.slice(0, 12))}`).toBeLessThanOrEqual(BUDGET_BYTES);
      await context.close();
    },
  );
});
