import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { runScanJob } from '@touchstone/scan-pool';
import { apk, withTool } from '@touchstone/test-kit';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, rectifyWorld } from '../../../api/src/routes/submissions/rectify.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

const REAL = join(import.meta.dirname, '../../../../node_modules/io.appium.settings/apks/settings_apk-debug.apk');
const POLICY = `<html><body><h1>隐私政策</h1>${'<p>我们会收集您的手机号码，用于注册和登录账号，并征得您的同意。我们不会收集您的通讯录。</p>'.repeat(12)}</body></html>`;

withTool(describe, 'chromium')('an enterprise', () => {
  const folder = mkdtempSync(join(tmpdir(), 'enterprise-'));
  let w: ConsoleWorld;
  let world: Awaited<ReturnType<typeof rectifyWorld>>;
  beforeAll(async () => {
    world = await rectifyWorld(async (parts) => {
      w = await openConsole(parts);
      return w.api;
    });
  }, 300_000);
  afterAll(async () => {
    await w?.browser.close();
    await world?.close();
    rmSync(folder, { recursive: true });
  });

  describe('checks in the browser', () => {
    let at: Seat;
    /** What the page asked of the network since a file was chosen. */
    const asked: string[] = [];
    beforeAll(async () => {
      at = await w.sit(null);
      at.page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
      await open(at.page, `${w.url}/check`);
    });
    afterAll(() => at?.context.close());

    const choose = async (page: Page, path: string) => {
      asked.length = 0;
      await page.locator('input[type=file]').setInputFiles(path);
      await page.locator('.checked-title').waitFor({ timeout: 60_000 });
    };
    const made = (name: string, bytes: Uint8Array | string) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };

    test.each([
      [
        'an app with its policy in the package',
        () => made('shop.apk', apk({ package: 'cn.example.shop', label: '示例商城', files: { 'assets/privacy.html': POLICY } })),
      ],
      ['a file that is no app', () => made('broken.apk', readFileSync(REAL).subarray(0, 200_000))],
      ['an app as it is in the world', () => REAL],
    ])('%s: nothing leaves, and the facts are those of the server', async (_, file) => {
      const path = file();
      await choose(at.page, path);
      const [download] = await Promise.all([
        at.page.waitForEvent('download'),
        at.page.getByRole('button', { name: '报告 JSON', exact: true }).click(),
      ]);
      const here = JSON.parse(readFileSync(await download.path(), 'utf8'));
      const { output } = await runScanJob({ paths: [path], options: { name: basename(path) }, format: 'json', lang: 'zh' });
      expect(here).toEqual(JSON.parse(output));

      const ours = new RegExp(`^GET (blob:)?${w.url}/(assets/[\\w.-]+\\.(js|css)|[\\w-]+)$`);
      expect(asked.filter((one) => !ours.test(one))).toEqual([]);
      expect([at.complaints, at.elsewhere]).toEqual([[], []]);
    });

    test('the report says what to fix first and what was not tested; proof opens; nobody is kept out', async () => {
      const { page } = at;
      await page.getByRole('heading', { name: '先改这几处' }).waitFor();
      await page.locator('.report-line').first().click();
      await page.locator('.report-detail .report-facts li').first().waitFor();
      await page.getByRole('button', { name: /^全部 \d+$/ }).click();
      await settled(page);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, 'check-1440');
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: 703, height: 1100 });
      await picture(page, 'check-on-paper');
      expect(await page.locator('.report-title:visible').count()).toBe(await page.locator('.report-title').count());
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: /^未检测 \d+$/ }).click();
      await page.locator('.report-group').first().waitFor();

      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
      await picture(page, 'check-390');
      await page.setViewportSize({ width: 1440, height: 900 });

      const downloads: string[] = [];
      page.on('download', (one) => downloads.push(one.suggestedFilename()));
      await page.getByRole('button', { name: '双清单草稿 DOCX' }).click();
      await expect.poll(() => downloads.sort()).toEqual(['settings_apk-debug-collected-list.docx', 'settings_apk-debug-shared-list.docx']);
    });

    test('what is said can be said in English, without another check', async () => {
      const { page } = at;
      asked.length = 0;
      await page.getByRole('button', { name: 'English', exact: true }).click();
      await page.getByRole('heading', { name: 'Fix these first' }).waitFor();
      expect(asked.filter((one) => !one.includes('/assets/'))).toEqual([]);
    });
  });

  /** The code as an inspector is shown it, once. */
  const codeFrom = async ({ page, context, complaints }: Seat): Promise<string> => {
    await open(page, `${w.url}/operators/${world.world.operator}`);
    await page.getByRole('button', { name: '生成平台登记码' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('文书字号').fill('京通信〔2026〕1号');
    await dialog.getByRole('button', { name: '生成平台登记码' }).click();
    await dialog.getByText('代码只显示这一次', { exact: false }).waitFor();
    const code = (await dialog.locator('pre').textContent()) ?? '';
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'order-code');
    await dialog.getByRole('button', { name: '关闭' }).click();
    expect([await page.getByText(code).count(), complaints]).toEqual([0, []]);
    await context.close();
    return code;
  };

  let of: Awaited<ReturnType<typeof world.rectifying>>;
  let firm: Seat;
  let reviewer: Seat;
  const APP = 'cn.example.story';
  const packageOf = (spec: Parameters<typeof build>[0]) => ({
    name: `story-${spec.versionCode}.apk`,
    mimeType: 'application/vnd.android.package-archive',
    buffer: Buffer.from(build(spec)),
  });

  test('joins with the code of an order, uploads the new build, and hands in what it put right', async () => {
    of = await world.rectifying(undefined, APP);
    const code = await codeFrom(await w.sit(world.people.inspector));
    firm = await w.sit(null);
    const { page, complaints } = firm;
    await open(page, `${w.url}/join`);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('平台登记码', { exact: true }).fill(code.toLowerCase());
    await page.getByLabel('企业名称', { exact: true }).fill('示例科技有限公司');
    await page.getByLabel('您的姓名').fill('李雷');
    await page.getByLabel('账号', { exact: true }).fill('li.lei');
    await page.getByLabel('口令', { exact: true }).fill('a sentence that is long');
    await page.getByLabel('再输一次口令').fill('a sentence that is long');
    await picture(page, 'join');
    await page.getByRole('button', { name: '加入', exact: true }).click();
    await page.getByRole('link', { name: '上传检测' }).click();

    // what it says that it put right is there still
    await page.getByLabel('选择文件').setInputFiles(packageOf({ package: APP, versionCode: 2, targetSdk: 22 }));
    await page.getByRole('heading', { name: 'story-2.apk' }).waitFor();
    await world.fetchAll();
    await page.getByRole('link', { name: '各引擎的结果 →' }).waitFor();
    await world.scanAll();
    await page.getByRole('link', { name: '检测报告与整改建议 →' }).waitFor();
    await picture(page, 'acquisition');

    await open(page, `${w.url}/submissions?case=${of.case}`);
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.getByPlaceholder('做了什么').fill('将 targetSdkVersion 提升至 33');
    await page.getByRole('button', { name: /选用/ }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.locator('h1').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect.poll(() => world.stateOf(of.case)).toBe('SUBMITTED');
    await settled(page);
    await picture(page, 'submission-of-firm');
    expect(complaints).toEqual([]);
  });

  /** What a reviewer does until each problem has its answer. */
  const retested = async (page: Page) => {
    await open(page, `${w.url}/cases/${of.case}`);
    await page
      .getByRole('region', { name: /整改提交/ })
      .getByRole('row')
      .filter({ hasText: '待受理' })
      .getByRole('link')
      .first()
      .click();
    await page.waitForURL(/\/submissions\/[0-9a-f]{8}-/);
    await said(page, '受理', '材料齐全');
    await page.getByRole('button', { name: '开始复测', exact: true }).click();
    await expect.poll(() => world.stateOf(of.case)).toBe('RETESTING');
    await world.scanAll();
    await world.settle();
    await world.check();
    await page.reload();
    await settled(page);
  };
  const said = async (page: Page, step: string, reason: string) => {
    await page.getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('dialog').getByLabel('理由').fill(reason);
    await page.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await settled(page);
  };

  test('a retest sees the problem still: it fails, and the firm has to put it right again', async () => {
    reviewer = await w.sit(world.people.inspector);
    const { page } = reviewer;
    await retested(page);
    const fixes = page.getByRole('table', { name: '逐项整改' });
    await fixes.getByText('仍存在', { exact: true }).waitFor();
    await fixes
      .getByRole('list', { name: /各引擎意见/ })
      .getByText(/touchstone\s*发现/)
      .waitFor();
    expect(await page.getByRole('button', { name: '认可已整改' }).count()).toBe(0);
    await picture(page, 'retest-persists');
    await said(page, '整改不合格', '问题仍然存在');
    expect(await world.stateOf(of.case)).toBe('RECTIFYING');
  });

  test('its next build passes: no engine sees the problem, what else changed is shown, a reviewer agrees, the case is closed', async () => {
    const { page } = firm;
    await open(page, `${w.url}/cases/${of.case}`);
    await page.getByRole('button', { name: '开始填报' }).click();
    await page.waitForURL(/\/submissions\/[0-9a-f]{8}-/);
    const mine = page.url();
    await open(page, `${w.url}/acquisitions`);
    const fixed = packageOf({ package: APP, versionCode: 3, permissions: ['INTERNET'] });
    await page.getByLabel('选择文件').setInputFiles(fixed);
    await page.getByRole('heading', { name: fixed.name }).waitFor();
    await world.fetchAll();
    await open(page, mine);
    await page.getByPlaceholder('做了什么').fill('targetSdkVersion 已为 33');
    await page.getByRole('button', { name: `选用 ${fixed.name}` }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect.poll(() => page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await page.locator('.page-title').getByText('待受理', { exact: true }).waitFor();
    await world.list(of.app, createHash('sha256').update(fixed.buffer).digest('hex'));

    const reader = reviewer.page;
    await retested(reader);
    const fixes = reader.getByRole('table', { name: '逐项整改' });
    await fixes.getByText('未再发现', { exact: true }).first().waitFor();
    await fixes
      .getByRole('list', { name: /各引擎意见/ })
      .getByText(/touchstone\s*未发现/)
      .waitFor();
    await reader.getByRole('table', { name: '行为变化' }).getByText('android.permission.INTERNET').waitFor();
    await reader.getByRole('table', { name: '各商店在架版本' }).getByText('一致', { exact: true }).waitFor();
    expect(await faultsOf(reader)).toEqual([]);
    await picture(reader, 'retest-absent');
    await said(reader, '认可已整改', '复核一致');
    await said(reader, '整改合格', '复测合格');
    expect(await world.stateOf(of.case)).toBe('RECTIFIED');

    const approver = await w.sit(world.people.approver);
    await open(approver.page, `${w.url}/cases/${of.case}`);
    await approver.page.getByRole('button', { name: '结案', exact: true }).click();
    await approver.page.getByRole('dialog').getByLabel('依据').fill('整改合格');
    await approver.page.getByRole('dialog').getByRole('button', { name: '结案', exact: true }).click();
    await approver.page.locator('.page-title').getByText('已结案', { exact: true }).waitFor();
    await picture(approver.page, 'rectified-closed');

    await open(reader, `${w.url}/cases/${of.case}`);
    await reader.getByRole('link', { name: '列入回头看 →' }).click();
    await reader.getByRole('link', { name: '为本案建立规则' }).click();
    const rule = reader.getByRole('dialog');
    await rule
      .getByLabel('已结案件')
      .getByRole('option', { selected: true })
      .filter({ hasText: '京通信案' })
      .waitFor({ state: 'attached' });
    await picture(reader, 'watch-rule-of-case');
    await rule.getByRole('button', { name: '建立', exact: true }).click();
    await reader.waitForURL(/\/watch\/rules\/[0-9a-f]{8}-/);
    await reader.getByText('每 90 天').first().waitFor();
    await open(page, mine);
    await page.getByText('已整改', { exact: true }).first().waitFor();
    expect([firm.complaints, reviewer.complaints, approver.complaints]).toEqual([[], [], []]);
    await firm.context.close();
  });

  test('the claim that the code proved is in the list of the authority, which takes it back', async () => {
    const { page, complaints } = await w.sit(world.people.inspector);
    await open(page, `${w.url}/operators/${world.world.operator}`);
    await page.getByRole('link', { name: '身份认领' }).click();
    await page.getByRole('link', { name: '平台登记码' }).first().click();
    await page.waitForURL(/\/claims\/[0-9a-f-]{36}$/);
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '收回认领' }).click();
    await page.getByRole('dialog').getByLabel('依据').fill('代码为他人所得');
    await page.getByRole('dialog').getByRole('button', { name: '收回认领' }).click();
    await page.getByText('代码为他人所得').waitFor();
    await page.getByText('已收回', { exact: true }).first().waitFor();
    await picture(page, 'claim');
    expect(complaints).toEqual([]);
  });

  const ministry = () => w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });

  test('what a store gave wrongly is fetched again', async () => {
    const { page, context, complaints } = await w.sit(await w.api.person(await ministry(), 'ministry-inspector', 'all'));
    const { id: store } = await w.api.database.db.selectFrom('store').select('id').executeTakeFirstOrThrow();
    const acquisition = randomUUID();
    await w.api.database.db
      .insertInto('acquisition')
      .values({
        ...{ id: acquisition, source: 'store', store_id: store, state: 'REJECTED', error_class: 'wrong-hash' },
        ...{ declared_sha256: 'e'.repeat(64), file_name: 'wrong.apk', finished_at: new Date() },
      })
      .execute();
    await open(page, `${w.url}/acquisitions/${acquisition}`);
    await page.getByRole('button', { name: '重新获取' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '重新获取' }).click();
    await page.waitForURL((url) => /\/acquisitions\/./.test(url.pathname) && !url.pathname.endsWith(acquisition));
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'acquisition-again');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('an administrator gives a scan another place in the queue, and has what is stored judged again', async () => {
    const { id: scan } = await w.api.database.db
      .selectFrom('scan_request')
      .select('id')
      .where('finished_at', 'is not', null)
      .executeTakeFirstOrThrow();
    const { page, context, complaints } = await w.sit(await w.api.person(await ministry(), 'ministry-admin', 'all'));
    await open(page, `${w.url}/engines`);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '调整优先级' }).click();
    await dialog.getByLabel('检测', { exact: true }).fill('某应用');
    await dialog.getByText('不是检测页面的地址或编号。').waitFor();
    await dialog.getByLabel('检测', { exact: true }).fill(`${w.url}/scans/${scan}`);
    await dialog.getByLabel('优先级（0 至 2000）').fill('1500');
    await dialog.getByLabel('理由').fill('部领导督办');
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'scan-priority');
    await dialog.getByRole('button', { name: '调整优先级' }).click();
    // its runs have ended
    await page.getByText('已调整 0 个任务。').waitFor();

    await page.getByRole('button', { name: '重新判定已有结果' }).click();
    await dialog.getByLabel('按什么重新判定').selectOption('rules');
    await dialog.getByLabel('理由').fill('规则更新');
    await dialog.getByRole('button', { name: '重新判定已有结果' }).click();
    await page.waitForURL(/\/bulk-jobs$/);
    await page.locator('main tbody tr').first().waitFor();
    const job = await w.api.database.db
      .selectFrom('bulk_job')
      .select(['kind', 'parameters'])
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
    expect(job).toMatchObject({ kind: 'results-rejudge', parameters: { rules: true } });
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
