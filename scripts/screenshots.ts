// npm run screenshots [-- --url URL] [--only WORD …]: pictures of every page of the console into .cache/screenshots, at 1440 and 390 px, in
// Chinese; those of SHOWN into docs/screenshots as well. Of the demonstration that runs at URL, else of one that is started for it and told to its end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { addressesOfPages, type Read, type Sitter } from '../apps/console/src/e2e/addresses-of-pages.fixture.ts';
import { openBrowser, seat } from '../apps/console/src/e2e/browser.fixture.ts';
import { open } from '../apps/console/src/e2e/settled.fixture.ts';
import { type Demonstration, startDemonstration } from './screenshots/start-demonstration.ts';

const WIDTHS = [1440, 390] as const;
const root = fileURLToPath(new URL('..', import.meta.url));
const [out, shown] = [join(root, '.cache', 'screenshots'), join(root, 'docs', 'screenshots')];
/** What the documents show. */
const SHOWN: ReadonlySet<string> = new Set([
  ...['desk-1440', 'dashboard-1440', 'cases-case-1440', 'review-queue-waiting-1440', 'runs-run-1440', 'notices-notice-1440'],
  ...['sign-in-1440', 'desk-390', 'cases-case-390'],
]);
/** Who of the demonstration sits before the pages that are theirs alone. */
const LOGINS: Readonly<Record<Sitter, string>> = { inspector: 'inspector', administrator: 'admin', auditor: 'auditor', shop: 'huayang' };
const SITTERS = Object.keys(LOGINS) as readonly Sitter[];
/** Pages that look otherwise to others, or that only they have. */
const OTHERS = [
  ['huayang', ['/', '/order-items', '/programmes']],
  ['kuaida', ['/', '/cases', '/submissions', '/session/claims', '/questions', '/integration']],
  ['tester', ['/', '/sheets']],
  ['intake', ['/', '/complaints']],
  ['lab-admin', ['/', '/people', '/sheets']],
  ['handset', ['/', '/submissions']],
  ['agent', ['/', '/cases', '/submissions']],
] as const;

const { values } = parseArgs({ options: { url: { type: 'string' }, only: { type: 'string', multiple: true, default: [''] } } });
const demonstration: Demonstration = values.url === undefined ? await startDemonstration() : { url: values.url, end: async () => {} };
const browser = await openBrowser();
try {
  const { url } = demonstration;
  const cookies = byOf(await Promise.all(SITTERS.map(async (sitter) => [sitter, await signedIn(url, LOGINS[sitter])] as const)));
  const addresses = await addressesOfPages(byOf(SITTERS.map((sitter) => [sitter, readAs(url, cookies[sitter])] as const)));
  for (const folder of [out, shown]) mkdirSync(folder, { recursive: true });
  for (const width of WIDTHS) {
    const door = await seat(browser, url, undefined, { width });
    await taken(door.page, `${url}/`, `sign-in-${width}`);
    for (const open of ['check', 'public']) await taken(door.page, `${url}/${open}`, `${open}-${width}`);
    for (const [login, paths] of OTHERS) {
      const other = await seat(browser, url, await signedIn(url, login), { width });
      for (const path of paths) await taken(other.page, url + path, `${login}${path.replaceAll(/\W+/g, '-')}-${width}`);
      await other.context.close();
    }
    await door.context.close();
    for (const sitter of SITTERS) {
      const desk = await seat(browser, url, cookies[sitter], { width });
      for (const { path, address } of addresses.filter((one) => one.sitter === sitter)) {
        const name = path === '/' ? 'desk' : path.slice(1).replaceAll(/\W+/g, '-');
        if (address === undefined) process.stdout.write(`${name}: 没有可看的内容 / nothing to look at\n`);
        else await taken(desk.page, url + address, `${name}-${width}`);
      }
      await desk.context.close();
    }
  }
} finally {
  await browser.close();
  await demonstration.end();
}

/** A record of what each sitter has. */
function byOf<Value>(entries: readonly (readonly [Sitter, Value])[]): Readonly<Record<Sitter, Value>> {
  return Object.fromEntries(entries) as Record<Sitter, Value>;
}

/** Reads the API with the session of a cookie. */
function readAs(url: string, cookie: string): Read {
  return async (path) => {
    const answer = await fetch(url + path, { headers: { cookie } });
    return answer.ok ? ((await answer.json()) as Awaited<ReturnType<Read>>) : undefined;
  };
}

/** As WebP, which is a third of the size. */
async function taken(page: Page, address: string, name: string): Promise<void> {
  if (!values.only.some((word) => name.includes(word))) return;
  await open(page, address);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  await devtools.detach();
  for (const folder of SHOWN.has(name) ? [out, shown] : [out]) writeFileSync(join(folder, `${name}.webp`), Buffer.from(data, 'base64'));
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
