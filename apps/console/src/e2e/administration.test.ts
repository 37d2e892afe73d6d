import { readFileSync } from 'node:fs';
import { XLSX_TYPE } from '@touchstone/api-client/routes/inventory';
import { workbook } from '@touchstone/documents';
import { ownDescription } from '@touchstone/engines';
import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('the administrator of the ministry', () => {
  let w: ConsoleWorld;
  let at: Seat;
  beforeAll(async () => {
    w = await openConsole();
    const ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    at = await w.sit(await w.api.person(ministry, 'ministry-admin', 'all'));
  }, 240_000);
  afterAll(() => w?.close());

  test('makes an organisation, invites its first person, and takes the role back', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/organisations`);
    await page.getByRole('button', { name: '新建组织' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称', { exact: true }).fill('第三检测所');
    await dialog.getByRole('button', { name: '新建', exact: true }).click();
    await page.waitForURL(/\/organisations\/./);
    await settled(page);
    await picture(page, 'organisation');
    await page.getByRole('link', { name: '查看人员' }).click();
    await settled(page);
    await page.getByRole('button', { name: '邀请人员' }).click();
    await dialog.getByText('第三检测所').waitFor();
    await dialog.getByLabel('姓名').fill('孙检测');
    await dialog.getByLabel('登录名').fill('sun.jiance');
    await dialog.getByLabel('角色').selectOption('lab-tester');
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'people-invite');
    await dialog.getByRole('button', { name: '邀请', exact: true }).click();
    const link = await dialog.getByText(/\/invitation#/).textContent();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation#.{20,}$/);
    await dialog.getByRole('button', { name: '已交给本人' }).click();
    await page.getByRole('link', { name: '孙检测' }).click();
    await settled(page);
    await page.getByText('检测员').first().waitFor();
    await page.getByRole('button', { name: '收回' }).click();
    await dialog.getByLabel('理由').fill('调离');
    await dialog.getByRole('button', { name: '收回', exact: true }).click();
    await page.getByText('已结束').waitFor();
    await picture(page, 'person');
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('takes a calendar in from a workbook, after a look at what it would change', async () => {
    const { page } = at;
    await page.getByRole('navigation').getByRole('link', { name: '官方日历', exact: true }).click();
    await page
      .getByRole('button', { name: /录入|导入/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    const rows = [
      ['元旦', '2031-01-01', '放假'],
      ['调休', '2031-01-04', '上班'],
      ['春节', '2031-01-23', '也许'],
    ];
    const sheet = { name: '安排', notes: [], columns: ['节日', '日期', '安排'].map((title) => ({ title, width: 20 })), rows };
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '2031.xlsx', mimeType: XLSX_TYPE, buffer: Buffer.from(await workbook([sheet])) });
    await dialog.getByText('读到 2 天').waitFor();
    await dialog.getByText('春节 2031-01-23 也许').waitFor();
    await expect.poll(() => dialog.locator('textarea').inputValue()).toBe('2031-01-01,放假\n2031-01-04,上班');
    await picture(page, 'calendar-import');
    // neither Back nor the cross takes it away unasked
    await page.goBack();
    await dialog.getByRole('button', { name: '留在本页' }).click();
    expect(await dialog.locator('textarea').inputValue()).toContain('2031-01-01');
    await dialog.getByRole('button', { name: '关闭' }).click();
    await dialog.getByRole('button', { name: '仍然离开' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('registers an engine by the description that it brings, and puts the answers that it is held against', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/engines`);
    await page.getByRole('link', { name: '登记引擎' }).click();
    await settled(page);
    const choose = (json: string) =>
      page.getByLabel(/说明文件/).setInputFiles({ name: 'engine.json', mimeType: 'application/json', buffer: Buffer.from(json) });
    await choose('[1]');
    await page.getByText('这不是引擎说明文件', { exact: false }).waitFor();
    await choose(JSON.stringify({ ...ownDescription, id: 'other', name: '别家引擎', kind: 'import', correlationGroup: 'other' }));
    await page.getByText('已读入，请核对以下内容。').waitFor();
    await page.getByLabel('厂商', { exact: true }).fill('别家厂商');
    const clauses = page.getByLabel('条款', { exact: true });
    await clauses.fill('164-01.2: trace\n164-01.2: smell');
    await page.getByText('1 行无法识别', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: '登记', exact: true }).isDisabled()).toBe(true);
    await clauses.fill('164-01.2: trace\n164-01.3');
    await picture(page, 'engine-new');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('heading', { name: new RegExp(`别家引擎 ${ownDescription.version}`) }).waitFor();
    await page.getByText('别家厂商').waitFor();

    await open(page, `${w.url}/golden-set`);
    await page.getByRole('button', { name: '上传并替换' }).click();
    const dialog = page.getByRole('dialog');
    const upload = (text: string) =>
      dialog.getByLabel(/答案表/).setInputFiles({ name: 'golden.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    await upload(`样本,条款,答案\n${a},164-01.2,有问题\n${b},164-01.2,也许`);
    await dialog.getByText('第 3 行').waitFor();
    await dialog.getByLabel('理由').fill('首批');
    expect(await dialog.getByRole('button', { name: '上传并替换' }).isDisabled()).toBe(true);
    await upload(`样本,条款,答案\n${a},164-01.2,有问题\n${b},164-01.2,无问题`);
    await dialog.getByText('将新增 2 个答案、改变 0 个、移除 0 个。').waitFor();
    await picture(page, 'golden-set-replace');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '上传并替换' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('table', { name: '各条款的样本' }).getByRole('link', { name: '164-01.2' }).click();
    await settled(page);
    expect(await page.getByRole('table', { name: '样本', exact: true }).locator('tbody tr').count()).toBe(2);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'golden-set');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /下载答案表/ }).click()]);
    expect(readFileSync(await file.path(), 'utf8')).toContain(`${a},164-01.2,有问题`);
    expect(complaints).toEqual([]);
  });

  test('reads what the platform is set to, and sets a target, the delisting policy and the warnings', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/installation`);
    await page.getByText('没有备份记录', { exact: false }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const dialog = page.getByRole('dialog');
    const change = async (name: string, fill: () => Promise<unknown>) => {
      await page.getByRole('button', { name, exact: true }).click();
      await fill();
      await picture(page, `installation-${name}`);
      await dialog.getByRole('button', { name, exact: true }).click();
      await dialog.waitFor({ state: 'hidden' });
      await settled(page);
    };
    await change('设定目标', () => dialog.getByLabel('目标（次）').fill('244000'));
    await page.getByRole('cell', { name: '244,000' }).waitFor();
    await change('修改下架核验', async () => {
      const misses = dialog.getByLabel('连续多少次查不到才算已下架');
      await misses.fill('');
      expect(await misses.inputValue()).toBe('');
      await misses.pressSequentially('4');
    });
    await page.getByText('4 次', { exact: true }).waitFor();
    await change('修改提醒', () => dialog.getByLabel('届满前的工作日数').fill('2、5'));
    await page.getByText(/届满前 5、2 个工作日/).waitFor();
    await change('修改自动检测', () => dialog.getByLabel('检测方式').first().selectOption('none'));
    await page.getByText('不检测').first().waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await picture(page, 'installation-390');
    await page.setViewportSize({ width: 1440, height: 900 });

    await open(page, `${w.url}/webhooks`);
    await page.getByRole('button', { name: '新建通知地址' }).click();
    await dialog.getByLabel('地址', { exact: true }).fill('https://hook.example/touchstone');
    await dialog.getByLabel('主题').fill('case.* Case');
    await dialog.getByText('主题写法不对：Case').waitFor();
    await dialog.getByLabel('主题').fill('case.*');
    await dialog.getByRole('button', { name: '新建通知地址' }).click();
    await dialog.getByText('签名密钥', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: '已保存好' }).click();
    await page.getByRole('link', { name: 'https://hook.example/touchstone' }).click();
    await page.getByRole('button', { name: '暂停' }).click();
    await dialog.getByRole('button', { name: '暂停' }).click();
    await page.locator('h1 ~ .tag', { hasText: '暂停' }).waitFor();
    await page.getByRole('button', { name: '修改主题' }).click();
    await dialog.getByLabel('主题').fill('case.* run.finished');
    await dialog.getByRole('button', { name: '修改主题' }).click();
    await page.getByText('case.* run.finished', { exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'webhook');
    expect(complaints).toEqual([]);
  });

  test('registers a store, changes how it is reached and pauses it', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/stores`);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '登记商店' }).click();
    await dialog.getByLabel('代号').fill('xinxing');
    await dialog.getByLabel('名称').fill('新星应用商店');
    expect(await dialog.getByRole('button', { name: '登记商店' }).isDisabled()).toBe(true);
    await dialog.getByText('填好以上各项后才能提交').waitFor();
    await dialog.getByLabel('接口地址').fill('https://store.example/v1');
    await dialog.getByLabel('访问令牌').fill('token-of-a-test');
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'store-new');
    await dialog.getByRole('button', { name: '登记商店' }).click();
    await page.getByRole('heading', { name: '新星应用商店' }).waitFor();
    await page.getByRole('button', { name: '修改接入' }).click();
    expect(await dialog.getByLabel('接口地址').inputValue()).toBe('https://store.example/v1');
    await dialog.getByText('已设置；留空则不变').first().waitFor();
    await dialog.getByLabel('名称').fill('新星商店');
    await dialog.getByRole('button', { name: '修改接入' }).click();
    await page.getByRole('heading', { name: '新星商店' }).waitFor();
    await page.getByRole('button', { name: '暂停' }).click();
    await dialog.getByRole('button', { name: '暂停' }).click();
    await page.locator('h1 ~ .tag', { hasText: '暂停' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'store-registered');
    const [kept] = await w.api.database.db.selectFrom('store').select('configuration').where('code', '=', 'xinxing').execute();
    expect(kept?.configuration).toMatchObject({ baseUrl: 'https://store.example/v1', secrets: { token: expect.any(String) } });
    expect(JSON.stringify(kept)).not.toContain('token-of-a-test');
    expect(complaints).toEqual([]);
  });

  test('writes the next version of a template as fields, beside the page that it gives', async () => {
    const { page, complaints } = at;
    await open(page, `${w.url}/order-templates/interview`);
    await page.getByRole('button', { name: '加入新版本' }).click();
    const dialog = page.getByRole('dialog');
    const trial = dialog.getByRole('region', { name: '空白文书' });
    await dialog.getByLabel('标题').fill('约谈通知（修订）');
    await trial.getByText('约谈通知（修订）').first().waitFor();
    await dialog.getByLabel('标题').fill('{{nobody}}');
    await trial.getByText('用到了没有设置的字段').waitFor();
    await dialog.getByLabel('标题').fill('约谈通知（修订）');
    await trial.getByText('约谈通知（修订）').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // by keys, the part that was moved keeps the focus, and one beside it gets that of a part that is gone
    const body = dialog.getByRole('group', { name: '正文' });
    const second = await body.getByRole('group', { name: '第 2 项' }).getByRole('textbox').first().inputValue();
    await body.getByRole('button', { name: /第 2 项上移/ }).press('Enter');
    expect(await body.getByRole('group', { name: '第 1 项' }).getByRole('textbox').first().inputValue()).toBe(second);
    const focused = () => page.evaluate('document.activeElement.closest("[data-part]")?.querySelector("legend").textContent');
    expect(await focused()).toBe('第 1 项');
    await body.getByRole('button', { name: /第 1 项下移/ }).press('Enter');
    expect(await focused()).toBe('第 2 项');
    await picture(page, 'template-fields');
    await dialog.getByRole('button', { name: '加入模板' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('第 2 版').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('has the record verified, and reads that it is whole', async () => {
    const { page } = at;
    const auditor = await w.api.person(
      (await w.api.database.db.selectFrom('organisation').select('id').where('kind', '=', 'ministry').executeTakeFirstOrThrow()).id,
      'ministry-auditor',
      'all',
    );
    const watching = await w.sit(auditor);
    await open(watching.page, `${w.url}/audit/events`);
    await watching.page.getByRole('button', { name: /核验|校验|验证/ }).click();
    await watching.page.getByRole('status').getByText(/完整/).waitFor();
    await picture(watching.page, 'audit');
    await watching.context.close();
    for (const path of ['/order-templates', '/notice-catalogue', '/tokens', '/clauses/164-01.2']) {
      await open(page, `${w.url}${path}`);
      await picture(page, `admin${path.replaceAll('/', '-')}`);
      expect(await page.locator('[role=alert]').allTextContents(), path).toEqual([]);
    }
  });
});
