import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scan } from '@touchstone/scan-core';
import { afterAll, expect, test } from 'vitest';
import { REPAIRED_WEATHER, SAMPLE_APPS, type SampleApp, UNLISTED_REPAIRS } from './apps.ts';
import { type Built, build } from './build.ts';

const folder = mkdtempSync(join(tmpdir(), 'planted-'));
afterAll(() => rmSync(folder, { recursive: true }));
const app = (id: string): SampleApp => SAMPLE_APPS.find((one) => one.id === id)!;
const built = (one: SampleApp): Built => build(one, '2026-11-02T00:00:00.000Z');

/** What the demonstration claims to have planted, as a scan of the package alone sees it. */
const PLANTED: readonly [id: string, kind: string, attributes: object][] = [
  ['qingkong', 'reach.reads', { data: 'android_id', gate: 'before-gate', trigger: 'process-start' }],
  ['qingkong', 'permission.unused', { permission: 'android.permission.READ_CONTACTS' }],
  ['qingkong-calendar', 'reach.reads', { data: 'android_id', gate: 'before-gate', trigger: 'process-start' }],
  ['torch', 'reach.reads', { data: 'app_list', gate: 'no-gate' }],
  ['torch', 'reach.reads', { data: 'imei', gate: 'no-gate' }],
  ['kuaida', 'reach.reads', { data: 'loc_precise', repeated: 'timer', background: true }],
  ['babyshizi', 'reach.jumps', { by: 'shake' }],
  ['babyshizi', 'reach.reads', { data: 'imei', gate: 'before-gate' }],
  ['linli', 'reach.reads', { data: 'clipboard', gate: 'before-gate' }],
  ['guangnian', 'component.self-start', { trigger: 'boot' }],
  ['guangnian', 'reach.starts-app', { kind: 'associated', target: 'cn.guangnian.lite' }],
  ['guangnian', 'reach.downloads', {}],
  ['kangxin', 'network.cleartext', { by: 'manifest' }],
  ['shengxin', 'reach.reads', { data: 'contacts' }],
  ['shengxin', 'reach.reads', { data: 'sms' }],
  ['shengxin', 'reach.reads', { data: 'call_log' }],
  ['lanjing', 'reach.reads', { data: 'wifi_info', gate: 'before-gate' }],
  ['kuaida-cargo', 'reach.reads', { data: 'android_id', gate: 'before-gate', trigger: 'process-start' }],
];

test('every planted fault is there for a scan to find', async () => {
  const missing: string[] = [];
  for (const id of new Set(PLANTED.map(([one]) => one))) {
    const { facts } = await scan(built(app(id)).artifact.content as Uint8Array);
    const has = (kind: string, wanted: object) =>
      facts.some((fact) => fact.kind === kind && Object.entries(wanted).every(([name, value]) => fact.attributes[name] === value));
    missing.push(...PLANTED.filter(([one, kind, wanted]) => one === id && !has(kind, wanted)).map((row) => JSON.stringify(row)));
  }
  expect(missing).toEqual([]);
});

test.each([app('moke'), app('ancun'), REPAIRED_WEATHER, UNLISTED_REPAIRS[0]!])(
  '$name has nothing for a scan with its policy to find',
  (one) => {
    const { artifact, policy } = built(one);
    const [apk, text, report] = ['app.apk', 'policy.html', 'report.json'].map((name) => join(folder, name)) as [string, string, string];
    writeFileSync(apk, artifact.content as Uint8Array);
    writeFileSync(text, policy!.content as Uint8Array);
    const main = join(import.meta.dirname, '../../../cli/src/main.ts');
    execFileSync(process.execPath, [main, 'scan', apk, '--policy', text, '--format', 'json', '--out', report], { stdio: 'ignore' });
    const { findings } = JSON.parse(readFileSync(report, 'utf8')) as { findings: { result: string; rule: string }[] };
    expect(findings.filter(({ result }) => result === 'violation' || result === 'suspected')).toEqual([]);
    expect(findings.length).toBeGreaterThan(100);
  },
);
