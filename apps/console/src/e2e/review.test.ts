import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('at the queue of review', () => {
  let w: ConsoleWorld;
  let at: Seat;
  beforeAll(async () => {
    w = await openConsole();
    const { db } = w.api.database;
    const ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    await seedNation(db, ministry);
    for (const side of ['a', 'b'] as const) await seedSide(db, side);
    await db.deleteFrom('review_claim').execute();
    at = await w.sit(await w.api.person(ministry, 'ministry-inspector', 'all'));
  });
  afterAll(() => w?.close());

  test('a finding is claimed, decided by three keys, and the next one comes', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/review-queue`);
    await picture(page, 'review-queue');
    await page.getByRole('link', { name: /开始复核/ }).click();
    await page.getByRole('button', { name: /^确认/ }).waitFor();
    await settled(page);
    const first = new URL(page.url()).pathname;
    expect(await w.api.database.db.selectFrom('review_claim').select('finding_id').execute()).toMatchObject([
      { finding_id: first.split('/').at(-1) },
    ]);

    await page.keyboard.press('y');
    await page.keyboard.press('2');
    await picture(page, 'review-deciding');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== first);
    await settled(page);
    const decided = await w.api.database.db.selectFrom('review').selectAll().where('finding_id', '=', first.split('/').at(-1)!).execute();
    expect(decided).toMatchObject([{ decision: 'confirm', reason_code: 'reproduced' }]);
    expect(new URL(page.url()).pathname).toMatch(/^\/review-queue\/./);
    expect(complaints).toEqual([]);
  });

  test('a skipped finding is given back undecided', async () => {
    const { page } = at;
    await open(page, `${w.url}/review-queue`);
    await page.getByRole('link', { name: /开始复核/ }).click();
    await page.getByRole('button', { name: /回到队列|跳过/ }).waitFor();
    await settled(page);
    const here = page.url();
    const skipped = new URL(here).pathname.split('/').at(-1) ?? '';
    await page.keyboard.press('s');
    await page.waitForURL((url) => url.href !== here);
    await settled(page);
    const claims = () => w.api.database.db.selectFrom('review_claim').select('finding_id').where('finding_id', '=', skipped).execute();
    // the next one is taken meanwhile
    await expect.poll(claims).toEqual([]);
  });

  test('a case is opened of a confirmed finding, with its basis', async () => {
    const { page, complaints } = at;
    const { db } = w.api.database;
    await db.deleteFrom('case_finding').execute();
    await open(page, `${w.url}/findings/${idOf('a', 'confirmed')}`);
    await picture(page, 'finding-confirmed');
    await page.getByRole('button', { name: '立案', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('依据').fill('工业和信息化部抽测');
    await picture(page, 'finding-to-case');
    await dialog.getByRole('button', { name: '立案', exact: true }).click();
    await page.waitForURL(/\/cases\/./);
    await settled(page);
    expect(await db.selectFrom('case_finding').select('finding_id').execute()).toMatchObject([{ finding_id: idOf('a', 'confirmed') }]);
    expect(complaints).toEqual([]);
  });
});
