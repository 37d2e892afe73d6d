import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { seedMinistry } from '../../../api/src/routes/two-sides-inside.fixture.ts';
import { pages } from '../app/routes.ts';
import { type AddressOfPage, addressesOfPages, type Read } from './addresses-of-pages.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { makeHostile } from './hostile-texts.fixture.ts';
import { LOOSE } from './loose.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open } from './settled.fixture.ts';

/** Columns that must hold a script, or this file would say nothing. */
const MUST_BE_HOSTILE = ['app.name', 'enforcement_case.subject_name', 'operator.name', 'signer.subject', 'store.name', 'sdk.name'];

withTool(describe, 'chromium')('every page, full of what hostile apps, firms and policies say', () => {
  let w: ConsoleWorld;
  let at: Seat;
  const asked: string[] = [];
  let addresses: ReadonlyMap<string, AddressOfPage>;
  let hostile: ReadonlySet<string>;
  beforeAll(async () => {
    w = await openConsole();
    const ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    await seedNation(w.api.database.db, ministry);
    for (const side of ['a', 'b'] as const) await seedSide(w.api.database.db, side);
    await seedMinistry(w.api.database.db, ministry);
    const inspector = await w.api.person(ministry, 'ministry-inspector', 'all');
    hostile = await makeHostile(w.api.database.db);
    const read: Read = async (path) => {
      const answer = await w.api.app.inject({ url: path, headers: inspector.headers });
      return answer.statusCode === 200 ? answer.json() : undefined;
    };
    addresses = new Map((await addressesOfPages(read)).map((one) => [one.path, one]));
    at = await w.sit(inspector);
    at.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  });
  afterAll(() => w?.close());

  test('the texts are hostile', () => expect(MUST_BE_HOSTILE.filter((column) => !hostile.has(column))).toEqual([]));

  test.each(pages.map(({ path }) => path))(
    '%s: nothing of it runs, nobody is kept out, nothing is wider than a telephone',
    async (path) => {
      const address = addresses.get(path)?.address;
      expect(address, 'a row to look at').toBeDefined();
      const { page, complaints, elsewhere } = at;
      for (const list of [complaints, elsewhere, asked]) list.length = 0;
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, `${w.url}${address}`);
      const name = path === '/' ? 'desk' : path.slice(1).replaceAll(/\W+/g, '-');
      await picture(page, `hostile-${name}`);

      await expect.poll(() => page.locator('[role=alert]').allTextContents()).toEqual([]);
      expect(asked).not.toContain('/entered');
      expect(await page.evaluate(LOOSE)).toEqual([]);
      expect([complaints, elsewhere]).toEqual([[], []]);
      expect(await faultsOf(page)).toEqual([]);

      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForTimeout(50);
      await picture(page, `hostile-${name}-390`);
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    },
  );
});
