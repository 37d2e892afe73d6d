// npm run screenshots [-- --url URL] [--only WORD]: pictures of every page of the console into docs/screenshots, at 1440 and 390 px, in Chinese.
// Of the demonstration that runs at URL, else of one that is started for it and told to its end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { addressesOfPages, type Read } from '../apps/console/src/e2e/addresses-of-pages.fixture.ts';
import { openBrowser, seat } from '../apps/console/src/e2e/browser.fixture.ts';
import { open } from '../apps/console/src/e2e/settled.fixture.ts';
import { type Demonstration, startDemonstration } from './screenshots/start-demonstration.ts';

const WIDTHS = [1440, 390] as const;
const out = join(fileURLToPath(new URL('..', import.meta.url)), 'docs', 'screenshots');

const { values } = parseArgs({ options: { url: { type: 'string' }, only: { type: 'string', default: '' } } });
const demonstration: Demonstration = values.url === undefined ? await startDemonstration() : { url: values.url, end: async () => {} };
const browser = await openBrowser();
try {
  const { url } = demonstration;
  const cookie = await signedIn(url, 'inspector');
  const read: Read = async (path) => {
    const answer = await fetch(url + path, { headers: { cookie } });
    return answer.ok ? ((await answer.json()) as Awaited<ReturnType<Read>>) : undefined;
  };
  mkdirSync(out, { recursive: true });
  for (const width of WIDTHS) {
    const [door, desk] = [await seat(browser, url, undefined, { width }), await seat(browser, url, cookie, { width })];
    await taken(door.page, `${url}/`, `sign-in-${width}`);
    for (const { path, address } of await addressesOfPages(read)) {
      const name = path === '/' ? 'desk' : path.slice(1).replaceAll(/\W+/g, '-');
      if (address === undefined) process.stdout.write(`${name}: 没有可看的内容 / nothing to look at\n`);
      else await taken(desk.page, url + address, `${name}-${width}`);
    }
    for (const { context } of [door, desk]) await context.close();
  }
} finally {
  await browser.close();
  await demonstration.end();
}

/** As WebP, which is a third of the size. */
async function taken(page: Page, address: string, name: string): Promise<void> {
  if (!name.includes(values.only)) return;
  await open(page, address);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  await devtools.detach();
  writeFileSync(join(out, `${name}.webp`), Buffer.from(data, 'base64'));
  process.stdout.write(`${name}.webp\n`);
}

/** @returns the cookie of this account's session, which the demonstration itself tells how to open */
async function signedIn(url: string, login: string): Promise<string> {
  const { items } = (await (await fetch(`${url}/api/v1/demo/accounts`)).json()) as {
    readonly items: readonly { readonly login: string; readonly password: string }[];
  };
  const password = items.find((one) => one.login === login)?.password;
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'touchstone' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`${login}: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
