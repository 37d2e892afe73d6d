import { withTool } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './axe.fixture.ts';
import { type ConsoleWorld, openConsole } from './console-world.fixture.ts';
import { picture } from './picture.fixture.ts';
import { open, settled } from './settled.fixture.ts';

/** A head that nobody knows, a firm, and one whose code cannot be. */
const BOOK = ['甲方,统一社会信用代码,省', '北京轻盈科技有限公司,91110108MA00000070,北京', '坏代码公司,911101081234567860,火星'].join('\n');
const file = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(BOOK) });

withTool(describe, 'chromium')('an old book is brought in', () => {
  let w: ConsoleWorld;
  beforeAll(async () => {
    w = await openConsole({ keepsObjects: true });
  });
  afterAll(() => w?.close());

  test('its columns are mapped, the mapping is kept by a name and used again, and each cell that does not fit is named', async () => {
    const beijing = await w.api.organisation('province', { province: '11', policy: { secondFactor: 'optional' } });
    const { page, context, complaints } = await w.sit(await w.api.person(beijing, 'province-inspector', 'province:11'));
    await open(page, `${w.url}/ledger-imports`);
    await page.getByRole('button', { name: '导入台账' }).click();
    const book = page.getByLabel('文件（XLSX', { exact: false });
    await book.setInputFiles(file('企业.csv'));
    await page.getByText('还缺必需的列', { exact: false }).waitFor();
    await page.getByLabel('“甲方”列的含义').selectOption({ label: '运营主体 *' });
    await page.getByText('请先填写名称').waitFor();
    await page.getByLabel('列对应的名称').fill('旧台账');
    await page.getByRole('button', { name: '保存列对应' }).click();
    await page.getByRole('button', { name: '使用“旧台账”' }).waitFor();

    await book.setInputFiles(file('企业二.csv'));
    await page.getByText('还缺必需的列', { exact: false }).waitFor();
    await page.getByRole('button', { name: '使用“旧台账”' }).click();
    await expect.poll(() => page.getByText('还缺必需的列', { exact: false }).count()).toBe(0);
    await page.getByRole('button', { name: '检查', exact: true }).click();
    expect(await page.getByText(/共 2 行/).textContent()).toContain('1 行可以导入');
    expect(await page.getByText('911101081234567860').count()).toBeGreaterThan(0);
    await settled(page);
    await picture(page, 'ledger-mapping');
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: '删除“旧台账”' }).click();
    await expect.poll(() => page.getByRole('button', { name: '使用“旧台账”' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
