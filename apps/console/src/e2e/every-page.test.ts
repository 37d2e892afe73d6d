import { join } from 'node:path';
import type { TestPerson } from '@touchstone/api/testing';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { seedMinistry } from '../../../api/src/routes/two-sides-inside.fixture.ts';
import { pages } from '../app/routes.ts';
import { modulesBelow } from '../modules-below.fixture.ts';
import type { Words } from '../words/by-area.ts';
import { words as zhParts } from '../words/zh/parts.ts';
import { type AddressOfPage, addressesOfPages, type Read, type Sitter, sitterOf } from './addresses-of-pages.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { makeHostile } from './hostile-texts.fixture.ts';
import { LOOSE } from './loose.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, walk } from './settled.fixture.ts';

/** Columns that must hold a script, or this file would say nothing. */
const MUST_BE_HOSTILE = ['app.name', 'enforcement_case.subject_name', 'operator.name', 'signer.subject', 'store.name', 'sdk.name'];

/** One page in so many is seen in English, in the place of Chinese. */
const ENGLISH_EVERY = 3;
const inLanguage = (path: string, i: number): 'zh' | 'en' => (sitterOf(path) === 'inspector' && i % ENGLISH_EVERY === 1 ? 'en' : 'zh');

/** What stands on a page in the place of what somebody may not see. */
const NOT_THEIRS = [
  ...(await Promise.all(['zh', 'en'].map((language) => modulesBelow(join(import.meta.dirname, '../words', language)))))
    .flatMap((areas) => [...areas.values()].map(({ words }) => (words as Words)['notYours']))
    .filter((said) => typeof said === 'string'),
  zhParts.onlyStores,
];

withTool(describe, 'chromium')('every page, full of what hostile apps, firms and policies say', () => {
  let w: ConsoleWorld;
  const seats = new Map<Sitter | 'english', Seat>();
  const asked: string[] = [];
  let addresses: ReadonlyMap<string, AddressOfPage>;
  let hostile: ReadonlySet<string>;
  beforeAll(async () => {
    w = await openConsole();
    const ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    await seedNation(w.api.database.db, ministry);
    for (const side of ['a', 'b'] as const) await seedSide(w.api.database.db, side);
    await seedMinistry(w.api.database.db, ministry);
    const people = {
      inspector: await w.api.person(ministry, 'ministry-inspector', 'all'),
      administrator: await w.api.person(ministry, 'ministry-admin', 'all'),
      auditor: await w.api.person(ministry, 'ministry-auditor', 'all'),
      shop: await w.api.person(idOf('a', 'store-org'), 'store-operator', `store:${idOf('a', 'store')}`),
    };
    const webhook = { method: 'POST', url: '/api/v1/webhooks', headers: people.administrator.headers } as const;
    await w.api.app.inject({ ...webhook, payload: { url: 'https://hook.example/touchstone', topics: ['case.*'] } });
    hostile = await makeHostile(w.api.database.db);
    const readAs =
      ({ headers }: TestPerson): Read =>
      async (path) => {
        const answer = await w.api.app.inject({ url: path, headers });
        return answer.statusCode === 200 ? answer.json() : undefined;
      };
    const { inspector, administrator, auditor, shop } = people;
    const reads = { inspector: readAs(inspector), administrator: readAs(administrator), auditor: readAs(auditor), shop: readAs(shop) };
    addresses = new Map((await addressesOfPages(reads)).map((one) => [one.path, one]));
    for (const sitter of ['inspector', 'administrator', 'auditor', 'shop'] as const) seats.set(sitter, await w.sit(people[sitter]));
    seats.set('english', await w.sit(inspector, { language: 'en' }));
    for (const { page } of seats.values()) page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  });
  afterAll(() => w?.close());

  test('the texts are hostile', () => expect(MUST_BE_HOSTILE.filter((column) => !hostile.has(column))).toEqual([]));

  test.each(pages.map(({ path }, i) => ({ path, language: inLanguage(path, i) })))(
    '$path ($language): nothing of it runs, nobody is kept out, nothing is wider than a telephone',
    async ({ path, language }) => {
      const address = addresses.get(path)?.address;
      expect(address, 'a row to look at').toBeDefined();
      const at = seats.get(language === 'en' ? 'english' : sitterOf(path));
      if (at === undefined) throw new Error('nobody sits there');
      const { page, complaints, elsewhere } = at;
      for (const list of [complaints, elsewhere, asked]) list.length = 0;
      await page.setViewportSize({ width: 1440, height: 900 });
      await (page.url().startsWith(w.url) ? walk(page, String(address)) : open(page, `${w.url}${address}`));
      const name = path === '/' ? 'desk' : path.slice(1).replaceAll(/\W+/g, '-');
      await picture(page, `hostile-${name}`);

      await expect.poll(() => page.locator('[role=alert]').allTextContents()).toEqual([]);
      expect(asked).not.toContain('/entered');
      expect(await page.evaluate(LOOSE)).toEqual([]);
      expect(await page.locator('html').getAttribute('lang')).toBe(language === 'en' ? 'en' : 'zh-CN');
      const said = (await page.locator('main').textContent()) ?? '';
      expect(NOT_THEIRS.filter((words) => said.includes(words))).toEqual([]);
      expect([complaints, elsewhere]).toEqual([[], []]);
      expect(await faultsOf(page)).toEqual([]);

      await page.setViewportSize({ width: 390, height: 844 });
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      await picture(page, `hostile-${name}-390`);
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    },
  );
});
