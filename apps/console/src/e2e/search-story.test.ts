import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameKeys } from '@touchstone/db/repositories/search-names';
import { openFolder } from '@touchstone/objects';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PortalWorld, portalWorld } from '../../../api/src/portal/portal.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

const NAME = '无线昆明';
const FIRM = '昆明无线科技有限公司';

withTool(describe, 'chromium')('the field at the top finds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-search-'));
  let w: ConsoleWorld;
  let portal: PortalWorld;
  let at: Seat;
  let found: { readonly package: string; readonly number: string };
  beforeAll(async () => {
    const objects = await openFolder(folder);
    w = await openConsole({ objects });
    w.api.clock.at = new Date('2026-03-02T02:00:00Z');
    portal = await portalWorld(w.api, objects);
    const { db } = w.api.database;
    // as it is written when a store names it
    const { normal, grams, pinyin, initials } = nameKeys(NAME);
    await db
      .updateTable('app')
      .set({ name: NAME, name_normal: normal, name_grams: [...grams], name_pinyin: pinyin, name_initials: initials })
      .where('id', '=', portal.app.app)
      .execute();
    const app = await db.selectFrom('app').select('package').where('id', '=', portal.app.app).executeTakeFirstOrThrow();
    const firm = nameKeys(FIRM);
    await db
      .updateTable('operator')
      .set({ name: FIRM, name_normal: firm.normal, name_grams: [...firm.grams] })
      .where('id', '=', portal.app.operator)
      .execute();
    const filed = await db.selectFrom('enforcement_case').select('number').where('id', '=', portal.app.case).executeTakeFirstOrThrow();
    found = { package: app.package ?? '', number: filed.number ?? '' };
    await db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .where('id', '=', portal.world.ministry)
      .execute();
    at = await w.sit(await w.api.person(portal.world.ministry, 'ministry-inspector', 'all'));
    await open(at.page, w.url);
  });
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['an app by two characters', () => '昆明', '应用', () => `/apps/${portal.app.app}`],
    ['an app by its pinyin', () => 'wuxiankunming', '应用', () => `/apps/${portal.app.app}`],
    ['an app by its initials', () => 'wxkm', '应用', () => `/apps/${portal.app.app}`],
    ['an app by its package', () => found.package, '应用', () => `/apps/${portal.app.app}`],
    ['a firm by two characters', () => '昆明', '企业', () => `/operators/${portal.app.operator}`],
    ['a case by its number', () => found.number, '案件', () => `/cases/${portal.app.case}`],
    ['a notice by whom it names', () => NAME, '通报', () => `/notices/${portal.published.id}`],
  ])('%s', async (_what, typed, kind, address) => {
    const { page, complaints } = at;
    await page.keyboard.press('/');
    const field = page.getByRole('combobox').first();
    await field.fill(typed());
    const option = page.getByRole('group', { name: kind }).locator(`[data-href="${address()}"]`);
    await option.waitFor();
    await picture(page, `search-${kind}`);
    const href = await option.getAttribute('data-href');
    for (let i = 0; i < 20 && (await option.getAttribute('aria-selected')) !== 'true'; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === href);
    await settled(page);
    await expect.poll(() => page.locator('[role=alert]').allTextContents()).toEqual([]);
    await page.locator('h1').first().click();
    expect(complaints).toEqual([]);
  });

  test('what could not be asked is said, and is not “nothing”', async () => {
    const { page } = at;
    await page.route('**/api/v1/cases?*', (route) => route.abort());
    await page.keyboard.press('/');
    await page.getByRole('combobox').first().fill('昆明无线');
    await page.locator('#search-results [role=alert]').filter({ hasText: '案件' }).waitFor();
    await expect.poll(() => page.getByText('没有找到').count()).toBe(0);
    await page.unroute('**/api/v1/cases?*');
    await page.keyboard.press('Escape');
    await page.locator('h1').first().click();
  });

  test('nothing, and says so', async () => {
    const { page } = at;
    await page.keyboard.press('/');
    await page.getByRole('combobox').first().fill('没有这个名字');
    await page.locator('.search-none').filter({ hasNotText: '正在' }).waitFor();
    await page.keyboard.press('Escape');
  });
});
