import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apkOfCase, wholeCases } from '../../../../corpus/cases/case-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
const root = join(import.meta.dirname, '../../../..');
const main = join(import.meta.dirname, '../main.ts');

/** Runs the command line as a user does, standing in the folder of the case. */
function touchstone(...args: string[]) {
  const done = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}
const EVIDENCE = [
  '--policy',
  'case/policy.html',
  '--trace',
  'case/run.jsonl',
  '--har',
  'case/run.har',
  '--ui',
  'case/ui',
  '--category',
  '6',
];
const written = (name: string) => readFileSync(join(folder, name), 'utf8');

beforeAll(() => {
  const [shopping] = wholeCases;
  if (shopping !== undefined) writeFileSync(join(folder, 'app.apk'), apkOfCase(shopping));
  symlinkSync(join(root, 'corpus/cases/shopping'), join(folder, 'case'));
  for (const format of ['json', 'html', 'sarif']) touchstone('scan', 'app.apk', ...EVIDENCE, '--format', format, '--out', `app.${format}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a shop with its policy, run, traffic and screens', () => {
  test.each([
    ['a period', '164-02.2', /固定周期，周期约 .* 秒[\s\S]*首次 case\/run\.jsonl:71 · 次数 21，10:09:15–10:18:49/],
    ['a ticked box', '164-01.8', /默认勾选[\s\S]*ui\/01-first-launch-consent\.xml[\s\S]*“好的” · 首次启动/],
    ['a promise that is too long', '191-6.3', /承诺账号注销时限：30 个工作日[\s\S]*case\/policy\.html:\d+\n\s+“[^”]*30个工作日/],
    ['an SDK that the policy leaves out', '191-2.1', /内嵌 SDK“穿山甲[^”]*”[\s\S]*政策未写明/],
  ])('%s is explained by what the evidence shows', (_name, clause, shown) => {
    expect(touchstone('explain', clause, '--report', 'app.json').out).toMatch(shown);
  });

  test('the report fits its schema', () => {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
    addFormats.default(ajv);
    const isReport = ajv.compile(JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8')));
    isReport(JSON.parse(written('app.json')));
    expect(isReport.errors ?? []).toEqual([]);
  });

  test('the page holds the screenshots, draws the run, and every link in it leads somewhere', () => {
    const page = written('app.html');
    expect(page.match(/<img src="data:image\/png;base64,/g)?.length).toBe(12);
    expect(page).toContain('<svg class="timeline"');
    const ids = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    expect([...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('SARIF names lines of the evidence', () => {
    const [run] = JSON.parse(written('app.sarif')).runs;
    const uris = run.artifacts.map(({ location }: { location: { uri?: string } }) => location.uri);
    expect(uris).toEqual(expect.arrayContaining(['policy.html', 'run.jsonl', 'run.har']));
    const period = run.results.find(({ properties }: { properties: { clause: string } }) => properties.clause === '164-02.2');
    expect(period.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'run.jsonl', uriBaseId: 'EVIDENCE' },
      region: { startLine: 71 },
    });
  });
});
