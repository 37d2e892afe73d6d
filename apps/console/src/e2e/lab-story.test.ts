import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestPerson } from '@touchstone/api/testing';
import type { Sheet } from '@touchstone/domain/sheet';
import { writeSheetWorkbook } from '@touchstone/engines';
import { openFolder } from '@touchstone/objects';
import { ports } from '@touchstone/ports-node';
import { readWorkbook } from '@touchstone/readers';
import { withTool } from '@touchstone/test-kit';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fusedWorld, type Scanned } from '../../../api/src/routes/findings/findings.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

/** One pixel. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
/** So much of a film that it is one. */
const MP4 = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

withTool(describe, 'chromium')('a laboratory from the wish of an authority to its decision', () => {
  let w: ConsoleWorld;
  let world: Awaited<ReturnType<typeof fusedWorld>>;
  let app: Scanned;
  let [inspector, admin, tester]: TestPerson[] = [];
  let sheet = '';
  let clauses: readonly string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-lab-'));
  beforeAll(async () => {
    // the clock goes on, as it does in the browser: else what is seen there a minute later is in the future here
    w = await openConsole({ now: () => new Date(), objects: await openFolder(join(folder, 'objects')) });
    world = await fusedWorld(w.api);
    app = await world.app();
    const lab = await w.api.organisation('lab', { policy: { secondFactor: 'optional' } });
    const policy = { fourEyes: 'publication', blindShare: 0, secondFactor: 'optional' };
    const beijing = await w.api.organisation('province', { province: '11', policy });
    inspector = await w.api.person(beijing, 'province-inspector', 'province:11');
    admin = await w.api.person(lab, 'lab-admin', `lab:${lab}`);
    tester = await w.api.person(lab, 'lab-tester', `lab:${lab}`);
  }, 300_000);
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const step = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return { dialog, confirm: () => dialog.getByRole('button', { name, exact: true }).click() };
  };
  const ends = async ({ complaints, elsewhere, context }: Seat) => {
    expect([complaints, elsewhere]).toEqual([[], []]);
    await context.close();
  };
  const widthOf = (image: Locator) => image.evaluate((drawn) => (drawn as unknown as { naturalWidth: number }).naturalWidth);
  const readSheet = async () =>
    (await w.api.app.inject({ url: `/api/v1/sheets/${sheet}`, headers: tester!.headers })).json() as {
      readonly state: string;
      readonly answered: number;
      readonly run: string | null;
      readonly ruleSet: string;
      readonly asOf: string;
      readonly clauses: Sheet['items'];
      readonly subject: { readonly name: string; readonly label: string | null; readonly version: string | null };
      readonly answers: readonly { readonly clause: string; readonly note: string }[];
    };

  test('an inspector hands out a sheet, and the laboratory names its tester', async () => {
    const one = await w.sit(inspector!);
    await open(one.page, `${w.url}/artifacts/${app.sha256}`);
    await one.page.getByRole('button', { name: '派发检查表' }).click();
    await one.page.getByRole('dialog').getByRole('button', { name: '派发', exact: true }).click();
    await one.page.waitForURL(/\/sheets\/./);
    sheet = new URL(one.page.url()).pathname.split('/').at(-1) ?? '';
    await ends(one);

    const two = await w.sit(admin!);
    await open(two.page, `${w.url}/sheets/${sheet}`);
    const { dialog, confirm } = await step(two.page, '指定检查人');
    await dialog.getByLabel('检查人').selectOption(tester!.id);
    await confirm();
    await dialog.waitFor({ state: 'hidden' });
    const { assigned_to } = await w.api.database.db
      .selectFrom('check_sheet')
      .select('assigned_to')
      .where('id', '=', sheet)
      .executeTakeFirstOrThrow();
    expect(assigned_to).toBe(tester!.id);
    await ends(two);
    clauses = (await readSheet()).clauses.map(({ clause }) => clause);
  });

  test('a tester answers with a photo, is told what is missing, and is not let go unsaved', async () => {
    const seat = await w.sit(tester!);
    const { page } = seat;
    await open(page, `${w.url}/sheets/${sheet}`);
    const item = page.locator('.sheet-item').first();
    await item.getByLabel('违规').check();
    await item.getByText(/^还缺：.*缺证据/).waitFor();
    await item.getByLabel('说明').fill('首次启动即读取');
    await item.getByLabel(/^设备/).fill('Pixel 6, Android 14');
    await page.getByRole('link', { name: '检查表', exact: true }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '留在本页', exact: true }).click();
    // a photo takes longer than what is typed beside it, which is saved meanwhile
    let arrive = () => {};
    const isSaved = new Promise<void>((done) => {
      arrive = done;
    });
    await page.route('**/api/v1/evidence?*', (route) => isSaved.then(() => route.continue()));
    await item.getByLabel(/^设备/).fill('Pixel 6 Pro, Android 14');
    await item.getByLabel(/添加照片/).setInputFiles({ name: 'image.png', mimeType: 'image/png', buffer: PNG });
    await page.getByRole('status').filter({ hasText: '已全部保存' }).waitFor();
    arrive();
    await expect.poll(() => widthOf(item.locator('img'))).toBe(1);
    await item.getByLabel(/添加照片/).setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: MP4 });
    await item.getByText('film.mp4').waitFor();
    await page.locator('.sheet-item').nth(1).getByLabel('未发现').check();
    await page.getByRole('status').filter({ hasText: '已全部保存' }).waitFor();
    await picture(page, 'sheet-filling');
    expect((await readSheet()).answers).toMatchObject([
      {
        ...{ clause: clauses[0], note: '首次启动即读取', device: 'Pixel 6 Pro, Android 14' },
        evidence: [
          { kind: 'screenshot', file: 'image.png' },
          { kind: 'video', file: 'film.mp4' },
        ],
      },
      { clause: clauses[1], answer: 'not-found', device: 'Pixel 6 Pro, Android 14' },
    ]);
    expect(await faultsOf(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1100 });
    await picture(page, 'sheet-on-paper');
    // what was answered stands there with its reason and its picture; what was not can be ticked by hand
    expect(await item.locator('.sheet-choice label:visible').allTextContents()).toEqual([expect.stringContaining('违规')]);
    const proof = { note: item.getByLabel('说明'), device: item.getByLabel(/^设备/), photo: item.locator('img') };
    for (const [name, shown] of Object.entries(proof)) expect([name, await shown.isVisible()]).toEqual([name, true]);
    expect(await item.getByText(/添加照片/).isVisible()).toBe(false);
    expect(await page.locator('.sheet-item').last().locator('.sheet-choice label:visible').count()).toBe(3);
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 390, height: 844 });
    await picture(page, 'sheet-filling-390');
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await ends(seat);
  });

  test('come back, the tester finds every answer; a workbook says row by row what it would change; what stays open is untested', async () => {
    const seat = await w.sit(tester!);
    const { page } = seat;
    const { ruleSet, asOf, subject, clauses: items } = await readSheet();
    const third = {
      ...{ clause: clauses[2]!, answer: 'cannot-test' as const, evidence: [], device: '', tester: '王测试', note: '需要实名账号' },
    } as const;
    const book = await writeSheetWorkbook(
      { schema: 'touchstone-check-sheet/1', id: sheet, subject: { ...subject, artifact: app.sha256 }, ruleSet, asOf, items },
      { sheet, revision: 1, submitted: false, answers: { [clauses[2]!]: third } },
    );
    await open(page, `${w.url}/sheets/${sheet}`);
    const kept = page.locator('.sheet-item').first();
    expect(await kept.getByRole('radio', { name: '违规' }).isChecked()).toBe(true);
    expect(await kept.getByLabel('说明').inputValue()).toBe('首次启动即读取');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载工作簿' }).click()]);
    const [answers] = readWorkbook(new Uint8Array(readFileSync((await file.path())!)), { ports }).value;
    for (const said of [clauses[0], '首次启动即读取', 'film.mp4']) expect(JSON.stringify(answers?.rows)).toContain(said);
    await page.getByRole('button', { name: '交回工作簿' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('填好的工作簿').setInputFiles({ name: 'a.xlsx', mimeType: XLSX, buffer: Buffer.from(book) });
    const row = dialog.locator('.sheet-preview li').filter({ hasText: clauses[2]! });
    expect(await row.textContent()).toMatch(/第 4 行.*无法检测.*需要实名账号/);
    expect((await readSheet()).answered).toBe(2);
    await picture(page, 'sheet-import');
    await dialog.getByRole('button', { name: /^写入/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await readSheet()).answered).toBe(3);
    // what the workbook changed is read again
    await settled(page);

    const submit = await step(page, '提交检查表');
    expect(await submit.dialog.textContent()).toContain(`还有 ${clauses.length - 3} 个条款未答`);
    await submit.confirm();
    await page.getByRole('link', { name: '看由此形成的检测结果' }).waitFor();
    expect((await readSheet()).state).toBe('SUBMITTED');
    await ends(seat);
  });

  test('its votes stand in the matrix with their reasons, its photo beside the decision', async () => {
    await world.fuse();
    const seat = await w.sit(inspector!);
    const { page } = seat;
    await open(page, `${w.url}/runs/${(await readSheet()).run}`);
    await page.getByRole('link', { name: '各引擎逐条对照' }).click();
    await page.getByRole('button', { name: /^全部/ }).click();
    const rowOf = (clause: string) => page.locator('tr', { has: page.locator('th code', { hasText: clause }) });
    for (const [i, said] of [/发现违规人工/, /未发现人工/, /未测.*检测人员无法检测/, /未测.*检测表未填写/].entries())
      expect(await rowOf(clauses[i]!).textContent()).toMatch(said);
    await page.getByRole('columnheader', { name: /^实验室 / }).waitFor();
    await picture(page, 'matrix-of-lab');

    const { id } = await w.api.database.db.selectFrom('finding').select('id').where('clause', '=', clauses[0]!).executeTakeFirstOrThrow();
    await open(page, `${w.url}/review-queue/${id}`);
    await expect.poll(() => widthOf(page.locator('.proof-picture img').first())).toBe(1);
    await picture(page, 'review-with-photo');
    expect(await faultsOf(page)).toEqual([]);
    for (const key of ['y', '1', 'Enter']) await page.keyboard.press(key);
    await page.waitForURL((url) => !url.pathname.endsWith(id));
    const { state } = await w.api.database.db.selectFrom('finding').select('state').where('id', '=', id).executeTakeFirstOrThrow();
    expect(state).toBe('CONFIRMED');

    await open(page, `${w.url}/sheets/${sheet}`);
    await (await step(page, '接收')).confirm();
    await expect.poll(async () => (await readSheet()).state).toBe('ACCEPTED');
    await open(page, `${w.url}/findings/${id}`);
    await page.locator('a[href^="/evidence/"]').first().click();
    await settled(page);
  });

  test('who had a piece of evidence is on record, and a hold is placed and released with its reason', async () => {
    const seat = await w.sit(inspector!);
    const { page } = seat;
    const { sha256 } = await w.api.database.db.selectFrom('evidence').select('sha256').executeTakeFirstOrThrow();
    await open(page, `${w.url}/evidence/${sha256}`);
    const custody = page.getByRole('region', { name: '流转记录' });
    for (const event of ['收下', '查看']) await custody.getByText(event, { exact: true }).first().waitFor();
    const isHeld = () => page.locator('header .tag').filter({ hasText: '封存中' }).count();
    for (const [name, held] of [
      ['封存', 1],
      ['解除封存', 0],
    ] as const) {
      const { dialog, confirm } = await step(page, name);
      await dialog.getByLabel('理由').fill('复议期间');
      await confirm();
      await expect.poll(isHeld).toBe(held);
    }
    await custody.getByText('解除封存', { exact: true }).waitFor();
    await picture(page, 'evidence');
    expect(await faultsOf(page)).toEqual([]);
    await ends(seat);
  });

  test.each([
    ['sdk', 'SDK', '3.1', /^subject:sdk:example-sdk@3\.1$/],
    ['store', '商店', '', /^subject:store:[0-9a-f-]{36}$/],
  ])('a sheet is handed out on the page of a %s', async (kind, choice, version, artifact) => {
    const { page, ...seat } = await w.sit(inspector!);
    await open(page, `${w.url}/subjects/new`);
    await page.getByLabel('类型', { exact: true }).selectOption(kind);
    await page.getByLabel('标识', { exact: true }).fill(`example-${kind}`);
    await page.getByLabel('名称', { exact: true }).fill(`示例${choice}`);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: `示例${choice}` }).waitFor();
    await page.getByRole('button', { name: '派发检查表' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('版本（可不填）').fill(version);
    await dialog.getByLabel('条款（可不填）').fill('164-01.2');
    await dialog.getByRole('button', { name: '派发', exact: true }).click();
    await page.waitForURL(/\/sheets\/./);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const sheet = await w.api.app.inject({ method: 'GET', url: `/api/v1/sheets/${id}`, headers: inspector!.headers });
    expect(sheet.json()).toMatchObject({ artifact: expect.stringMatching(artifact), clauses: [{ clause: '164-01.2' }] });
    await ends({ page, ...seat });
  });

  test('an app that comes with a device is registered, tested by people, and what they found becomes a case', async () => {
    const seat = await w.sit(inspector!);
    const { page } = seat;
    await open(page, `${w.url}/subjects/new`);
    await page.getByLabel('类型', { exact: true }).selectOption('preinstalled');
    await page.getByLabel('标识', { exact: true }).fill('com.example.keyguard');
    await page.getByLabel('名称', { exact: true }).fill('示例锁屏');
    await page.getByLabel('版本', { exact: true }).fill('12.1');
    await page.getByLabel('属地').selectOption('11');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: '示例锁屏' }).waitFor();
    await page.getByRole('link', { name: '无安装包（登记的主体）' }).click();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'stand-in');
    await page.getByRole('button', { name: '派发检查表' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '派发', exact: true }).click();
    await page.waitForURL(/\/sheets\/./);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const ask = async (method: 'GET' | 'PATCH' | 'POST', path: string, payload?: object, version?: number) => {
      const headers = { ...tester!.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) };
      const answer = await w.api.app.inject({
        method,
        url: `/api/v1/sheets/${id}${path}`,
        headers,
        ...(payload === undefined ? {} : { payload }),
      });
      return answer.json();
    };
    const fresh = await ask('GET', '');
    const found = {
      clause: fresh.clauses[0].clause,
      answer: 'violation',
      note: '锁屏页读取通讯录',
      device: '示例手机',
      testedAt: new Date().toISOString(),
    };
    const proof = `sheet=${id}&fileName=p.png&kind=screenshot`;
    await w.api.app.inject({
      method: 'POST',
      url: `/api/v1/evidence?${proof}`,
      headers: { ...tester!.headers, 'content-type': 'image/png', 'x-content-sha256': createHash('sha256').update(PNG).digest('hex') },
      payload: PNG,
    });
    const saved = await ask(
      'PATCH',
      '/answers',
      { answers: [{ ...found, evidence: [{ kind: 'screenshot', file: 'p.png' }] }] },
      fresh.version,
    );
    expect(await ask('POST', '/submission', undefined, saved.version)).toMatchObject({ state: 'SUBMITTED' });
    await world.fuse();
    await open(page, `${w.url}/findings?state=NEEDS_REVIEW`);
    await page
      .getByRole('row', { name: /示例锁屏/ })
      .getByRole('link')
      .first()
      .click();
    await settled(page);
    await page.getByRole('link', { name: '无安装包（登记的主体）' }).waitFor();
    const finding = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const decided = await w.api.app.inject({
      method: 'POST',
      url: `/api/v1/findings/${finding}/reviews`,
      headers: { ...inspector!.headers },
      payload: { decision: 'confirm', reason: 'seen-in-evidence' },
    });
    expect(decided.json()).toMatchObject({ state: 'CONFIRMED' });
    await open(page, page.url());
    await page.getByRole('button', { name: '立案' }).click();
    await page.getByRole('dialog').getByLabel('依据').fill('164号');
    await page.getByRole('dialog').getByRole('button', { name: '立案' }).click();
    await page.waitForURL(/\/cases\/./);
    await settled(page);
    await page.getByRole('heading', { name: /示例锁屏/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await ends(seat);
  });
});
