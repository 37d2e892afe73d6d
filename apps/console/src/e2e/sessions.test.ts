import { TEST_PASSWORD } from '@touchstone/api/testing';
import { systemSession, withSession } from '@touchstone/db';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, nameOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('who sits here sees what is theirs', () => {
  let w: ConsoleWorld;
  const [ours, theirs] = [nameOf('a'), nameOf('b')];
  beforeAll(async () => {
    w = await openConsole();
    await seedNation(w.api.database.db, await w.api.organisation('ministry'));
    for (const side of ['a', 'b'] as const) await seedSide(w.api.database.db, side);
    // as at a desk where nothing but the password is asked for
    await w.api.database.db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .execute();
  });
  afterAll(() => w?.close());
  const ofBeijing = () => w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11');

  test('a province sees its own apps and cases, and of another’s not even that they are there', async () => {
    const { page, context } = await w.sit(await ofBeijing());
    for (const list of ['/apps', '/cases']) {
      await open(page, `${w.url}${list}`);
      const text = await page.locator('main').textContent();
      expect(text).toContain(ours);
      expect(text).not.toContain(theirs);
    }
    for (const list of ['/findings', '/orders', '/deadlines', '/statistics']) {
      await open(page, `${w.url}${list}`);
      expect(await page.locator('main').textContent(), list).not.toContain(theirs);
    }
    const figures = page.locator('a[href^="/statistics/rows"]').filter({ hasText: /^[1-9]/ });
    const [first] = await figures.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    await open(page, w.url + (first ?? ''));
    const rows = await page.locator('main tbody').textContent();
    expect(rows).toContain(ours);
    expect(rows).not.toContain(theirs);
    await open(page, `${w.url}/cases/${idOf('b', 'case')}`);
    const refused = await page.locator('main').textContent();
    await open(page, `${w.url}/cases/${w.api.platform.newId()}`);
    const unknown = await page.locator('main').textContent();
    const withoutNumber = (text: string | null) => text?.replaceAll(/[0-9a-f-]{36}/g, '');
    expect(withoutNumber(refused)).toBe(withoutNumber(unknown));
    await context.close();
  });

  test('a session that ends over a half-filled form takes nothing of it: signed in again, it is saved as it was typed', async () => {
    const person = await w.api.person(idOf('a', 'enterprise'), 'enterprise-member', `operator:${idOf('a', 'operator')}`);
    const { page, context, complaints } = await w.sit(person);
    await open(page, `${w.url}/submissions/${idOf('a', 'submission-draft')}`);
    const typed = '已删除首页前的读取，\n并更换推送组件。';
    await page.getByLabel('整改说明').fill(typed);
    await withSession(w.api.database.db, systemSession('test'), (tx) =>
      tx.deleteFrom('session').where('person_id', '=', person.id).execute(),
    );
    await page.getByRole('button', { name: '保存', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('口令').fill(TEST_PASSWORD);
    await expect.poll(() => page.getByLabel('整改说明').inputValue()).toBe(typed);
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await settled(page);
    await expect.poll(() => page.getByLabel('整改说明').inputValue()).toBe(typed);
    const kept = () =>
      w.api.database.db.selectFrom('submission').select('statement').where('id', '=', idOf('a', 'submission-draft')).executeTakeFirst();
    await expect.poll(kept).toEqual({ statement: typed });
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a session that ended asks for the password over the page, and what was asked goes on', async () => {
    const inspector = await ofBeijing();
    const { page, context } = await w.sit(inspector);
    await open(page, `${w.url}/apps`);
    await withSession(w.api.database.db, systemSession('test'), (tx) =>
      tx.deleteFrom('session').where('person_id', '=', inspector.id).execute(),
    );
    await page.getByRole('link', { name: '案件', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await picture(page, 'session-ended');
    await dialog.getByLabel('口令').fill(TEST_PASSWORD);
    await dialog.getByRole('button', { name: '登录', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await settled(page);
    await expect.poll(() => page.locator('main').textContent()).toContain(ours);
    expect(new URL(page.url()).pathname).toBe('/cases');
    await context.close();
  });
});
