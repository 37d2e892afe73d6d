import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineDescription } from '@touchstone/domain/engine';
import { afterAll, describe, expect, test } from 'vitest';
import { engineContract } from '../engine.contract.ts';
import { runEngine } from '../run-engine.ts';
import { taskOf } from '../task.fixture.ts';
import { commandEngine } from './command-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-engine-'));
afterAll(() => rmSync(folder, { recursive: true }));

const description: EngineDescription = {
  id: 'vendor',
  version: '3.1',
  ruleSet: '2026-1',
  name: 'Vendor',
  vendor: 'Vendor Ltd.',
  kind: 'command',
  correlationGroup: 'vendor',
  capabilities: [
    { clause: 'PIC-08', inputs: [] },
    { clause: 'PG-20204A-5.11', inputs: [] },
    { clause: '191-3.1', inputs: ['trace'] },
  ],
  accepts: ['apk'],
  timeoutMs: 20_000,
  cores: 1,
  memoryMiB: 1_024,
};

/** What a vendor's program does before it does what the test wants: reads its task, and can write a result. */
const PROLOGUE = `
import { readFileSync, writeFileSync, symlinkSync, mkdirSync } from 'node:fs';
import { spawn } from 'node:child_process';
const [, , input, output] = process.argv;
const task = JSON.parse(readFileSync(input + '/task.json', 'utf8'));
const artifact = readFileSync(input + '/' + task.artifact.file);
const result = (more = {}) => ({ schema: 'touchstone-engine-result/1', engine: task.engine, artifact: task.artifact.sha256, configHash: task.configHash,
  outcome: 'SUCCEEDED', evidence: [{ kind: 'finding', at: { file: 'AndroidManifest.xml' } }], facts: [], problems: [], clauses: [
    { clause: 'PIC-08', vote: 'DETECTED', strength: 'violation', evidence: [0] },
    { clause: 'PG-20204A-5.11', vote: 'NOT_DETECTED', evidence: [] },
    { clause: '191-3.1', vote: 'NOT_TESTED', reason: 'needs:trace', evidence: [] }], ...more });
const give = (value) => writeFileSync(output + '/result.json', typeof value === 'string' ? value : JSON.stringify(value));
if (artifact.length < 10 || artifact.readUInt16LE(0) !== 0x4b50 || artifact.length > 1000) { give(result({ outcome: 'NOT_APPLICABLE', clauses: [] })); process.exit(0); }
`;

let programs = 0;
function vendor(body: string) {
  const script = join(folder, `vendor-${programs++}.mjs`);
  writeFileSync(script, PROLOGUE + body);
  return commandEngine({ description, program: process.execPath, args: [script, '{input}', '{output}'] });
}

const apk = join(folder, 'a.apk');
writeFileSync(apk, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]));
const task = taskOf(apk, { config: { depth: 'full' } });

engineContract('a program', { make: () => vendor('give(result());'), task: () => task });

/** One that is dead and not yet buried by its parent is not alive. */
const isAlive = (pid: number) => existsSync(`/proc/${pid}/stat`) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));

describe('a program that', () => {
  test.each<[string, string, string, string | undefined]>([
    ['ends with an error', 'give(result()); process.stderr.write("no licence"); process.exit(3);', 'FAILED', 'exit-code'],
    ['writes nothing', '', 'FAILED', 'result-missing'],
    ['writes no JSON', 'give("clean!");', 'FAILED', 'result-not-json'],
    ['writes about another artifact', 'give(result({ artifact: "0".repeat(64) }));', 'FAILED', 'result-other-artifact'],
    ['says it is another engine', 'give(result({ engine: { ...task.engine, version: "9" } }));', 'FAILED', 'result-other-engine'],
    ['gives a link for a result', 'symlinkSync("/etc/passwd", output + "/result.json");', 'FAILED', 'result-no-file'],
    ['gives a folder for a result', 'mkdirSync(output + "/result.json");', 'FAILED', 'result-no-file'],
    ['writes more than allowed', 'give(JSON.stringify(result({ report: "x".repeat(40_000) })));', 'FAILED', 'exit-code'],
    ['prints more than allowed', 'setInterval(() => process.stdout.write("x".repeat(4_000)), 1);', 'FAILED', 'program-flooded'],
    ['kills itself', 'process.kill(process.pid, "SIGKILL");', 'FAILED', 'program-killed'],
    ['says itself that it failed', 'give(result({ outcome: "FAILED" }));', 'FAILED', undefined],
    [
      'eats memory',
      'const all = []; for (;;) all.push(Buffer.alloc(64e6, 1));',
      'FAILED',
      expect.stringMatching(/^(?:exit-code|program-killed)$/),
    ],
  ])('%s', async (_name, body, outcome, errorClass) => {
    const run = await runEngine(vendor(body), task, {
      workFolder: folder,
      limits: { outputBytes: 30_000, memoryBytes: 700 * 1024 * 1024 },
    });
    expect([run.outcome, run.errorClass]).toEqual([outcome, errorClass]);
    expect(run.result?.clauses.filter(({ vote }) => vote === 'NOT_DETECTED')).toEqual([]);
  });
});

test('what it says of a failure is kept', async () => {
  const run = await runEngine(vendor('console.error("no licence"); process.exit(3);'), task);
  expect(run.message).toBe('exit 3: no licence');
});

test('a clause that it says nothing about is not tested', async () => {
  const run = await runEngine(vendor('give(result({ clauses: [] }));'), task);
  expect(run.result?.clauses.map(({ vote, reason }) => `${vote} ${reason}`)).toEqual([
    'NOT_TESTED needs:trace',
    'NOT_TESTED not-reported',
    'NOT_TESTED not-reported',
  ]);
});

test('it finds its task, its inputs and nothing of our environment', async () => {
  process.env['SECRET_OF_OURS'] = 'x';
  const policy = join(folder, '--policy.TXT');
  writeFileSync(policy, 'policy');
  const inputs = [{ kind: 'policy', path: policy, fileName: '--policy.TXT', sha256: '1'.repeat(64) }] as const;
  const engine = vendor(
    'give(result({ report: { task, env: process.env, policy: readFileSync(input + "/" + task.inputs[0].file, "utf8") } }));',
  );
  const { result } = await runEngine(engine, { ...task, inputs }, { workFolder: folder });
  delete process.env['SECRET_OF_OURS'];
  const report = result?.report as { task: Record<string, unknown>; env: Record<string, string>; policy: string };
  expect(Object.keys(report.env).sort()).toEqual([
    'HOME',
    'LANG',
    'LC_ALL',
    'PATH',
    'TMPDIR',
    'TOUCHSTONE_INPUT',
    'TOUCHSTONE_OUTPUT',
    'TOUCHSTONE_RUN',
    'TZ',
  ]);
  expect(report.policy).toBe('policy');
  expect(report.task).toMatchObject({
    schema: 'touchstone-task/1',
    artifact: { file: 'artifact.apk', fileName: 'a.apk', sha256: task.artifact.sha256, kind: 'apk' },
    inputs: [{ kind: 'policy', file: 'inputs/0-policy.txt', fileName: '--policy.TXT' }],
    config: { depth: 'full' },
    configHash: task.configHash,
  });
});

test('it cannot change the artifact', async () => {
  await runEngine(vendor('try { writeFileSync(input + "/" + task.artifact.file, "changed"); } catch {} give(result());'), task);
  expect(readFileSync(apk).length).toBe(204);
});

/** Starts a child of its own that lives for a minute, and notes its number. */
const child = (options: string) =>
  `const c = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore', ${options} });
   writeFileSync(${JSON.stringify(join(folder, 'child.pid'))}, String(c.pid)); c.unref();`;
const childPid = () => Number(readFileSync(join(folder, 'child.pid'), 'utf8'));

describe('what it started goes with it', () => {
  test.each([
    ['in its group, when it is cancelled', 'detached: false', 'setInterval(() => {}, 1000);'],
    ['in a group of its own, when it is cancelled', 'detached: true', 'setInterval(() => {}, 1000);'],
    ['when it ends well', 'detached: true', 'give(result());'],
  ])('%s', async (_name, options, then) => {
    const stop = new AbortController();
    const run = runEngine(vendor(child(options) + then), task, { signal: stop.signal, workFolder: folder });
    if (then.startsWith('set')) setTimeout(() => stop.abort(), 700);
    const { outcome } = await run;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([outcome, isAlive(childPid())]).toEqual([then.startsWith('set') ? 'CANCELLED' : 'SUCCEEDED', false]);
  });
});

test('one that hangs is ended when its time is over', async () => {
  const started = performance.now();
  const run = await runEngine(vendor('for (;;);'), task, { limits: { timeoutMs: 600 } });
  expect([run.outcome, run.result?.clauses.map(({ vote }) => vote)]).toEqual(['TIMED_OUT', ['ERROR', 'ERROR', 'ERROR']]);
  expect(performance.now() - started).toBeLessThan(4_000);
});

test('a program that is not there is a failure', async () => {
  const engine = commandEngine({ description, program: join(folder, 'nowhere'), args: [] });
  expect(await runEngine(engine, task)).toMatchObject({ outcome: 'FAILED', errorClass: 'program-missing' });
});
