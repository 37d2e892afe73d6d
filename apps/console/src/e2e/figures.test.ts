import { withTool } from '@touchstone/test-kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { DIMENSIONS } from '../pages/statistics/conditions.ts';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('figures, answers of firms, and complaints', () => {
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

  test('every figure opens a list of as many rows, by whatever they are divided', async () => {
    const { page, context } = await w.sit(await w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11'));
    for (const by of DIMENSIONS) {
      await open(page, `${w.url}/statistics?by=${by}`);
      expect(await page.locator('[role=alert]').allTextContents(), by).toEqual([]);
    }
    const links = page.locator('a[href^="/statistics/rows"]');
    const texts = await links.evaluateAll((all) => all.map((one) => [one.getAttribute('href') ?? '', one.textContent ?? ''] as const));
    // shares and medians are no counts of rows
    const figures = texts.flatMap(([href, text]) =>
      /^[\d,]+$/.test(text.trim()) ? [[href, Number(text.replaceAll(',', ''))] as const] : [],
    );
    expect(figures.length).toBeGreaterThan(0);
    for (const [href, count] of figures) {
      await open(page, `${w.url}${href}`);
      expect(await page.locator('main tbody tr').count(), String(href)).toBe(count);
    }
    await context.close();
  });

  test('filters that one keeps stand above their list, for oneself alone', async () => {
    const person = await w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11');
    const { page, context, complaints } = await w.sit(person);
    await open(page, `${w.url}/findings`);
    await expect.poll(() => page.getByRole('button', { name: '保存筛选' }).count()).toBe(0);
    await page.getByRole('combobox', { name: '状态' }).selectOption('CONFIRMED');
    await page.getByRole('button', { name: '保存筛选' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('已确认的');
    await dialog.getByRole('button', { name: '保存筛选' }).click();
    await page.getByRole('link', { name: '已确认的' }).waitFor();
    await open(page, `${w.url}/findings`);
    await page.getByRole('link', { name: '已确认的' }).click();
    await page.waitForURL(/\/findings\?state=CONFIRMED$/);
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'saved-filters');
    await page.getByRole('button', { name: '不再保存“已确认的”' }).click();
    await page.getByRole('button', { name: '保存筛选' }).waitFor();
    await expect.poll(() => page.getByRole('link', { name: '已确认的' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('versions beyond the first two hundred are reached, and compared with the newest', async () => {
    const app = idOf('a', 'app');
    await sql`insert into touchstone.app_version (id, app_id, version_code, version_name)
      select gen_random_uuid(), ${app}, 100000 + n, 'v' || n from generate_series(1, 205) n`.execute(w.api.database.db);
    const inspector = await w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11');
    const { page, context, complaints } = await w.sit(inspector);
    await open(page, `${w.url}/apps/${app}`);
    const versions = page.getByRole('region', { name: '版本', exact: true }).first();
    await versions.getByText('v205', { exact: true }).waitFor();
    await page.getByRole('button', { name: '对比', exact: true }).click();
    await page.getByRole('button', { name: '更早的版本' }).click();
    await versions.getByText('v5', { exact: true }).waitFor();
    await expect.poll(() => versions.getByText('v205', { exact: true }).count()).toBe(0);
    await page.getByRole('combobox', { name: /旧版本/ }).selectOption({ label: 'v3 (100003)' });
    await page.getByRole('region', { name: /版本/ }).getByText('v205 (100205)', { exact: true }).first().waitFor({ state: 'attached' });
    await settled(page);
    expect(await page.locator('main [role=alert]').allTextContents()).toEqual([]);
    expect(await page.locator('dd', { hasText: 'v3 (100003)' }).count()).toBe(1);
    expect(await page.locator('dd', { hasText: 'v205 (100205)' }).count()).toBe(1);
    await picture(page, 'app-versions');
    // what is open of it opens just that, and its firm counts and opens the same
    const openOf = page.locator('.figures a[href*="isOpen=true"]');
    const count = Number(await openOf.locator('.figure-count').textContent());
    expect(count).toBeGreaterThan(0);
    await openOf.click();
    await page.waitForURL(/\/findings\?.*isOpen=true/);
    await settled(page);
    expect(await page.locator('main tbody tr').count()).toBe(count);
    await open(page, `${w.url}/operators/${idOf('a', 'operator')}`);
    for (const [part, list] of [
      ['产品', '/apps'],
      ['案件', '/cases'],
      ['问题', '/findings'],
    ] as const) {
      const section = page.getByRole('region', { name: new RegExp(`^${part}`) });
      const total = Number(await section.locator('.section-count').textContent());
      const href = await section.locator(`header a[href^="${list}?firm="]`).getAttribute('href');
      const listed = await w.api.app.inject({ url: `/api/v1${href}`, headers: inspector.headers });
      expect([part, listed.json().items.length]).toEqual([part, total]);
    }
    await open(page, `${w.url}/deadlines/response-times`);
    const from = page.getByLabel('自', { exact: true });
    await from.fill('2026-01-01');
    await page.waitForURL(/from=2026-01-01/);
    await settled(page);
    expect(await from.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('main tbody a[href*="ruleKind=at-once"]').count()).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'response-times');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('as of a day before anything happened, nothing had', async () => {
    const { page, context } = await w.sit(await w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11'));
    await open(page, `${w.url}/statistics`);
    await page.getByLabel('统计时点').fill('2020-01-01');
    await settled(page);
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2020-01-01T15:59:59.999Z');
    const counts = await page.locator('section:first-of-type a[href^="/statistics/rows"]').allTextContents();
    expect(new Set(counts)).toEqual(new Set(['0']));
    await context.close();
  });

  test('a firm writes in its draft and is asked before it leaves it', async () => {
    const { page, context } = await w.sit(
      await w.api.person(idOf('a', 'enterprise'), 'enterprise-member', `operator:${idOf('a', 'operator')}`),
    );
    await open(page, `${w.url}/submissions/${idOf('a', 'submission-draft')}`);
    await picture(page, 'submission-draft');
    await page.getByLabel('整改说明').fill('已整改');
    await page.getByText('请先保存填写的内容').waitFor();
    await page.getByRole('link', { name: '整改提交', exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '受理', exact: true }).count()).toBe(0);
    await context.close();
  });

  test('who complained is shown to intake alone, and only when asked for', async () => {
    const said = { subject: '甲应用', text: '未经同意读取通讯录', name: '李投诉', contact: '13800000000', province: '11' };
    const sent = await w.api.app.inject({ method: 'POST', url: '/api/v1/public/complaints', payload: said });
    expect(sent.statusCode, sent.body).toBe(201);
    const intake = await w.api.person(idOf('a', 'province'), 'intake-officer', 'province:11');
    const listed = await w.api.app.inject({ url: '/api/v1/complaints', headers: intake.headers });
    const { id } = listed.json().items.find(({ code }: { readonly code: string }) => code === sent.json().code);
    const address = `${w.url}/complaints/${id}`;
    const inspector = await w.sit(await w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11'));
    await open(inspector.page, address);
    await expect.poll(() => inspector.page.getByRole('heading', { name: '投诉人' }).count()).toBe(0);
    await inspector.context.close();

    const { page, context } = await w.sit(intake);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(page, address);
    await page.getByRole('heading', { name: '投诉人' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('李投诉');
    expect(asked.filter((path) => path.endsWith('/reporter'))).toEqual([]);
    await page.getByRole('button', { name: '查看投诉人' }).click();
    await settled(page);
    expect(asked.filter((path) => path.endsWith('/reporter'))).toHaveLength(1);
    await page.getByText('李投诉').waitFor();
    await picture(page, 'complaint-reporter');

    // what was typed in a dialog is not lost to a key
    const dialog = page.locator('dialog[open]');
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.keyboard.press('Escape');
    expect(await dialog.count(), 'nothing was typed').toBe(0);
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await dialog.locator('textarea').first().fill('属实，予以受理');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
    await picture(page, 'dialog-asks');
    await dialog.getByRole('button', { name: '留在本页' }).click();
    await expect.poll(() => dialog.locator('textarea').first().inputValue()).toBe('属实，予以受理');
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.getByRole('button', { name: '仍然离开' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(page.url()).toBe(address);
    await context.close();
  });
});
