import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from '@touchstone/test-kit';
import type { Finding, Report } from '@touchstone/verdict';
import { describe, expect, test } from 'vitest';
import { engineContract } from '../engine.contract.ts';
import type { TaskInput } from '../engine.ts';
import { runEngine } from '../run-engine.ts';
import { sampleApk, taskOf } from '../task.fixture.ts';
import { ownDescription, ownEngine } from './own-engine.ts';
import { ownConfig } from './scan-job-of.ts';
import { votesOfReport } from './votes-of-report.ts';

engineContract('our own scan', {
  make: () => ownEngine(1),
  task: () => taskOf(sampleApk('appium-unlock'), { config: ownConfig({ category: '实用工具' }) }),
});

const signature = { verified: true } as Parameters<typeof votesOfReport>[0]['signature'];
const fact = { kind: 'signing.verified', attributes: { verified: true }, at: { file: 'app.apk' } };
const finding = (rule: string, result: Finding['result'], reason?: string): Finding => ({
  rule,
  clause: 'X-1',
  result,
  facts: [0],
  ...(reason === undefined ? {} : { reason }),
});

describe('votes of a report', () => {
  test.each<[string, Finding[], string]>([
    ['a violation', [finding('a', 'violation')], 'DETECTED violation a'],
    ['a suspicion', [finding('a', 'suspected')], 'DETECTED suspected a'],
    ['not found', [finding('a', 'not-found')], 'NOT_DETECTED a'],
    ['undecided', [finding('a', 'undecided', 'code-not-visible:packed')], 'NOT_TESTED code-not-visible:packed a'],
    ['not tested', [finding('a', 'not-tested', 'needs:runtime')], 'NOT_TESTED needs:runtime a'],
    ['found by one rule, open for another', [finding('a', 'not-tested', 'needs:ui'), finding('b', 'suspected')], 'DETECTED suspected b'],
    ['clean for one rule, open for another', [finding('a', 'not-found'), finding('b', 'not-tested', 'needs:ui')], 'NOT_TESTED needs:ui b'],
    ['clean for one rule, the other is no law', [finding('a', 'not-found'), finding('b', 'not-tested', 'not-in-force')], 'NOT_DETECTED a'],
    ['no rule is law', [finding('b', 'not-tested', 'not-in-force')], 'NOT_TESTED not-in-force b'],
  ])('%s', (_name, findings, expected) => {
    const [vote] = votesOfReport({ findings, facts: [fact], signature }).clauses;
    expect([vote?.vote, vote?.strength, vote?.reason, vote?.rule].filter((word) => word !== undefined).join(' ')).toBe(expected);
    expect(vote?.evidence).toEqual(vote?.vote === 'DETECTED' ? [0] : []);
  });

  test('what was seen is told as a fact, with the words that stand there', () => {
    const quoted = { kind: 'policy.collects', attributes: { data: 'imei' }, at: { file: 'policy.txt' }, quote: '收集 IMEI' };
    expect(votesOfReport({ findings: [finding('a', 'violation')], facts: [quoted], signature }).evidence).toEqual([
      { kind: 'fact', at: { file: 'policy.txt' }, text: '收集 IMEI', fact: { kind: 'policy.collects', attributes: { data: 'imei' } } },
    ]);
  });

  test('a signature that nobody has seen is not tested', () => {
    const votes = votesOfReport({ findings: [], facts: [], signature }).clauses;
    expect(votes.map(({ vote }) => vote)).toEqual(['NOT_TESTED', 'NOT_TESTED']);
  });
});

test('a real app: what it says of the signature and of its target level', async () => {
  const engine = ownEngine(1);
  const { result } = await runEngine(engine, taskOf(sampleApk('android-apidemos'), { config: ownConfig({}) }));
  await engine.close?.();
  const votes = new Map(result?.clauses.map((vote) => [vote.clause, vote]));
  expect(votes.get('check/signature-valid')?.vote).toBe('NOT_DETECTED');
  expect(votes.get('check/signing-key')).toMatchObject({ vote: 'DETECTED', strength: 'violation' });
  expect(votes.get('PG-20204A-5.11')?.vote).toBe('NOT_DETECTED');
  expect(votes.get('078.4-5.5a')).toMatchObject({ vote: 'NOT_TESTED', reason: expect.stringMatching(/^needs:/) });
});

test('a policy and screens in an archive are used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'own-engine-'));
  const input = (kind: TaskInput['kind'], fileName: string, bytes: string | Uint8Array): TaskInput => {
    const path = join(folder, kind);
    writeFileSync(path, bytes);
    return { kind, path, fileName, sha256: '' };
  };
  const tree =
    '<?xml version="1.0"?><hierarchy rotation="0"><node text="同意" class="android.widget.Button" package="x" bounds="[0,0][9,9]"/></hierarchy>';
  const entries = ['../../outside.xml', 'a/first.xml', 'run.sh'].map((name) => ({ name, data: new TextEncoder().encode(tree) }));
  const inputs = [
    input('policy', 'policy.txt', '隐私政策\n我们收集您的设备标识 Android ID，用于安全风控。\n'),
    input('ui', 'screens.zip', zip(entries)),
  ];
  const engine = ownEngine(1);
  const { outcome, result } = await runEngine(engine, { ...taskOf(sampleApk('appium-unlock')), inputs }, { workFolder: folder });
  await engine.close?.();
  const { evidence } = (result?.report ?? {}) as Partial<Report>;
  expect([outcome, readdirSync(folder).sort()]).toEqual(['SUCCEEDED', ['policy', 'ui']]);
  expect(evidence?.map(({ input: kind, name }) => `${kind} ${name}`)).toEqual([
    'policy policy.txt',
    'ui screens.zip/_.._outside.xml',
    'ui screens.zip/a_first.xml',
  ]);
  rmSync(folder, { recursive: true });
});

test('inputs and settings are part of what a run is', () => {
  const config = ownConfig({ inputs: ['b', 'a', 'b'] });
  expect(config).toEqual({ category: null, depth: 'standard', asOf: null, inputs: ['a', 'b'] });
});

test('the matrix has every clause of the rule set', () => {
  expect(new Set(ownDescription.capabilities.map(({ clause }) => clause)).size).toBeGreaterThan(300);
});
