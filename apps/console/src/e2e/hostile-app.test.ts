import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { runScanJob } from '@touchstone/scan-pool';
import { withTool } from '@touchstone/test-kit';
import type { Report } from '@touchstone/verdict';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScannedShop, scannedShop } from '../../../api/src/routes/reports/scanned-shop.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { hostileApk } from './hostile-app.fixture.ts';
import { LOOSE } from './loose.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

/** What of the app must have come as far as its report, or this file would say nothing. */
const SAID = ['坏应用', '<script>', 'onmouseover', 'img src onerror'];

/** Addresses of the page that begin like this, each once. */
const hrefsOf = async (page: Page, begins: string): Promise<readonly string[]> => [
  ...new Set(await page.locator(`a[href^="${begins}"]`).evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))),
];

withTool(describe, 'chromium')('an app that says a script wherever it says something, scanned as it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-hostile-'));
  const path = join(folder, 'hostile.apk');
  let w: ConsoleWorld;
  let shop: ScannedShop;
  let ministry: string;
  let report: Report;
  beforeAll(async () => {
    writeFileSync(path, hostileApk());
    const scanned = await runScanJob({ paths: [path], options: { name: 'hostile.apk' }, format: 'json', lang: 'zh' });
    report = JSON.parse(scanned.output) as Report;
    const objects = await openFolder(folder);
    w = await openConsole({ objects });
    ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    shop = await scannedShop(w.api.database.db, objects, ministry, () => report);
  });
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const isInert = async (page: Page) => {
    expect(await page.evaluate(LOOSE)).toEqual([]);
    expect(
      await page.evaluate('[...document.links].map(({ protocol }) => protocol).filter((one) => !/^(https?|blob|about):$/.test(one))'),
    ).toEqual([]);
  };

  test('its report holds what it says', () => {
    const whole = JSON.stringify(report);
    for (const said of SAID) expect(whole).toContain(said);
  });

  test('checked in the browser: nothing of it runs, none of its addresses is a link', async () => {
    const { page, context, complaints, elsewhere } = await w.sit(null);
    await open(page, `${w.url}/check`);
    await page.locator('input[type=file]').setInputFiles(path);
    await page.locator('.checked-title').waitFor({ timeout: 60_000 });
    for (const line of await page.locator('.report-line:visible').all()) await line.click();
    await isInert(page);
    await picture(page, 'hostile-checked');
    await expect.poll(() => page.locator('main').textContent()).toContain('坏应用');
    expect([complaints, elsewhere]).toEqual([[], []]);
    await context.close();
  });

  test('on the pages of the platform it is text', async () => {
    const { page, context, complaints, elsewhere } = await w.sit(await w.api.person(ministry, 'ministry-inspector', 'all'));
    const { scan, run, sha256 } = shop.faulty;
    const isQuiet = async (address: string) => {
      await isInert(page);
      expect([complaints, elsewhere], address).toEqual([[], []]);
    };
    const follow = async (address: string) => {
      await open(page, w.url + address);
      await isQuiet(address);
    };
    for (const address of [`/scans/${scan}`, `/artifacts/${sha256}`, `/apps/${shop.app}`, `/runs/${run}`]) await follow(address);
    // each part of its report, and in each the first of what it opens beside its list
    const said = new Set<string>();
    const parts = (await hrefsOf(page, `/runs/${run}?part=`)).filter((href) => !href.includes('&'));
    for (const part of parts) {
      await page.locator(`a[href="${part}"]`).first().click();
      await settled(page);
      await isQuiet(part);
      const [beside] = (await hrefsOf(page, `/runs/${run}?`)).filter((href) => /[?&](rule|fact|screen)=/.test(href));
      if (beside !== undefined) await follow(beside);
      const shown = (await page.locator('main').textContent()) ?? '';
      for (const text of SAID) if (shown.includes(text)) said.add(text);
    }
    expect(parts.length, 'parts of the report that were opened').toBeGreaterThanOrEqual(8);
    expect([...said].sort()).toEqual([...SAID].sort());
    await context.close();
  }, 180_000);

  test('its report as a file is a page that does nothing, with no policy of ours around it', async () => {
    const { output } = await runScanJob({ paths: [path], options: { name: 'hostile.apk' }, format: 'html', lang: 'zh' });
    const context = await w.browser.newContext();
    const page = await context.newPage();
    const done: string[] = [];
    page.on('dialog', (dialog) => {
      done.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => done.push(request.url()));
    await page.setContent(output);
    expect(await page.textContent('body')).toContain('坏应用');
    await isInert(page);
    expect(done).toEqual([]);
    await context.close();
  });
});
