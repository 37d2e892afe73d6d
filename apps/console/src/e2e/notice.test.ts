import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type NoticeWorld, noticeWorld, type Overdue } from '../../../api/src/routes/notices/notices.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled, tick } from './settled.fixture.ts';

withTool(describe, 'chromium')('from overdue cases to a published notice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-console-notice-'));
  let w: ConsoleWorld;
  let world: NoticeWorld;
  let [drafter, reviewer]: Seat[] = [];
  const cases: Overdue[] = [];
  beforeAll(async () => {
    const objects = await openFolder(folder);
    w = await openConsole({ objects });
    w.api.clock.at = new Date('2026-03-02T02:00:00Z');
    world = await noticeWorld(w.api, objects);
    for (const name of ['甲应用', '乙应用', '丙应用']) cases.push(await world.overdue(name));
    await w.api.database.db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .execute();
    [drafter, reviewer] = [await w.sit(world.drafter), await w.sit(world.reviewer)];
  }, 240_000);
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const states = async () => {
    const rows = await w.api.database.db.selectFrom('enforcement_case').select(['id', 'state']).execute();
    return cases.map((one) => rows.find(({ id }) => id === one.case)?.state);
  };
  let address = '';

  test('a draft is begun with the cases that are ticked, and more are added in it', async () => {
    const { page } = drafter!;
    await open(page, `${w.url}/notices`);
    await page.getByRole('button', { name: '起草通报' }).click();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await tick(page.getByRole('checkbox', { name: '甲应用' }));
    await tick(page.getByRole('checkbox', { name: '乙应用' }));
    await picture(page, 'notice-new');
    await page.getByRole('button', { name: '起草，列入 2 件' }).click();
    await page.waitForURL(/\/notices\/[0-9a-f]{8}-/);
    await settled(page);
    address = page.url();
    await page.getByRole('button', { name: '列入案件' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '丙应用' }).waitFor();
    await settled(page); // the cases are read again: two of them are in the notice now
    await tick(dialog.getByRole('checkbox', { name: '丙应用' }));
    await expect.poll(() => dialog.getByRole('checkbox', { name: '甲应用' }).count()).toBe(0);
    await dialog.getByRole('button', { name: '列入 1 件' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await states()).toEqual(['NOTICE_PENDING', 'NOTICE_PENDING', 'NOTICE_PENDING']);
  });

  test('rows change places and are left out with a reason; what was typed is kept from being lost; the preview follows', async () => {
    const { page } = drafter!;
    const names = () => page.getByRole('table').first().locator('tbody th[scope=row]').allTextContents();
    const [first = '', second = ''] = await names();
    await page.getByRole('button', { name: `下移：${first}` }).click();
    await expect.poll(names).toEqual([second, first, '丙应用']);
    await page.getByRole('button', { name: '移出名单：丙应用' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('昨日已整改');
    await page.getByRole('dialog').getByRole('button', { name: '移出', exact: true }).click();
    // what lies behind a dialog takes no text
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(names).toEqual([second, first]);
    expect(await states()).toEqual(['NOTICE_PENDING', 'NOTICE_PENDING', 'OVERDUE']);

    await page.getByLabel('检测对象').fill('应用商店在架的应用');
    await page.getByRole('link', { name: '案件', exact: true }).first().click();
    await picture(page, 'notice-leave');
    await page.getByRole('button', { name: '留在本页' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    const paper = page.getByRole('article');
    await paper.getByText('对应用商店在架的应用进行抽查，共发现2款APP').waitFor();
    await paper.getByRole('table').first().waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'notice-draft');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'DOCX', exact: true }).click()]);
    expect(file.suggestedFilename()).toBe('draft-notice.docx');
  });

  test('another person reviews, freezes and publishes it; who drafted it cannot', async () => {
    const take = async ({ page }: Seat, step: string, done: string) => {
      await open(page, address);
      await page.getByRole('button', { name: step, exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.locator('.page-title').getByText(done, { exact: true }).waitFor();
    };
    await take(drafter!, '送法制审核', '法制审核');
    await expect.poll(() => drafter!.page.getByRole('button', { name: '审核通过', exact: true }).count()).toBe(0);
    await take(reviewer!, '审核通过', '已批准');
    await take(reviewer!, '定稿', '已定稿');
    await picture(reviewer!.page, 'notice-frozen');
    await take(reviewer!, '发布', '已发布');
    await picture(reviewer!.page, 'notice-published');
    expect(await states()).toEqual(['NOTICED', 'NOTICED', 'OVERDUE']);
    const said = await w.api.app.inject({ url: `/api/v1/public/notices/${address.split('/').at(-1)}` });
    expect(said.json()).toMatchObject({ state: 'PUBLISHED', rows: 2 });
    expect([drafter!.complaints, reviewer!.complaints, drafter!.elsewhere]).toEqual([[], [], []]);
  });
});
