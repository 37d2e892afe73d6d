// How fast a list of 100,000 rows answers its reader: a letter in a filter, a row by key, the next page, in a real browser.
// node scripts/run.mjs bench/platform/console-lists.ts [apps] [rows a page]
import { loadavg } from 'node:os';
import { sql } from 'kysely';
import type { CDPSession, Page } from 'playwright-core';
import { openConsole } from '../../apps/console/src/e2e/console-world.fixture.ts';
import { open, settled } from '../../apps/console/src/e2e/settled.fixture.ts';

const apps = Number(process.argv[2] ?? 100_000);
const rowsOnPage = Number(process.argv[3] ?? 200);
const LETTERS = '晴空天气预报助手日历相机阅读'.split('');
const [KEYS, PAGES] = [100, 30];

/** Each press and each letter: until the frame after it is painted. */
const WATCH = `
  window.answered = [];
  for (const kind of ['keydown', 'input', 'click'])
    addEventListener(kind, (event) => {
      const began = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.answered.push(performance.now() - began);
        port2.postMessage(0);
      });
    }, { capture: true });
`;

let watching: CDPSession | undefined;
const w = await openConsole();
try {
  const { db } = w.api.database;
  const ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, category, reach_band)
    select touchstone.uuid7(), 'android', 'cn.example.a' || i, '晴空天气' || i, '晴空天气' || i, '{晴空,空天,天气}', lpad((11 + i % 31)::text, 2, '0'), 1 + i % 39, i % 9
    from generate_series(1, ${apps}::int) i`.execute(db);
  await sql`analyze`.execute(db);
  const { page } = await w.sit(await w.api.person(ministry, 'ministry-inspector', 'all'));
  await page.addInitScript(WATCH);
  console.log(`${apps.toLocaleString('en')} apps, ${rowsOnPage} rows a page, load ${loadavg()[0]?.toFixed(1)}`);
  await open(page, `${w.url}/apps?limit=${rowsOnPage}`);
  report(
    'row by key (j)',
    await pressed(page, async () => {
      for (let i = 0; i < KEYS; i++) await page.keyboard.press(i % 4 === 3 ? 'k' : 'j');
    }),
  );
  report(
    'letter in the filter',
    await pressed(page, async () => {
      for (let i = 0; i < 3; i++) {
        await page.locator('.filters input[type=search]').first().fill('');
        await page.locator('.filters input[type=search]').first().focus();
        for (const letter of LETTERS) await page.keyboard.insertText(letter);
        await settled(page);
      }
    }),
  );
  await open(page, `${w.url}/apps?limit=${rowsOnPage}`);
  const arrived: number[] = [];
  report(
    'next page: the page answers',
    await pressed(page, async () => {
      for (let i = 2; i < 2 + PAGES; i++) {
        const began = performance.now();
        await page.locator('.pager .button').last().click();
        await page.waitForFunction(
          (at) => new URL(location.href).searchParams.get('page') === at && document.querySelector('[aria-busy=true]') === null,
          String(i),
        );
        arrived.push(performance.now() - began);
      }
    }),
  );
  report('next page: the rows are there', arrived);
} finally {
  await w.close();
}

/** What was done, from the event of the browser to what is painted after it, in milliseconds. */
async function pressed(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate('window.answered = []');
  const began = await busySeconds(page);
  await act();
  const answered = (await page.evaluate('window.answered')) as readonly number[];
  const each = (((await busySeconds(page)) - began) * 1000) / answered.length;
  console.log(`  the page was busy ${each.toFixed(1)} ms for each of ${answered.length}`);
  return answered;
}

async function metricsOf(page: Page) {
  if (watching === undefined) {
    watching = await page.context().newCDPSession(page);
    await watching.send('Performance.enable', { timeDomain: 'threadTicks' });
  }
  return watching.send('Performance.getMetrics');
}

/** Time that the page itself worked: it says more than what passed where others use the machine too. */
async function busySeconds(page: Page): Promise<number> {
  const { metrics } = await metricsOf(page);
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

function report(what: string, ms: readonly number[]): void {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0).padStart(5);
  console.log(`${what.padEnd(32)} ${String(ms.length).padStart(4)} times, median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`);
}
