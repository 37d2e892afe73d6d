import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withTool } from '@touchstone/test-kit';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addOrder } from '../../../api/src/routes/conduct/conduct.fixture.ts';
import { orderWorld } from '../../../api/src/routes/orders/orders.fixture.ts';
import { faultsOf } from './axe.fixture.ts';
import type { Seat } from './browser.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

withTool(describe, 'chromium')('an inspector drafts an order, another reviews, an approver issues; it is served with proof', () => {
  let w: ConsoleWorld;
  let world: Awaited<ReturnType<typeof orderWorld>>;
  let inspector: Seat;
  let approver: Seat;
  let caseId = '';
  let order = '';
  beforeAll(async () => {
    w = await openConsole({ keepsObjects: true });
    w.api.clock.at = new Date('2026-03-02T02:00:00Z');
    world = await orderWorld(w.api);
    await sql`update touchstone.organisation set policy = policy || '{"secondFactor": "optional"}'`.execute(w.api.database.db);
    caseId = await world.confirmed();
    inspector = await w.sit(world.inspector);
    approver = await w.sit(world.approver);
  });
  afterAll(() => w?.close());

  test('drafted from the case: what was found is there, the page grows beside, and what is missing is said', async () => {
    const { page, complaints } = inspector;
    await open(page, `${w.url}/cases/${caseId}`);
    await page.getByRole('link', { name: /起草责令文书/ }).click();
    await page.waitForURL(/\/orders\/new\?/);
    await settled(page);
    await expect.poll(() => page.getByLabel('条款', { exact: true }).inputValue()).toBe('164-01.2');
    const preview = page.getByRole('complementary', { name: '预览' });
    await preview.getByText('〔联系人及电话〕', { exact: false }).first().waitFor();
    await page.getByLabel('试算：假设送达于').fill('2026-09-28');
    await page.getByText('2026年10月', { exact: false }).first().waitFor();
    await picture(page, 'order-new');
    expect(await faultsOf(page)).toEqual([]);

    // what was typed is not lost in passing
    await page.getByLabel('联系人及电话').fill('某某，000-00000000');
    await page.getByRole('link', { name: '案件', exact: true }).first().click();
    await page.getByRole('button', { name: '留在本页' }).click();
    await preview.getByText('内容齐全', { exact: false }).waitFor();

    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    order = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const { body } = await world.ask(world.inspector, 'GET', `/orders/${order}`);
    expect(body).toMatchObject({
      state: 'DRAFT',
      case: caseId,
      addressee: { id: world.operator },
      deadline: { kind: 'working-days', count: 5 },
      fields: { contact: '某某，000-00000000', clauses: [{ clause: '164-01.2' }] },
    });
    expect(complaints).toEqual([]);
  });

  test('a deadline beyond the published calendars is provisional, and a draft is rewritten', async () => {
    const { page } = inspector;
    await open(page, `${w.url}/orders/${order}`);
    await page.getByRole('link', { name: '修改草稿' }).click();
    await page.waitForURL(/\/draft$/);
    await settled(page);
    await page.getByLabel('工作日数').fill('400');
    await page.getByText('暂定：期限进入 2027 年', { exact: false }).waitFor();
    await page.getByText('当年放假安排尚未公布，不能印入文书', { exact: false }).waitFor();
    await picture(page, 'order-provisional');
    await page.getByLabel('工作日数').fill('10');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
    expect((await world.ask(world.inspector, 'GET', `/orders/${order}`)).body.deadline).toEqual({ kind: 'working-days', count: 10 });
  });

  test('sent to review; who drafted it does not approve it, another does, and it is issued with a number', async () => {
    const { page } = inspector;
    await settled(page);
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '送审' }).click();
    await page.getByText('由有核准权限的人办理', { exact: false }).waitFor();
    await expect.poll(() => page.getByRole('button', { name: '核准' }).count()).toBe(0);

    const second = approver.page;
    await open(second, `${w.url}/orders/${order}`);
    await second.getByText('您可以核准或退回', { exact: false }).waitFor();
    for (const step of ['核准', '签发']) {
      await second.getByRole('button', { name: step, exact: true }).click();
      await second.getByRole('dialog').getByRole('button', { name: step, exact: true }).click();
      await second.getByRole('dialog').waitFor({ state: 'hidden' });
      await settled(second);
    }
    await second.getByRole('heading', { name: /责改字〔2026〕第1号/ }).waitFor();
    await picture(second, 'order-issued');
    expect(approver.complaints).toEqual([]);
  });

  test('served on paper; the signed receipt is uploaded, and time runs', async () => {
    const { page, complaints } = inspector;
    w.api.clock.at = new Date('2026-03-02T02:20:00Z');
    await open(page, `${w.url}/orders/${order}`);
    await page.getByRole('button', { name: '发起送达' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('方式').click();
    await page.getByTitle('纸质').click();
    await dialog.getByLabel('邮寄地址和收件人').fill('某市某路1号，法定代表人');
    await dialog.getByRole('button', { name: '发起送达' }).click();
    await page.getByRole('button', { name: '上传送达回证' }).click();

    await dialog.getByText('不超过 64.0 MB', { exact: false }).waitFor();
    await dialog
      .getByLabel('签收的送达回证（扫描件）')
      .setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') });
    await dialog.getByText('这种文件不能上传').waitFor();
    await dialog
      .getByLabel('签收的送达回证（扫描件）')
      .setInputFiles({ name: '送达回证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 receipt') });
    await dialog.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    await dialog.getByLabel('送达时间（北京时间）').fill('2026-03-02T10:10');
    await dialog.getByLabel('签收人').fill('法定代表人');
    await picture(page, 'order-receipt');
    await dialog.getByRole('button', { name: '上传', exact: true }).click();
    await page.getByText('送达回证扫描件').first().waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    expect((await world.ask(world.inspector, 'GET', `/cases/${caseId}`)).body).toMatchObject({
      case: { state: 'RECTIFYING' },
      deadlines: [{ state: 'RUNNING', startedAt: '2026-03-02T02:10:00.000Z' }],
    });
    expect(complaints).toEqual([]);
  });

  test('without a service nobody signs and the page says so; with one the document comes back signed', async () => {
    const { page, complaints } = approver;
    await open(page, `${w.url}/orders/${order}`);
    const sign = page.getByRole('button', { name: '电子签章', exact: true });
    await sign.click();
    await page.getByRole('alert').filter({ hasText: '此安装未启用该功能' }).waitFor();
    expect(await page.getByRole('link', { name: '电子签章件' }).count()).toBe(0);

    const signer = createServer((_request, response) => response.setHeader('content-type', 'application/pdf').end('%PDF-1.7 signed'));
    await new Promise<void>((listening) => signer.listen(0, '127.0.0.1', listening));
    const { port } = signer.address() as AddressInfo;
    const setting = { kind: 'e-signature', url: `http://127.0.0.1:${port}/`, allow: [`127.0.0.1:${port}`] };
    await sql`insert into touchstone.setting (name, value) values ('seal', ${JSON.stringify(setting)}::jsonb)`.execute(w.api.database.db);
    await sign.click();
    await page.getByRole('link', { name: '电子签章件' }).waitFor();
    await settled(page);
    await picture(page, 'order-signed');
    expect(await page.locator('main [role=alert]').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints.filter((one) => !one.includes('501'))).toEqual([]);
    signer.close();
  });

  test('the page of the case counts its deadline day by day, says why a step waits, and takes proof of a finding', async () => {
    const { page, complaints } = inspector;
    await open(page, `${w.url}/cases/${caseId}`);
    await page.getByText(/自 2026-03-02 起10 个工作日，至 2026-03-16/).click();
    await page.getByText('第 10 日').waitFor();
    await page.getByText(/现在不能做/).click();
    await page
      .getByText(/须先处于：/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: '上传证据' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('不超过 2.0 GB', { exact: false }).waitFor();
    const file = { name: '首次启动.png', mimeType: 'image/png', buffer: Buffer.from('a picture') };
    await dialog.getByLabel('证据文件').setInputFiles(file);
    await dialog.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    await picture(page, 'case-evidence');
    await dialog.getByRole('button', { name: '上传', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await picture(page, 'case-whole');
    expect(await faultsOf(page)).toEqual([]);
    const [row] = await world.rows(sql`select media_type as type, kind from touchstone.evidence where size_bytes = ${file.buffer.length}`);
    expect(row).toEqual({ type: 'image/png', kind: 'screenshot' });
    expect(complaints).toEqual([]);
  });

  test('an approver stops the clock by an issued document, and lets it go on', async () => {
    const { page, complaints } = approver;
    const { deadlines } = (await world.ask(world.approver, 'GET', `/cases/${caseId}`)).body;
    for (const type of ['pause', 'resume'])
      await addOrder(w.api, {
        ...{ type, organisation: world.beijing, operator: world.operator, case: caseId },
        more: { province: '11' },
      });
    await open(page, `${w.url}/cases/${caseId}`);
    await page.locator(`a[href="/deadlines/${deadlines[0].id}"]`).click();
    const dialog = page.getByRole('dialog');
    for (const [step, state] of [
      ['中止计算', '中止计算'],
      ['恢复计算', '计算中'],
    ] as const) {
      await page.getByRole('button', { name: step }).click();
      expect(await dialog.getByRole('button', { name: step }).isDisabled()).toBe(true);
      await dialog.getByLabel('依据文书').selectOption({ index: 1 });
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `deadline-${step}`);
      if (step === '中止计算') {
        // a colleague was first: why it was refused and what was chosen stay to be read
        const chosen = await dialog.getByLabel('依据文书').inputValue();
        const { rows: resuming } = await sql<{ id: string }>`
          select id from touchstone.order_document where case_id = ${caseId} and type = 'resume'`.execute(w.api.database.db);
        const clock = async (verb: string, document = chosen) => {
          const { version } = (await world.ask(world.approver, 'GET', `/deadlines/${deadlines[0].id}`)).body.deadline;
          return world.ask(world.approver, 'POST', `/deadlines/${deadlines[0].id}/${verb}`, { document }, version);
        };
        expect(await clock('pause')).toMatchObject({ status: 200 });
        await dialog.getByRole('button', { name: step }).click();
        await dialog.getByRole('alert').waitFor();
        await dialog.getByText(/这一步现在不能办理/).waitFor();
        expect(await dialog.getByLabel('依据文书').inputValue()).toBe(chosen);
        expect(await dialog.getByRole('button', { name: step }).isDisabled()).toBe(true);
        expect(await faultsOf(page)).toEqual([]);
        await picture(page, 'step-gone');
        expect(await clock('resume', resuming[0]!.id)).toMatchObject({ status: 200 });
        // what was chosen is not dropped by one press either
        await dialog.getByRole('button', { name: '取消' }).click();
        await dialog.getByRole('button', { name: '留在本页' }).click();
        expect(await dialog.getByLabel('依据文书').inputValue()).toBe(chosen);
        await dialog.getByRole('button', { name: '取消' }).click();
        await dialog.getByRole('button', { name: '仍然离开' }).click();
        await open(page, page.url());
        await page.getByRole('button', { name: step }).click();
        await dialog.getByLabel('依据文书').selectOption(chosen);
      }
      await dialog.getByRole('button', { name: step }).click();
      await page.locator('h1 ~ .tag', { hasText: state }).waitFor();
    }
    // a later end stands in a document of its own, and there is none yet
    await page.getByRole('button', { name: '延期' }).click();
    await dialog.getByText('还没有已签发的延期决定书').waitFor();
    await dialog.getByLabel('工作日数').fill('5');
    expect(await dialog.getByRole('button', { name: '延期' }).isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'deadline-extend');
    await dialog.getByRole('button', { name: '取消' }).click();
    await dialog.getByRole('button', { name: '仍然离开' }).click();
    // what it rests on is opened by its name
    await page.getByRole('region', { name: '经过' }).getByRole('link', { name: '打开文书' }).first().waitFor();
    // the document prints the new end: nothing is typed, and nothing else can be sent
    const extension = await addOrder(w.api, {
      ...{ type: 'extension', organisation: world.beijing, operator: world.operator, case: caseId },
      more: { province: '11', deadline: JSON.stringify({ kind: 'instant', at: '2026-03-20T16:00:00.000Z' }) },
    });
    const before = page.url();
    await open(page, before);
    await page.getByRole('button', { name: '延期' }).click();
    await dialog.getByLabel('依据文书').selectOption(extension);
    await dialog.getByText('2026-03-20 24:00').waitFor();
    expect(await dialog.getByLabel('工作日数').count()).toBe(0);
    await picture(page, 'deadline-extend-printed');
    await dialog.getByRole('button', { name: '延期' }).click();
    await page.waitForURL((url) => url.href !== before);
    await page.getByText('2026年3月20日', { exact: false }).first().waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await open(page, before);
    await page.locator('h1 ~ .tag', { hasText: '已延期' }).waitFor();
    await page.getByRole('link', { name: '打开新期限' }).click();
    await page.waitForURL((url) => url.href !== before);
    // nobody else does
    await open(inspector.page, page.url());
    await expect.poll(() => inspector.page.getByText(/现在可以做|现在不能做/).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a penalty is handed to the territory with a day; it is taken there and reported back', async () => {
    const { page, complaints } = inspector;
    const other = await world.confirmed();
    const sits = (province: string) =>
      w.api.database.db.updateTable('operator').set({ province }).where('id', '=', world.operator).execute();
    await sits('44');
    await open(page, `${w.url}/cases/${other}`);
    await page.getByRole('button', { name: '提出移送' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/目前还不能提出：提请全国下架/).waitFor();
    await dialog.getByLabel('移送方式').selectOption('penalty');
    await dialog.getByLabel('移入机关').selectOption(world.guangdong);
    await dialog.getByLabel('移送事由').fill('企业住所地在贵省，请依法处罚。');
    await dialog.getByLabel('依据').fill('行政处罚法第二十二条');
    expect(await dialog.getByRole('button', { name: '提出移送' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^回报期限/).fill('2026-04-30');
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'referral-offer');
    await dialog.getByRole('button', { name: '提出移送' }).click();
    await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
    const referral = page.url();

    const abroad = await w.sit(world.abroad);
    await open(abroad.page, referral);
    const taking = abroad.page.getByRole('dialog');
    for (const [step, state] of [
      ['接收', '已接收'],
      ['回报结果', '已回报'],
    ] as const) {
      await abroad.page.getByRole('button', { name: step }).click();
      if (step === '回报结果') await taking.getByLabel('办理结果').fill('已罚款十万元');
      await taking.getByLabel('依据').fill('行政处罚法');
      await taking.getByRole('button', { name: step }).click();
      await abroad.page.locator('h1 ~ .tag', { hasText: state }).waitFor();
    }
    await picture(abroad.page, 'referral-reported');
    await open(page, `${w.url}/cases/${other}`);
    await page.getByRole('region', { name: '移送', exact: true }).getByText('已罚款十万元').waitFor();
    await picture(page, 'case-referrals');
    await sits('11');
    expect([...complaints, ...abroad.complaints]).toEqual([]);
    await abroad.context.close();
  });

  test('what the firm did is recorded with its proof, and another person approves it', async () => {
    const { page, complaints } = inspector;
    await open(page, `${w.url}/operators/${world.operator}`);
    await page.getByRole('link', { name: '记录行为' }).click();
    await page.getByLabel('情况').fill('书面拒绝整改');
    await page.getByLabel('发生时间（北京时间）').fill('2026-03-02T09:00');
    await page.getByLabel('证明文件（扫描件）').setInputFiles(scan('拒绝函'));
    await page.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'conduct-new');
    await page.getByRole('button', { name: '记录', exact: true }).click();
    await page.waitForURL(/\/conduct-entries\/[0-9a-f-]{36}$/);
    await settled(page);
    await expect.poll(() => page.getByRole('button', { name: '审核通过' }).count()).toBe(0);

    const second = approver.page;
    await open(second, page.url());
    await second.getByRole('button', { name: '审核通过' }).click();
    await second.getByRole('dialog').getByLabel('理由').fill('属实');
    await second.getByRole('dialog').getByRole('button', { name: '审核通过' }).click();
    await second.getByText('生效', { exact: true }).first().waitFor();
    await picture(second, 'conduct-entry');
    expect(complaints).toEqual([]);
  });

  test('a penalty is proposed, announced, decided by another on what was recorded, and carried out; the page of the firm shows it', async () => {
    const { page, complaints } = inspector;
    await open(page, `${w.url}/cases/${caseId}`);
    await page.getByRole('link', { name: '拟处罚 →' }).click();
    await page.getByLabel('种类').selectOption('fine');
    await page.getByLabel('金额（元）').fill('100,000');
    await page.getByLabel('依据', { exact: true }).fill('电信和互联网用户个人信息保护规定第二十二条');
    await page.getByLabel('事由').fill('拒不改正，情节严重');
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'penalty-new');
    await page.getByRole('button', { name: '提出处罚' }).click();
    await page.waitForURL(/\/penalties\/[0-9a-f-]{36}$/);
    const address = page.url();
    await settled(page);
    await page.getByText(/现在不能做/).click();
    await page.getByText('本案还没有签发的行政处罚事先告知书').waitFor();
    await page.getByRole('link', { name: /起草行政处罚事先告知书/ }).click();
    await expect.poll(() => page.getByLabel('违法事实').inputValue()).toBe('拒不改正，情节严重');
    expect(await page.getByLabel(/拟处罚款/).inputValue()).toBe('100000');
    // what empowers to punish was not violated
    expect(await page.getByLabel('违反的规定').inputValue()).toBe('');
    await page
      .getByRole('complementary', { name: '预览' })
      .getByText(/^依据电信和互联网用户个人信息保护规定第二十二条，/)
      .waitFor();
    await picture(page, 'penalty-paper');

    const about = { organisation: world.beijing, operator: world.operator, case: caseId, more: { province: '11' } };
    const notice = await addOrder(w.api, { type: 'penalty-notice', ...about });
    expect(await world.move(caseId, 'notify-penalty', { order: notice })).toMatchObject({ ok: true });
    await open(page, address);
    await page.getByRole('button', { name: '登记告知' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '登记告知' }).click();
    await page.getByText('已告知', { exact: true }).first().waitFor();

    await addOrder(w.api, { type: 'penalty-decision', ...about, fields: { body: '该公司拒不改正' } });
    const second = approver.page;
    await open(second, address);
    const decide = second.getByRole('button', { name: '登记决定' });
    await decide.first().click();
    await second.getByRole('dialog').getByRole('button', { name: '登记决定' }).click();
    // nothing carries its words yet
    await second.getByRole('dialog').getByRole('alert').waitFor();
    await second
      .getByRole('dialog')
      .getByLabel(/书面拒绝整改/)
      .check();
    await picture(second, 'penalty-decide');
    await second.getByRole('dialog').getByRole('button', { name: '登记决定' }).click();
    await second.getByText('已决定', { exact: true }).first().waitFor();

    await open(page, address);
    await page.getByRole('button', { name: '登记执行' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('本次缴款（元）').fill('100000.00');
    await dialog.getByLabel('缴款或执行凭证').setInputFiles(scan('缴款书'));
    await dialog.getByText(/SHA-256 [0-9a-f]{64}/).waitFor();
    await dialog.getByRole('button', { name: '登记执行' }).click();
    await page.getByText('已执行', { exact: true }).first().waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'penalty-paid');

    await open(page, `${w.url}/operators/${world.operator}`);
    const penalties = page.getByRole('region', { name: /行政处罚/ });
    await penalties.getByText('已执行').waitFor();
    await penalties.getByText('100,000.00').waitFor();
    await picture(page, 'operator-penalty');
    expect((await world.caseOf(caseId)).penalty).toBe('PENALTY_EXECUTED');
    expect([...complaints, ...approver.complaints].filter((one) => !one.includes('422'))).toEqual([]);

    await page.getByRole('button', { name: '更正属地' }).click();
    await dialog.getByLabel('更正为').selectOption('44');
    await dialog.getByLabel('理由和证据').fill('营业执照住所在广东省');
    await picture(page, 'operator-province');
    await dialog.getByRole('button', { name: '更正属地' }).click();
    await page.waitForURL(/\/operators$/);
    const there = await w.sit(world.abroad);
    await open(there.page, `${w.url}/operators/${world.operator}`);
    await there.page
      .getByRole('region', { name: /变更记录/ })
      .getByText('北京 → 广东')
      .waitFor();
    await settled(there.page);
    expect(await faultsOf(there.page)).toEqual([]);
    await picture(there.page, 'operator-history');
    await there.context.close();
  });
});

const scan = (name: string) => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7 ${name}`) });
