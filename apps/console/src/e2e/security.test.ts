import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TEST_PASSWORD } from '@touchstone/api/testing';
import type { Role } from '@touchstone/domain/access';
import { withTool } from '@touchstone/test-kit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { idOf, seedNation, seedSide } from '../../../api/src/routes/two-sides.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { open, settled } from './settled.fixture.ts';

const ROLES: readonly (readonly [Role, organisation: () => string, scope: () => string])[] = [
  ['province-inspector', () => idOf('a', 'province'), () => 'province:11'],
  ['province-admin', () => idOf('a', 'province'), () => 'province:11'],
  ['intake-officer', () => idOf('a', 'province'), () => 'province:11'],
  ['lab-tester', () => idOf('a', 'lab'), () => `lab:${idOf('a', 'lab')}`],
  ['store-operator', () => idOf('a', 'store-org'), () => `store:${idOf('a', 'store')}`],
  ['enterprise-admin', () => idOf('a', 'enterprise'), () => `operator:${idOf('a', 'operator')}`],
];

/** Evaluated in a page: all that a script of ours could read again. */
const KEPT = `(async () => JSON.stringify({
  local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie, name: window.name, history: history.state,
  databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}))()`;

withTool(describe, 'chromium')('what a page may do, and what is left of a session', () => {
  let w: ConsoleWorld;
  /** Another site on this machine: cookies take it for the same, since ports are nothing to them. */
  let neighbour: Server;
  let there: string;
  beforeAll(async () => {
    w = await openConsole();
    const { db } = w.api.database;
    await seedNation(db, await w.api.organisation('ministry'));
    for (const side of ['a', 'b'] as const) await seedSide(db, side);
    await db
      .updateTable('organisation')
      .set({ policy: JSON.stringify({ secondFactor: 'optional' }) })
      .execute();
    neighbour = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>x</title>'),
    );
    await new Promise<void>((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
    there = `http://127.0.0.1:${(neighbour.address() as AddressInfo).port}/`;
  });
  afterAll(async () => {
    await w?.close();
    await new Promise((resolve) => neighbour?.close(resolve));
  });

  const inspector = () => w.api.person(idOf('a', 'province'), 'province-inspector', 'province:11');

  test.each(ROLES)('%s: nothing of the session lies where a script could read it', async (role, organisation, scope) => {
    const { page, context } = await w.sit(null);
    const { login } = await w.api.person(organisation(), role, scope());
    await page.goto(w.url);
    await page.getByLabel('账号').fill(login);
    await page.getByLabel('口令').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    await settled(page);
    const [cookie, ...others] = await context.cookies();
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({ name: 'touchstone', httpOnly: true, sameSite: 'Strict', path: '/', secure: false });
    const kept = await page.evaluate<string>(KEPT);
    for (const secret of [cookie!.value, TEST_PASSWORD, login]) expect(kept).not.toContain(secret);
    expect(JSON.parse(kept)).toMatchObject({ cookie: '', databases: [], caches: [], workers: 0 });

    await page.locator('.bar-person').getByText('韩梅梅').first().click();
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('账号').waitFor();
    expect(await context.cookies()).toEqual([]);
    await page.goto(`${w.url}/apps`);
    await page.getByLabel('账号').waitFor();
    await context.close();
  });

  test('a script that got into the page is not run, nor one from text, nor a frame of it', async () => {
    const { page, context, complaints } = await w.sit(await inspector());
    await open(page, w.url);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.entered = 1';
      document.body.append(script);
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src="/nothing" onerror="window.entered = 2"><a id="x" href="javascript:window.entered=3">x</a>',
      );
    });
    await page.locator('#x').click();
    await page.waitForTimeout(300);
    expect(await page.evaluate('window.entered')).toBeUndefined();
    expect(complaints.filter((one) => /Content.Security.Policy/i.test(one)).length).toBeGreaterThanOrEqual(3);
    const evaluated = await page.addScriptTag({ url: '/assets/none.js' }).catch(() => 'refused');
    expect(evaluated).toBe('refused');

    await page.goto(there);
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }, w.url);
    await expect.poll(() => complaints.some((one) => /frame-ancestors/.test(one))).toBe(true);
    await context.close();
  });

  test('what another site makes the browser send is refused; the same from our page is done', async () => {
    const leads = async () => (await w.api.database.db.selectFrom('lead').select('id').execute()).length;
    const { page, context } = await w.sit(await inspector());
    const [asked, answers]: [string[], number[]] = [[], []];
    page.on('request', (one) => {
      if (one.method() === 'POST') asked.push(one.url());
    });
    page.on('response', (answer) => {
      if (answer.url().endsWith('/api/v1/leads')) answers.push(answer.status());
    });
    const before = await leads();
    await page.goto(there);
    await send(page, `${w.url}/api/v1/leads`, 'no-cors', { 'content-type': 'text/plain' });
    await send(page, `${w.url}/api/v1/leads`, 'cors', { 'content-type': 'application/json', 'x-requested-with': 'touchstone' });
    await page.evaluate((url) => {
      document.body.innerHTML = `<form method="post" enctype="text/plain" action="${url}"><input name='{"source":"media","subject":"x","note":"' value='"}'></form>`;
      document.forms[0]!.submit();
    }, `${w.url}/api/v1/leads`);
    await page.waitForURL(/api\/v1\/leads$/);
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((status) => status < 400 && status !== 204)).toEqual([]);
    expect(await leads()).toBe(before);

    await open(page, w.url);
    await send(page, `${w.url}/api/v1/leads`, 'same-origin', { 'content-type': 'application/json', 'x-requested-with': 'touchstone' });
    expect(await leads()).toBe(before + 1);
    await context.close();
  });
});

/** Hands a lead in as a script of the page would; whether it may is the server’s and the browser’s business. */
async function send(page: Page, url: string, mode: string, headers: Readonly<Record<string, string>>): Promise<void> {
  const body = JSON.stringify({ source: 'media', subject: '某应用' });
  await page.evaluate(
    `fetch(${JSON.stringify(url)}, { method: 'POST', credentials: 'include', mode: '${mode}', headers: ${JSON.stringify({ ...headers, 'idempotency-key': 'a'.repeat(32) })}, body: ${JSON.stringify(body)} }).then((answer) => answer.status, () => 0)`,
  );
}
