import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ports } from '@touchstone/ports-node';
import { readDocument, readWorkbook } from '@touchstone/readers';
import { apk } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apkOfCase, wholeCases } from '../../../../corpus/cases/case-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
const main = join(import.meta.dirname, '../main.ts');
const cases = join(import.meta.dirname, '../../../../corpus/cases');

/** Runs the command line as a user does, standing in the test's folder. */
function touchstone(...args: string[]) {
  const done = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const bytes = (path: string) => new Uint8Array(readFileSync(join(folder, path)));
const page = (path: string) => readFileSync(join(folder, path), 'utf8');

/** Rows of all tables of a document. */
async function rowsOf(path: string): Promise<readonly (readonly string[])[]> {
  const { value } = await readDocument(bytes(path), { name: path, ports });
  return (value?.blocks ?? []).flatMap((block) => (block.kind === 'table' ? block.rows : []));
}

/** The faulty shop and its repair, each scanned with its policy, run, traffic and screens. */
beforeAll(() => {
  for (const one of wholeCases) {
    writeFileSync(join(folder, `${one.name}.apk`), apkOfCase(one));
    const own = join(cases, one.name);
    const evidence = [
      '--policy',
      join(own, 'policy.html'),
      '--trace',
      join(own, 'run.jsonl'),
      '--har',
      join(own, 'run.har'),
      '--ui',
      join(own, 'ui'),
    ];
    touchstone('scan', `${one.name}.apk`, ...evidence, '--category', '网上购物', '--format', 'json', '--out', `${one.name}.json`);
  }
  writeFileSync(join(folder, 'small.apk'), apk({ package: 'cn.example.small', label: '小', permissions: ['CAMERA'] }));
  writeFileSync(join(folder, 'broken.apk'), 'not an archive');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('lists', () => {
  test('both lists in all formats, and the evidence beside them', () => {
    expect(touchstone('lists', 'shopping.json', '--out', 'all')).toMatchObject({
      code: 0,
      err: expect.stringContaining('shared-list.xlsx'),
    });
    const names = ['collected-list', 'shared-list'].flatMap((name) => ['docx', 'html', 'xlsx'].map((format) => `${name}.${format}`));
    expect(readdirSync(join(folder, 'all')).sort()).toEqual([...names, 'evidence.xlsx'].sort());
  });

  test('what the policy says stands as it says it; what nobody says is a blank', async () => {
    touchstone('lists', 'shopping.json', '--out', 'docx', '--format', 'docx');
    const collected = await rowsOf('docx/collected-list.docx');
    expect(collected.find((row) => row[1] === '手机号码')?.[2]).toContain('用于创建账号和验证身份');
    expect(collected.find((row) => row[1] === '国际移动用户识别码')?.slice(2, 4)).toEqual(['【待填写】', '【待填写】']);
    const shared = await rowsOf('docx/shared-list.docx');
    expect(shared.find((row) => row[1] === '极光推送SDK')?.slice(2, 5)).toEqual([
      '深圳市和讯华谷信息技术有限公司',
      '向您推送订单状态的消息',
      'SDK采集，加密传输',
    ]);
    expect(shared.find((row) => row[1]?.startsWith('穿山甲'))?.[2]).toContain('（请核实）');
  });

  test('who gets information in the run and is nobody known stands in the list by its host', async () => {
    touchstone('lists', 'shopping.json', '--out', 'hosts', '--format', 'xlsx');
    const { value } = readWorkbook(bytes('hosts/shared-list.xlsx'), { ports });
    expect(value[0]?.rows.flat().join('\n')).toContain('collect.adtrace-cloud.com');
    expect(value.map(({ name }) => name)).toEqual(['与第三方共享个人信息清单', '内部核对，请勿公布']);
  });

  test('packages are scanned; several apps get a folder each', () => {
    expect(touchstone('lists', 'small.apk', 'shopping.json', '--out', 'several', '--format', 'html', '--lang', 'en').code).toBe(0);
    expect(readdirSync(join(folder, 'several')).sort()).toEqual(['shopping.apk', 'small.apk']);
    expect(page('several/small.apk/collected-list.html')).toContain('<html lang="en">');
  });

  test('what cannot be read is said, the others are written', () => {
    const { code, err } = touchstone('lists', 'broken.apk', 'small.apk', '--out', 'mixed', '--format', 'html');
    expect([code, readdirSync(join(folder, 'mixed'))]).toEqual([3, ['small.apk']]);
    expect(err).toContain('broken.apk — 不是可读的安装包');
  });

  test.each([
    ['without --out', ['lists', 'shopping.json'], '--out'],
    ['an unknown format', ['lists', 'shopping.json', '--out', 'x', '--format', 'pdf'], 'html, docx, xlsx'],
    ['no such file', ['lists', 'nowhere.json', '--out', 'x'], 'nowhere.json'],
    ['no report', ['lists', join(cases, 'shopping/expected.json'), '--out', 'x'], 'JSON'],
  ])('%s is a usage error that says what to do', (_name, args, says) => {
    const { code, err } = touchstone(...args);
    expect([code, err.includes(says)]).toEqual([2, true]);
  });
});

describe('rectify', () => {
  test('the repaired shop has put right what was planned, and nothing untested counts as put right', async () => {
    expect(touchstone('rectify', 'shopping.json', 'shopping-clean.json', '--out', '整改报告.docx')).toMatchObject({ code: 0 });
    const rows = await rowsOf('整改报告.docx');
    const outcomes = (clause: string) => rows.filter((row) => row[1] === clause && row.length === 6).map((row) => row[5]);
    expect(outcomes('164-01.2')).toEqual(['已整改']);
    expect(outcomes('164-01.8')).toEqual(['已整改']);
    expect(outcomes('078.7-8d')).toEqual(['已整改']);
    for (const row of rows) if (row.length === 6 && ['未检测', '无法判定'].includes(row[4] ?? '')) expect(row[5]).toBe('未能复测');
    expect(rows).toContainEqual(['包名', 'cn.meigou.mall']);
  });

  test('two apps are compared with a warning', () => {
    expect(touchstone('rectify', 'shopping.json', 'small.apk', '--out', 'c.docx', '--lang', 'en').err).toContain(
      'the packages of the reports differ',
    );
  });

  test('an unreadable file gives no report', () => {
    expect(touchstone('rectify', 'broken.apk', 'small.apk', '--out', 'd.docx').code).toBe(3);
    expect(readdirSync(folder)).not.toContain('d.docx');
  });
});

describe('rules guide', () => {
  test('one clause in the terminal', () => {
    const { code, out } = touchstone('rules', 'guide', '164-01.5');
    expect(code).toBe(0);
    for (const part of [
      '■ 是什么',
      '■ 为什么',
      '■ 怎么改',
      '■ 示例',
      '■ 自查',
      'UMConfigure.preInit',
      '《中华人民共和国个人信息保护法》第十三条',
    ])
      expect(out).toContain(part);
  });

  test('all rules as pages whose links lead somewhere', () => {
    expect(touchstone('rules', 'guide', '--out', 'guide', '--lang', 'en').code).toBe(0);
    const files = new Set(readdirSync(join(folder, 'guide'), { recursive: true }).map((name) => String(name).replaceAll('\\', '/')));
    const dead = [...files]
      .filter((name) => name.endsWith('.html'))
      .flatMap((name) =>
        [...page(`guide/${name}`).matchAll(/href="([^"]+)"/g)]
          .map(([, href = '']) => join(name, '..', href.replaceAll('&#45;', '-')).replaceAll('\\', '/'))
          .filter((target) => !files.has(target))
          .map((target) => `${name} → ${target}`),
      );
    expect(dead).toEqual([]);
    expect(files.size).toBeGreaterThan(400);
    expect(page('guide/index.html')).not.toMatch(/<script|https?:\/\/(?!www\.w3)/);
  });

  test('without a rule and without --out it says what is missing', () => {
    expect(touchstone('rules', 'guide')).toMatchObject({ code: 2, err: expect.stringContaining('--out') });
  });
});
