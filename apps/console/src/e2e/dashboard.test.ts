import { withTool } from '@touchstone/test-kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import type { TestPerson } from '../../../api/src/testing.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('the dashboard', () => {
  let w: ConsoleWorld;
  let ministry: TestPerson;
  let province: TestPerson;
  beforeAll(async () => {
    w = await openConsole();
    const organisation = await w.api.organisation('ministry');
    await seedNation(w.api.database.db, organisation);
    for (const side of ['a', 'b'] as const) await seedSide(w.api.database.db, side);
    await w.api.database.db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .execute();
    await wayOfCases();
    ministry = await w.api.person(organisation, 'ministry-inspector', 'all');
    province = await w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11');
  });
  afterAll(() => w?.close());

  /** Every case goes the whole way, a step a month from January of this year. */
  async function wayOfCases(): Promise<void> {
    const steps = ['issue-order', 'submit', 'retest-passed', 'publish-notice', 'verify-absent'];
    const year = new Date().getUTCFullYear();
    for (const [i, step] of steps.entries())
      await sql`
        insert into touchstone.case_event (case_id, seq, type, from_state, to_state, actor, basis, at, prev_hash, hash)
        select id, ${101 + i}, ${step}, 'A', 'B', 'system:test', 'test', ${`${year}-0${i + 1}-10T02:00:00Z`}, '', 'h' from touchstone.enforcement_case`.execute(
        w.api.database.db,
      );
  }

  /** Numbers of rows of a list by the API, as the person of the page reads it. */
  async function rowsOf(who: TestPerson, href: string): Promise<number> {
    const answer = await w.api.app.inject({ url: `/api/v1${href}${href.includes('?') ? '&' : '?'}limit=200`, headers: who.headers });
    expect([href, answer.statusCode]).toEqual([href, 200]);
    return answer.json().items.length;
  }

  test.each([
    ['the ministry', () => ministry],
    ['a province', () => province],
  ])('%s: every figure opens a list of as many rows', async (name, person) => {
    const { page, context, complaints, elsewhere } = await w.sit(person());
    await open(page, `${w.url}/dashboard?stage=ordered&step=quarter`);
    await page.locator('.chart canvas').waitFor();
    await expect.poll(() => page.locator('[role=alert]').allTextContents()).toEqual([]);
    await picture(page, `dashboard-${name.replaceAll(' ', '-')}`);
    const figures = await page
      .locator('main a[href*="/statistics/rows?"]')
      .evaluateAll((all) =>
        all.map((one) => [one.getAttribute('href') ?? '', (one.querySelector('.tile-count, .figure-count') ?? one).textContent ?? '']),
      );
    const counted = figures.filter(([, count]) => /^[\d,]+$/.test(count ?? ''));
    expect(counted.length).toBeGreaterThan(20);
    for (const [href = '', count = ''] of counted)
      expect([href, await rowsOf(person(), href)]).toEqual([href, Number(count.replaceAll(',', ''))]);

    await page.locator('.tile a').first().click();
    await settled(page);
    const { pathname, search } = new URL(page.url());
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(await rowsOf(person(), `${pathname}${search}`));
    expect([complaints, elsewhere]).toEqual([[], []]);
    await context.close();
  });

  test('a point of the lines opens the list that it counts', async () => {
    const { page, context, complaints } = await w.sit(ministry);
    await open(page, `${w.url}/dashboard?stage=ordered&step=quarter`);
    const canvas = page.locator('.chart canvas');
    await canvas.scrollIntoViewIfNeeded();
    // a point is where the picture says that one can click, below the names of the lines
    const point = await canvas.evaluate((drawn) => {
      const { left, top, width, height } = drawn.getBoundingClientRect();
      const root = drawn.parentElement!;
      for (let y = 60; y < height; y += 2)
        for (let x = 0; x < width; x += 2) {
          const at = { clientX: left + x, clientY: top + y };
          root.dispatchEvent(new MouseEvent('mousemove', { ...at, bubbles: true }));
          if (root.style.cursor === 'pointer') return at;
        }
      return undefined;
    });
    expect(point).toBeDefined();
    await page.mouse.click(point!.clientX, point!.clientY);
    await page.waitForURL(/\/statistics\/rows\?stage=\w+.*from=/);
    await settled(page);
    const { pathname, search } = new URL(page.url());
    const count = await rowsOf(ministry, `${pathname}${search}`);
    expect(count).toBeGreaterThan(0);
    expect(await page.locator('main tbody tr').count()).toBe(Math.min(count, 50));
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a province sees its own only, and the ministry all', async () => {
    const ordered = async (who: TestPerson) => {
      const { page, context } = await w.sit(who);
      await open(page, `${w.url}/dashboard`);
      const count = await page.locator('tr', { hasText: '责令整改' }).first().locator('td').first().textContent();
      await context.close();
      return Number(count);
    };
    expect(await ordered(province)).toBeLessThan(await ordered(ministry));
  });

  test('as of a day before anything happened, nothing had', async () => {
    const { page, context } = await w.sit(ministry);
    await open(page, `${w.url}/dashboard`);
    await page.getByLabel('统计时点').fill('2020-01-01');
    await settled(page);
    expect(new URL(page.url()).searchParams.get('asOf')).toBe('2020-01-01T15:59:59.999Z');
    await expect.poll(() => page.locator('.tile a').count()).toBe(0);
    await context.close();
  });
});
