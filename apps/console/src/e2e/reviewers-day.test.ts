import type { TestPerson } from '@touchstone/api/testing';
import { withTool } from '@touchstone/test-kit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLAUSES, fusedWorld, sawOnly } from '../../../api/src/routes/findings/findings.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

const EASY_MS = 10_000;

withTool(describe, 'chromium')('a day of reviewers, who always decide in two and do not see each other', () => {
  let w: ConsoleWorld;
  let people: readonly TestPerson[];
  beforeAll(async () => {
    w = await openConsole();
    const world = await fusedWorld(w.api);
    const beijing = await w.api.organisation('province', {
      province: '11',
      policy: { fourEyes: 'always', blindSecond: true, claimMinutes: 5, secondFactor: 'optional' },
    });
    people = await Promise.all([1, 2, 3].map(() => w.api.person(beijing, 'province-inspector', 'province:11')));
    for (const clause of CLAUSES.slice(0, 2)) {
      const said = sawOnly(clause);
      await world.scan(await world.app(), { alpha: said, beta: said });
    }
  });
  afterAll(() => w?.close());

  const here = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? '';
  /** By the keyboard alone: the first row of the queue. */
  const begins = async ({ page }: Seat, path = '/review-queue'): Promise<string> => {
    await open(page, `${w.url}${path}`);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^确认/ }).waitFor();
    await settled(page);
    return here(page);
  };
  const decides = async ({ page }: Seat, ...keys: readonly string[]): Promise<void> => {
    const from = page.url();
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.href !== from);
    await settled(page);
  };
  const stateOf = async (finding: string) =>
    (await w.api.database.db.selectFrom('finding').select('state').where('id', '=', finding).executeTakeFirstOrThrow()).state;

  test('the first confirms in seconds, the second does not know and rejects, the third sees both and settles it', async () => {
    const [ann, bob, cai] = await Promise.all(people.map((one) => w.sit(one)));
    const finding = await begins(ann!);
    const beganMs = Date.now();
    await decides(ann!, 'y', '1');
    expect(Date.now() - beganMs).toBeLessThan(EASY_MS);
    expect(here(ann!.page)).not.toBe(finding); // the next one stands there
    expect(await stateOf(finding)).toBe('NEEDS_REVIEW');

    await open(bob!.page, `${w.url}/review-queue?stage=second`);
    expect(await begins(bob!, '/review-queue?stage=second')).toBe(finding);
    await expect.poll(() => bob!.page.locator('.review-blind').count()).toBe(1);
    expect(
      await bob!.page
        .locator('.timeline')
        .textContent()
        .catch(() => ''),
    ).not.toContain('确认');
    await picture(bob!.page, 'second-review');
    await decides(bob!, 'n', '3');

    expect(await begins(cai!, '/review-queue/disagreements')).toBe(finding);
    const seen = (await cai!.page.locator('aside').last().textContent()) ?? '';
    for (const said of ['确认', '不成立']) expect(seen).toContain(said);
    await picture(cai!.page, 'disagreement');
    await decides(cai!, 'y', '1');
    expect(await stateOf(finding)).toBe('CONFIRMED');

    const decided = await w.api.database.db.selectFrom('review').select(['decision']).where('finding_id', '=', finding).execute();
    expect(decided.map(({ decision }) => decision).sort()).toEqual(['confirm', 'confirm', 'reject']);
    await open(cai!.page, `${w.url}/statistics/reviews`);
    await cai!.page.getByText(/互不知情判定 1 对，一致 0 对（0%）/).waitFor();
    expect(await cai!.page.getByRole('table', { name: '复核人员' }).locator('tbody tr').count()).toBe(3);
    await picture(cai!.page, 'review-statistics');
    for (const one of [ann!, bob!, cai!]) {
      expect(one.complaints).toEqual([]);
      await one.context.close();
    }
  });

  test('what one has in hand another cannot take', async () => {
    const [ann, bob] = await Promise.all(people.slice(0, 2).map((one) => w.sit(one)));
    await w.api.database.db.deleteFrom('review_claim').execute();
    const finding = await begins(ann!);
    await open(bob!.page, `${w.url}/review-queue/${finding}`);
    await bob!.page.getByText('他人正在复核，请看下一条。').waitFor();
    await expect.poll(() => bob!.page.getByRole('button', { name: /^确认/ }).isDisabled()).toBe(true);
    for (const one of [ann!, bob!]) await one.context.close();
  });
});
