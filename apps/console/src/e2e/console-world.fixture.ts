import { startApi, type TestApi, type TestParts, type TestPerson } from '@touchstone/api/testing';
import type { Browser } from 'playwright-core';
import { type Look, openBrowser, type Seat, seat } from './browser.fixture.ts';
import { builtConsole } from './built-console.fixture.ts';

export interface ConsoleWorld {
  readonly api: TestApi;
  readonly url: string;
  readonly browser: Browser;
  /** A window of this person, or of nobody. */
  sit(who: TestPerson | null, look?: Look): Promise<Seat>;
  close(): Promise<void>;
}

/**
 * The real server on a port of loopback over a database of the file's own, with the built console, and a browser in front of it.
 *
 *     withTool(describe, 'chromium')('…', () => {
 *       let w: ConsoleWorld;
 *       beforeAll(async () => { w = await openConsole(); });
 *       afterAll(() => w?.close());
 *       test('…', async () => {
 *         const { page } = await w.sit(inspector);
 *         await page.goto(`${w.url}/apps`);
 */
export async function openConsole(parts: TestParts = {}): Promise<ConsoleWorld> {
  const consoleFolder = await builtConsole();
  const [api, browser] = await Promise.all([startApi(parts, { consoleFolder }), openBrowser()]);
  // a browser has the machine's clock, and so has what it talks to
  api.clock.at = new Date();
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    api,
    url,
    browser,
    sit: (who, look) => seat(browser, url, who?.headers['cookie'], look),
    async close() {
      await browser.close();
      await api.close();
    },
  };
}
