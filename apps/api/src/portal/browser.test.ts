import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { toolCommand, toolEnvironment, withTool } from '@touchstone/test-kit';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestApi } from '../testing.ts';
import { portalPages } from './pages.ts';
import { type PortalWorld, portalWorld, publishedSnapshot } from './portal.fixture.ts';

/** Of a wide screen and of a telephone, in CSS pixels. */
const [DESK, PHONE] = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Where pictures go when they are wanted. */
const PICTURES = process.env['PORTAL_PICTURES'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

withTool(describe, 'chromium')('the public portal in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-portal-browser-'));
  let api: TestApi;
  let world: PortalWorld;
  let browser: Browser;
  let root: string;

  beforeAll(async () => {
    const objects = await openFolder(folder);
    api = await startApi({ objects });
    api.clock.at = new Date('2026-03-02T02:00:00Z');
    world = await portalWorld(api, objects);
    const figures = [
      ['tested', 12_480, 9_310],
      ['problem', 846, 502],
      ['ordered', 488, 488],
      ['notified', 107, 107],
      ['delisted', 21, 21],
    ].map(([stage, count, subjects]) => ({ stage, count, subjects }));
    await publishedSnapshot(api, world.world.ministry, '2026年2月检测与处置情况', { figures });
    root = `${await api.app.listen({ port: 0, host: '127.0.0.1' })}/public`;
    const [program = '', ...args] = toolCommand('chromium') ?? [];
    browser = await chromium.launch({
      executablePath: program,
      args: [...args, ...FLAGS],
      env: toolEnvironment() as Record<string, string>,
    });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A page of a visitor of their own. */
  async function visit<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ locale: 'zh-CN', ...options });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return await work(page);
    } finally {
      await context.close();
    }
  }

  const addresses = (): readonly string[] => [
    ...portalPages
      .filter(({ method }) => method === 'GET')
      .map(({ path }) =>
        path
          .replace(':notice', world.published.id)
          .replace(':app', world.app.app)
          .replace(':operator', world.app.operator)
          .replace(':year', '2026')
          .replace('/entries', '/entries?q=%E6%97%A0')
          .replace('/search', '/search?q=%E6%98%86%E6%98%8E'),
      ),
    `/notices/${world.correction.corrects}`,
    `/notices/${world.withdrawn.id}`,
    '/search?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA',
    '/nothing',
  ];

  test('search, app, notice, complaint and its state, without JavaScript', async () => {
    await visit({ javaScriptEnabled: false, viewport: DESK }, async (page) => {
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(root);
      await page.getByRole('searchbox', { name: '应用名称、开发者或 App 备案号' }).fill('kunming');
      await page.getByRole('button', { name: '查询' }).click();
      await page.getByRole('link', { name: '无线昆明', exact: true }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('无线昆明');
      expect(await page.getByText('已整改（2026年3月9日）').count()).toBe(1);

      await page.getByRole('link', { name: '关于侵害用户权益行为的APP通报' }).click();
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '无线昆明' }) });
      expect(await row.getByRole('cell').allInnerTexts()).toEqual(
        expect.arrayContaining(['1', '无线昆明科技有限公司', '华为应用市场', '1.0.2', '违规收集个人信息', '浙江']),
      );
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '通报 PDF' }).click()]);
      expect(
        readFileSync(await download.path())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');

      await page.getByRole('navigation', { name: '栏目' }).getByRole('link', { name: '投诉举报' }).click();
      await page.getByLabel('应用名称').fill('无线昆明');
      await page.getByLabel('情况说明').fill('第一次打开，没有点同意就要读取通讯录\n不给就退出');
      await page.getByLabel('包名').fill('不知道');
      await page.getByRole('button', { name: '提交' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('包名');
      expect(await page.getByLabel('情况说明').inputValue()).toBe('第一次打开，没有点同意就要读取通讯录\n不给就退出');
      await page.getByLabel('包名').fill('');
      await page.getByRole('button', { name: '提交' }).click();
      const [code = '', secret = ''] = await page.locator('.receipt code').allInnerTexts();
      await picture(page, 'complaint-taken-1440');

      await page.getByRole('link', { name: '查询进度' }).click();
      await page.getByLabel('查询编号').fill(code.toLowerCase());
      await page.getByLabel('密码').fill(secret);
      await page.getByRole('button', { name: '查询' }).click();
      expect(await page.getByText('已收到', { exact: true }).count()).toBe(1);
      expect(await page.context().cookies()).toEqual([]);
      expect(asked.filter((url) => !url.startsWith(root) && !url.startsWith(root.replace('/public', '/api/v1/public/')))).toEqual([]);
    });
  });

  /** In each width and each language once: what axe sees does not depend on both together. */
  test.each([
    ['wide, in Chinese', DESK, ''],
    ['narrow, in English', PHONE, '/en'],
  ])(
    'axe finds nothing on any page, %s',
    async (_name, viewport, lang) => {
      const found: string[] = [];
      // the policy of the pages lets no script in, not even this one
      await visit({ viewport, bypassCSP: true }, async (page) => {
        for (const path of addresses()) {
          await page.goto(`${root}${lang}${path}`);
          await page.evaluate(axe);
          const { violations } = await page.evaluate<{ violations: { impact: string; id: string; nodes: { html: string }[] }[] }>(
            `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`,
          );
          for (const { id, impact, nodes } of violations) found.push(`${lang}${path} ${impact} ${id} ${nodes[0]?.html}`);
        }
      });
      expect(found).toEqual([]);
    },
    180_000,
  );

  test('nothing sticks out of a narrow page', async () => {
    const found: string[] = [];
    await visit({ viewport: PHONE }, async (page) => {
      for (const path of addresses()) {
        await page.goto(`${root}${path}`);
        const over = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (over > 0) found.push(`${path} by ${over}`);
      }
    });
    expect(found).toEqual([]);
  }, 120_000);

  if (PICTURES !== undefined)
    test('pictures, where they are wanted', async () => {
      for (const viewport of [DESK, PHONE])
        await visit({ viewport, javaScriptEnabled: false }, async (page) => {
          for (const path of [...addresses(), '/en', `/en/notices/${world.published.id}`]) {
            await page.goto(`${root}${path}`);
            const name = path.replace(/[0-9a-f-]{36}/g, (id) => id.slice(-4)).replace(/[^\w]+/g, '-');
            await picture(page, `page${name}-${viewport.width}`);
          }
        });
    }, 120_000);

  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }
});
