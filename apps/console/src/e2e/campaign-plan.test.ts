import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { withTool } from '@touchstone/test-kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('a campaign, from its plan to its report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-campaign-plan-'));
  let w: ConsoleWorld;
  let ministry: string;
  beforeAll(async () => {
    w = await openConsole({ objects: await openFolder(folder) });
    ministry = await w.api.organisation('ministry', { policy: { secondFactor: 'optional' } });
    await sql`
      insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, category, is_head, reach_band)
      select touchstone.uuid7(), 'android', 'cn.example.a' || i, '应用' || i, '应用' || i, '{应用}', case when i % 3 = 0 then '11' else '31' end,
        case when i <= 20 then 1 else 6 end, false, 3
      from generate_series(1, 60) i`.execute(w.api.database.db);
  });
  afterAll(async () => {
    await w?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('it is previewed, drawn as previewed, tested, concluded, and its report is there', async () => {
    const { page, context, complaints } = await w.sit(await w.api.person(ministry, 'ministry-inspector', 'all'));
    await open(page, `${w.url}/campaigns`);
    await page.getByRole('link', { name: '新建专项' }).click();
    await page.getByRole('heading', { name: '新建专项检查' }).waitFor();
    await page.getByLabel('样本量').fill('0');
    await page.getByText('样本量须为 1 至').first().waitFor();
    await page.getByLabel('专项名称').fill('三月抽测');
    await page.getByLabel('样本量').fill('6');
    await page.getByRole('button', { name: '预览', exact: true }).click();
    const rows = (caption: string) => page.getByRole('table', { name: caption }).locator('tbody tr');
    await rows('样本前 20 个').first().waitFor();
    await expect.poll(() => rows('各层数量').allTextContents()).toEqual(['地图导航类202', '网上购物类404']);
    const previewed = await rows('样本前 20 个').locator('th').allTextContents();
    expect(previewed).toHaveLength(6);
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 1500 });
    await picture(page, 'campaign-plan');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await picture(page, 'campaign-plan-390');
    await page.setViewportSize({ width: 1440, height: 900 });

    // each stratum gives one at least, which is more than was asked for; what is typed after that is no part of what it says
    await page.getByLabel('样本量').fill('1');
    await page.getByText('请重新预览').waitFor();
    expect(await page.getByText('将抽 6').count()).toBe(0);
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByText('样本量填 1，但每层至少 1：将抽 2').waitFor();
    await page.getByLabel('样本量').fill('6');
    await page.getByText('请重新预览').waitFor();
    expect(await page.getByText('样本量填 1，但每层至少 1：将抽 2').count()).toBe(1);

    await page.getByLabel('种子').fill('另一个种子');
    await page.getByText('请重新预览').waitFor();
    await page.getByLabel('种子').fill(new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()));
    await page.getByRole('button', { name: '建立并抽样' }).click();
    await page.getByRole('heading', { name: '三月抽测' }).waitFor();
    await settled(page);
    const campaign = new URL(page.url()).pathname;
    await page.getByRole('button', { name: '开始', exact: true }).click();
    await page.getByRole('button', { name: '暂停', exact: true }).waitFor();
    await page.goto(`${w.url}${campaign}/members`);
    await page.locator('main tbody tr').nth(5).waitFor();
    await expect.poll(() => page.locator('main tbody th').allTextContents()).toEqual(previewed);
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: '替换', exact: true }).first().click();
    await dialog.getByLabel('原因').selectOption('service-ended');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '替换', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('停止服务').first().waitFor();
    await page.locator('main tbody tr').nth(6).waitFor();
    await picture(page, 'campaign-members');
    // a file of what is shown, made by the server; it stays to be fetched when one comes back
    await open(page, `${w.url}${campaign}/members?stage=open`);
    await page.getByRole('button', { name: '导出筛选出的成员' }).click();
    await page.getByText('排队中').waitFor();
    const { parameters } = await w.api.database.db.selectFrom('bulk_job').select('parameters').executeTakeFirstOrThrow();
    expect(parameters).toEqual({ campaign: campaign.split('/').at(-1), stage: 'open' });
    await open(page, `${w.url}/bulk-jobs`);
    await expect.poll(() => page.locator('main tbody tr').allTextContents()).toEqual([expect.stringMatching(/^专项成员导出.*排队中/)]);
    await open(page, `${w.url}${campaign}`);
    await page.getByRole('button', { name: '核对样本' }).click();
    await page.getByText('核对一致').waitFor();
    await page.getByRole('button', { name: '分配各省任务' }).click();
    await dialog.getByLabel('总数').fill('3');
    await dialog.getByRole('button', { name: '分配各省任务' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('table', { name: '分省任务' }).waitFor();
    await picture(page, 'campaign-shared-out');
    expect(complaints).toEqual([]);
    await context.close();

    // everything was tested and looked at
    const id = campaign.split('/').at(-1);
    await sql`update touchstone.campaign_member set state = 'REVIEWED' where campaign_id = ${id} and state <> 'REPLACED'`.execute(
      w.api.database.db,
    );
    await sql`update touchstone.campaign set state = 'REVIEWING' where id = ${id}`.execute(w.api.database.db);
    const approver = await w.sit(await w.api.person(ministry, 'ministry-approver', 'all'));
    await approver.page.goto(`${w.url}${campaign}`);
    await approver.page.getByRole('button', { name: '办结', exact: true }).click();
    await approver.page.getByRole('button', { name: '出具报告', exact: true }).click();
    await approver.page.getByText('已报告').first().waitFor();
    await picture(approver.page, 'campaign-reported');
    const [file] = await Promise.all([
      approver.page.waitForEvent('download'),
      approver.page.getByRole('link', { name: '下载报告' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`campaign-report-${id}.xlsx`);
    await approver.context.close();
  });

  test('a draft is changed on its page, its steps are on record, and another authority gives it no orders', async () => {
    const { page, context, complaints } = await w.sit(await w.api.person(ministry, 'ministry-inspector', 'all'));
    await open(page, `${w.url}/campaigns/new`);
    await page.getByLabel('专项名称').fill('四月抽测');
    await page.getByRole('button', { name: '保存为草案' }).click();
    await page.getByRole('heading', { name: '四月抽测' }).waitFor();
    await settled(page);
    const campaign = new URL(page.url()).pathname;
    // a condition that the form has no field for is not lost by it
    const frame = JSON.stringify({
      all: [
        { field: 'platform', in: ['android'] },
        { field: 'isHead', is: false },
      ],
    });
    await sql`update touchstone.campaign set frame = ${frame}::jsonb where id = ${campaign.split('/').at(-1)}`.execute(w.api.database.db);
    await open(page, `${w.url}${campaign}`);
    await page.getByRole('link', { name: '修改方案' }).click();
    await page.getByText('另有 1 个由接口设定的条件').waitFor();
    await page.getByLabel('专项名称').fill('四月抽测（二）');
    await page.getByLabel('样本量').fill('4');
    await page.getByRole('link', { name: '专项', exact: true }).click();
    await page.getByRole('button', { name: '留在本页' }).click();
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'campaign-edit');
    await page.getByRole('button', { name: '保存并抽样' }).click();
    await page.getByRole('heading', { name: '四月抽测（二）' }).waitFor();
    await settled(page);
    const kept = await sql<{ frame: unknown }>`select frame from touchstone.campaign where id = ${campaign.split('/').at(-1)}`.execute(
      w.api.database.db,
    );
    expect(kept.rows).toEqual([{ frame: JSON.parse(frame) }]);
    const history = page.getByRole('region', { name: '经过' });
    for (const step of ['冻结抽样框', '抽样']) await history.getByText(step, { exact: true }).waitFor();
    await page.getByRole('button', { name: '调整优先级' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('优先级').fill('50');
    await dialog.getByRole('button', { name: '调整优先级' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await open(page, `${w.url}${campaign}/plan`);
    await page.getByText('只有组织单位的草案可以修改', { exact: false }).waitFor();
    const api = `${w.url}/api/v1${campaign}`;
    const { version } = (await (await page.request.get(api)).json()) as { readonly version: number };
    const headers = { 'x-requested-with': 'touchstone', 'if-match': `"v${version}"` };
    expect((await page.request.put(`${api}/quotas`, { data: { total: 4 }, headers })).status()).toBe(200);
    expect(complaints).toEqual([]);
    await context.close();

    const beijing = await w.api.organisation('province', { province: '11', policy: { secondFactor: 'optional' } });
    const there = await w.sit(await w.api.person(beijing, 'province-inspector', 'province:11'));
    await open(there.page, `${w.url}${campaign}`);
    await there.page.getByText('本专项由组织单位安排', { exact: false }).waitFor();
    expect(await there.page.getByRole('button', { name: '取消专项' }).count()).toBe(0);
    expect(there.complaints).toEqual([]);
    await there.context.close();
  });
});
