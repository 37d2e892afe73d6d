import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';
import { withTool } from '@touchstone/test-kit';
import type { Report } from '@touchstone/verdict';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScannedShop, scannedShop } from '../../../api/src/routes/reports/scanned-shop.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { HOSTILE } from './hostile-texts.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

/** The report grows to this many facts, and what the app says of itself becomes hostile: a page must bear both. */
const MANY = 10_000;

function grown(report: Report): Report {
  const { facts, app } = report;
  const more = Array.from({ length: MANY - facts.length }, (_, i) => {
    const fact = facts[i % facts.length]!;
    return { ...fact, at: { ...fact.at, file: `${fact.at.file}${HOSTILE}` } };
  });
  return { ...report, app: app === null ? null : { ...app, label: `${app.label}${HOSTILE}` }, facts: [...facts, ...more] };
}

withTool(describe, 'chromium')('a report of a real scan, grown to 10,000 facts', () => {
  let w: ConsoleWorld;
  let at: Seat;
  let shop: ScannedShop;
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-report-e2e-'));
  beforeAll(async () => {
    const objects = await openFolder(folder);
    w = await openConsole({ objects });
    const ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    shop = await scannedShop(w.api.database.db, objects, ministry, grown);
    at = await w.sit(await w.api.person(ministry, 'ministry-inspector', 'all'));
  }, 300_000);
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('from an app two versions are compared, and the address keeps which', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/apps/${shop.app}`);
    await page.getByRole('button', { name: '对比', exact: true }).click();
    await page.waitForURL(/older=.+newer=|newer=.+older=/);
    await settled(page);
    const diff = page.getByRole('region', { name: '版本对比' });
    await diff.getByText('条款结论变化').waitFor();
    await picture(page, 'report-diff');
    expect(await diff.locator('.diff-results li').filter({ hasText: '违规 → 未发现' }).count()).toBeGreaterThan(3);
    expect(await diff.locator('.diff .tone-good').count()).toBeGreaterThan(0);
    const address = page.url();
    await open(page, address);
    expect(await diff.locator('.diff-results li').count()).toBeGreaterThan(3);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await diff.getByRole('link', { name: '检测报告' }).first().click();
    await page.waitForURL(`**/runs/${shop.faulty.run}`);
  });

  test('a finding leads from the component over the SDK to the API', async () => {
    const { page, complaints } = at;
    const { findings, facts } = shop.faulty.report;
    const proven = findings.find(
      ({ result, facts: of }) => (result === 'violation' || result === 'suspected') && of.some((i) => facts[i]?.proof !== undefined),
    )!;
    await open(page, `${w.url}/runs/${shop.faulty.run}`);
    await picture(page, 'report-clauses');
    await page.locator(`.clause-list a[href*="rule=${proven.rule}"]`).click();
    await page.locator('.ladder .rung-platform').first().waitFor();
    await settled(page);
    await picture(page, 'report-ladder');
    expect(await page.locator('.ladder').first().locator('.rung').count()).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.clause-detail h3').textContent()).toContain(proven.clause);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('on paper every clause of the list stands, and what is pressed does not', async () => {
    const { page } = at;
    await open(page, `${w.url}/runs/${shop.faulty.run}`);
    const clauses = await page.locator('.clause-list a code').allTextContents();
    expect(clauses.length).toBeGreaterThan(2);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1100 });
    await picture(page, 'report-on-paper');
    // biome-ignore lint/performance/useDomNodeTextContent: what is not drawn is not to be read
    const text = await page.locator('main').innerText();
    expect(clauses.filter((clause) => !text.includes(clause))).toEqual([]);
    expect(await page.locator('button:visible, input:visible, select:visible').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test.each(['comparison', 'timeline', 'traffic', 'policy', 'screens', 'facts', 'untested'])(
    '%s is read, is no wider than a telephone, and lets nothing of the app run',
    async (part) => {
      const { page, complaints, elsewhere } = at;
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, `${w.url}/runs/${shop.faulty.run}?part=${part}`);
      await picture(page, `report-${part}`);
      await expect.poll(() => page.locator('[role=alert]').count()).toBe(0);
      await expect.poll(() => page.locator('script:not([src]), img[src*="entered"]').count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.waitForTimeout(50);
      await picture(page, `report-${part}-390`);
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1440, height: 900 });
      expect([complaints, elsewhere]).toEqual([[], []]);
    },
  );

  test('pictures of the screens are drawn', async () => {
    const { page } = at;
    await open(page, `${w.url}/runs/${shop.faulty.run}?part=screens`);
    const image = page.locator('.screen img').first();
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate('document.querySelector(".screen img").naturalWidth')).toBeGreaterThan(0);
  });

  test('a marked sentence of the policy opens the fact that stands on it', async () => {
    const { page } = at;
    await open(page, `${w.url}/runs/${shop.faulty.run}?part=policy`);
    const mark = page.locator('mark a').first();
    const text = (await mark.textContent()) ?? '';
    await mark.click();
    await page.locator('.fact').waitFor();
    await settled(page);
    await picture(page, 'report-policy-fact');
    expect(shop.faulty.report.facts[Number(new URL(page.url()).searchParams.get('fact'))]?.quote).toContain(text.slice(0, 10));
  });

  test('nobody waits for a list of 10,000 facts', async () => {
    const { page } = at;
    await open(page, `${w.url}/runs/${shop.faulty.run}?part=facts`);
    await expect.poll(() => page.locator('main').textContent()).toContain(MANY.toLocaleString('zh-CN'));
    await expect.poll(() => page.locator('main tbody tr').count()).toBe(50);
    const longest = await page.evaluate(LONGEST_TASK);
    await page.getByRole('button', { name: '下一页' }).click();
    await page.waitForURL(/after=/);
    await settled(page);
    expect(longest).toBeLessThan(1_000);
  });

  test('the files are what they say', async () => {
    const { page } = at;
    await open(page, `${w.url}/runs/${shop.repaired.run}`);
    const saved = async (name: string | RegExp) => {
      await page.getByText('下载', { exact: true }).click();
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
      return readFileSync((await file.path())!);
    };
    await picture(page, 'report-downloads');
    expect(JSON.parse((await saved('JSON')).toString('utf8')).facts).toHaveLength(shop.repaired.report.facts.length);
    expect((await saved(/PDF/)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.parse((await saved('SARIF')).toString('utf8')).version).toBe('2.1.0');
    const html = (await saved(/HTML/)).toString('utf8');
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).not.toMatch(/<script/i);
    for (const name of [/已收集/, /对比 1\.0/]) {
      const { value } = await readDocument(new Uint8Array(await saved(name)), { ports, name: 'a.docx' });
      expect(JSON.stringify(value)).toContain('美购商城');
    }
  });

  test('an SDK of it is a page with how far it reaches', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/sdks/${shop.faulty.report.sdks[0]!.id}`);
    await picture(page, 'sdk');
    await expect
      .poll(() => page.getByRole('region', { name: '嵌入它的应用' }).getByRole('rowheader', { name: '美购商城' }).count())
      .toBe(1);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

/** Milliseconds of the longest stretch in which the page answered nobody. */
const LONGEST_TASK = `new Promise((done) => {
  let longest = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) longest = Math.max(longest, one.duration); })
    .observe({ type: 'longtask', buffered: true });
  setTimeout(() => done(longest), 50);
})`;
