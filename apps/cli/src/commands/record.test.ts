import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apk } from '@touchstone/test-kit';
import { createTraceReader, type RunContext, type TraceRecord } from '@touchstone/trace';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const main = join(root, 'apps/cli/src/main.ts');
const home = mkdtempSync(join(tmpdir(), 'record-'));
const isLine = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(join(root, 'docs/trace.schema.json'), 'utf8')));
let phones = 0;

beforeAll(() => {
  mkdirSync(join(home, 'adb'));
  mkdirSync(join(home, 'frida'));
  for (const tool of ['adb', 'frida']) {
    const script = join(home, tool, tool);
    writeFileSync(script, `#!/bin/sh\nexec "${process.execPath}" "${root}/packages/recorder/src/testing/fake-${tool}.ts" "$@"\n`);
    chmodSync(script, 0o755);
  }
  writeFileSync(join(home, 'shop.apk'), apk({ package: 'cn.example.shop', label: '商城', targetSdk: 30 }));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A phone with the app on it; `files` are what it is like. */
function phone(files: Readonly<Record<string, string>> = {}): string {
  const folder = join(home, `phone-${++phones}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries({ devices: 'FAKE01\tdevice\n', events: '', installed: '', ...files }))
    writeFileSync(join(folder, name), text);
  return folder;
}

const environment = (device: string, tools: readonly string[]) => ({
  ...process.env,
  PATH: [...tools.map((tool) => join(home, tool)), '/usr/bin', '/bin'].join(':'),
  FAKE_DEVICE: device,
});

function record(device: string, args: readonly string[], tools: readonly string[] = ['adb', 'frida']) {
  const done = spawnSync(process.execPath, [main, 'record', ...args], {
    cwd: home,
    encoding: 'utf8',
    env: environment(device, tools),
    input: '',
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function script(name: string, text: string): string {
  writeFileSync(join(home, name), text);
  return name;
}

/** The log as it is read back, and its lines. */
function readBack(folder: string) {
  const bytes = readFileSync(join(home, folder, 'run.jsonl'));
  const records: [TraceRecord, RunContext][] = [];
  const reader = createTraceReader({ record: (one, context) => void records.push([one, context]) }, { package: 'cn.example.shop' });
  reader.push(bytes);
  const summary = reader.end();
  const lines = bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { records, summary, lines };
}

const WHOLE = `
steps:
  - { step: first-launch, seconds: 1.2, acts: [{ at: 0.3, do: shown }, { at: 0.5, do: picture, note: '弹窗 1/2' }] }
  - { step: agree, seconds: 1, acts: [{ at: 0.2, do: tap, x: 540, y: 1570 }, { at: 0.3, do: agreed, text: 同意并继续 }] }
  - { step: background, seconds: 0.6 }
  - { step: killed, seconds: 4 }
  - { step: splash-and-windows, seconds: 0.5, acts: [{ at: 0.1, do: shake }] }
`;

describe('a whole run', { timeout: 240_000 }, () => {
  let device = '';
  let done = { code: null as number | null, out: '', err: '' };
  beforeAll(() => {
    device = phone({ 'comes-back': '' });
    done = record(device, [
      'shop.apk',
      '--out',
      'run',
      '--script',
      script('whole.yaml', WHOLE),
      '--settle',
      '0',
      '--own-values',
      'hashed',
      '--value',
      'phone_number=13800138000',
    ]);
  });

  test('ends well and says what it came to', () => {
    expect({ ...done, err: '' }).toMatchObject({ code: 0, out: expect.stringContaining('记录完成: cn.example.shop') });
    expect(done.out).toContain('--trace');
  });

  test('every line of both files is one of the contract', () => {
    for (const file of ['run.jsonl', 'ui/screens.jsonl']) {
      const lines = readFileSync(join(home, 'run', file), 'utf8')
        .trimEnd()
        .split('\n');
      expect(lines.map((line) => JSON.parse(line)).filter((line) => !isLine(line))).toEqual([]);
    }
  });

  test('the header tells of app and device, and its own values as digests', () => {
    const [head] = readBack('run').lines;
    expect(head).toMatchObject({
      format: 'touchstone-trace',
      app: { package: 'cn.example.shop', versionName: '3.2.1', versionCode: 321, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      device: { model: 'Fake 1', sdkVersion: 30, rooted: true },
      timeZone: 'Asia/Shanghai',
    });
    const { values } = (head as Record<string, unknown>)['device'] as { values: { data: string; value?: string }[] };
    expect(values.map(({ data }) => data)).toEqual(['serial', 'imei', 'phone_number']);
    expect(values.every(({ value }) => value === undefined)).toBe(true);
  });

  test('is read back without a problem, each call in its state', () => {
    const { records, summary } = readBack('run');
    expect(summary.problems).toEqual([]);
    const calls = records.flatMap(([one, context]) => (one.kind === 'call' ? [[one, context] as const] : []));
    const seen = calls.map(
      ([call, context]) => `${call.api?.method} ${call.consent ?? context.consent} ${context.scenario} ${call.stack[0]?.split('(')[0]}`,
    );
    expect([...new Set(seen)]).toEqual([
      'getString before-notice first-launch com.sdk.stats.Id.read',
      'getString before-consent agree com.sdk.stats.Id.read',
      'getImei after-consent agree cn.example.shop.Home.go',
      'getImei after-consent background cn.example.shop.Loop.run',
      'getString after-consent killed com.sdk.stats.Id.read',
      'getString after-consent splash-and-windows com.sdk.stats.Id.read',
    ]);
    const inBackground = calls.find(([, context]) => context.scenario === 'background');
    expect(inBackground?.[0].appState).toBe('background');
    expect(calls[0]?.[0].result).toMatchObject({ state: 'real', value: 'co…pp (13)' });
  });

  test('steps, consent, and a start by itself after being killed', () => {
    const { records } = readBack('run');
    const of = (kind: TraceRecord['kind']) =>
      records.flatMap(([one, context]) => (one.kind === kind ? [{ ...one, scenario: context.scenario } as Record<string, unknown>] : []));
    expect(of('consent').map(({ event }) => event)).toEqual(['not-shown', 'shown', 'agreed']);
    expect(of('phase')).toHaveLength(10);
    const starts = of('process').filter(({ event }) => event === 'start');
    expect(starts.map(({ cause, scenario }) => `${cause} ${scenario}`)).toEqual([
      'tester first-launch',
      'tester agree',
      'broadcast killed',
      'tester splash-and-windows',
    ]);
    expect(of('ui').map(({ event }) => event)).toEqual(['tap', 'shake']);
  });

  test('pictures and trees lie beside the log, and scan takes all of it', () => {
    const files = readdirSync(join(home, 'run/ui')).sort();
    expect(files.slice(0, 4)).toEqual([
      '001-first-launch.png',
      '001-first-launch.xml',
      '002-first-launch-shown.png',
      '002-first-launch-shown.xml',
    ]);
    expect(files).toContain('003-first-launch-弹窗-1-2.png');
    const scanned = spawnSync(
      process.execPath,
      [main, 'scan', 'shop.apk', '--trace', 'run/run.jsonl', '--ui', 'run/ui', '--format', 'json'],
      { cwd: home, encoding: 'utf8' },
    );
    expect(scanned.status).toBe(0);
    const report = JSON.parse(scanned.stdout);
    expect(report.problems).toEqual([]);
    expect(report.evidence.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['run/run.jsonl', 'ui/screens.jsonl']),
    );
    const reads = report.facts.filter(({ kind }: { kind: string }) => kind === 'run.reads');
    expect(reads.map(({ attributes: { data, phase } }: { attributes: Record<string, string> }) => `${data} ${phase}`)).toEqual(
      expect.arrayContaining(['android_id before-notice', 'imei after-consent']),
    );
  });

  test('the app was installed anew, and what the agent said of itself is in the summary', () => {
    const commands = readFileSync(join(device, 'commands'), 'utf8');
    expect(textOf('run/appops.txt')).toContain('FINE_LOCATION');
    expect(commands).toMatch(/uninstall cn\.example\.shop\n(?:logcat.*\n)?install -r /);
    expect(JSON.parse(readFileSync(join(home, 'run/summary.json'), 'utf8'))).toMatchObject({
      isComplete: true,
      problems: [],
      dropped: 0,
      hooks: { hooked: expect.any(Number) },
    });
  });

  test('a folder that holds a run is not written over, and a finished one has nothing to go on with', () => {
    const again = ['shop.apk', '--out', 'run', '--script', 'whole.yaml', '--settle', '0'];
    expect(record(device, again)).toMatchObject({ code: 2, err: expect.stringContaining('--resume') });
    const before = readFileSync(join(home, 'run/run.jsonl'), 'utf8');
    expect(record(device, [...again, '--resume']).code).toBe(0);
    expect(readFileSync(join(home, 'run/run.jsonl'), 'utf8')).toBe(before);
  });
});

describe('other processes', () => {
  let records: readonly [TraceRecord, RunContext][] = [];
  beforeAll(() => {
    const steps = script('two.yaml', 'steps:\n  - { step: first-launch, seconds: 6 }\n  - { step: silent, seconds: 4 }\n');
    expect(record(phone({ second: '6666' }), ['cn.example.shop', '--out', 'two', '--script', steps, '--settle', '0']).code).toBe(0);
    records = readBack('two').records;
  });
  const starts = () => records.flatMap(([one]) => (one.kind === 'process' && one.event === 'start' ? [one] : []));

  test('a further process of the app is recorded, too', () => {
    expect(starts().map(({ process, cause }) => `${process} ${cause}`)).toEqual(
      expect.arrayContaining(['cn.example.shop tester', 'cn.example.shop:push service']),
    );
    expect(records.filter(([one]) => one.kind === 'call' && one.api?.method === 'getString')).toHaveLength(2);
  });

  test('another app that the app wakes is told with who did it; one that starts by itself is not', () => {
    const others = starts().filter((start) => start.package !== 'cn.example.shop');
    expect(others.map(({ package: name, caller, stack }) => [name, caller, stack?.[0]])).toEqual([
      ['com.other.app', 'cn.example.shop', 'com.sdk.push.Waker.run(Waker.java:5)'],
    ]);
  });
});

/** Each command of the fakes is a process of its own: a busy machine takes its time. */
const PATIENT = { timeout: 240_000 };

describe('what goes wrong on the way', PATIENT, () => {
  test('Ctrl-C leaves a folder that can be read, and --resume goes on with the step', async () => {
    const device = phone();
    const steps = script('long.yaml', 'steps:\n  - { step: first-launch, seconds: 0.3 }\n  - { step: silent, seconds: 60 }\n');
    const args = ['record', 'cn.example.shop', '--out', 'cut', '--script', steps, '--settle', '0'];
    const child = spawn(process.execPath, [main, ...args], { cwd: home, env: environment(device, ['adb', 'frida']) });
    await until(
      () => existsSync(join(home, 'cut/run.jsonl')) && readFileSync(join(home, 'cut/run.jsonl'), 'utf8').includes('"scenario":"silent"'),
    );
    child.kill('SIGINT');
    const code = await new Promise((closed) => child.on('close', closed));
    expect(code).toBe(130);
    expect(readBack('cut').summary.problems).toEqual([]);
    expect(JSON.parse(readFileSync(join(home, 'cut/summary.json'), 'utf8'))).toMatchObject({
      isComplete: false,
      steps: [{ outcome: 'done' }, { step: 'silent', outcome: 'ended' }],
    });

    script('long.yaml', 'steps:\n  - { step: first-launch, seconds: 0.3 }\n  - { step: silent, seconds: 0.3 }\n');
    expect(record(device, [...args.slice(1), '--resume']).code).toBe(0);
    const { steps: walked } = JSON.parse(readFileSync(join(home, 'cut/summary.json'), 'utf8'));
    expect(walked.map((step: { step: string; outcome: string }) => `${step.step} ${step.outcome}`)).toEqual([
      'first-launch done',
      'silent ended',
      'silent done',
    ]);
  });

  test('a connection that breaks is taken up again', async () => {
    const device = phone();
    const steps = script('broken.yaml', 'steps:\n  - { step: first-launch, seconds: 15, acts: [{ at: 14, do: agreed }] }\n');
    const child = spawn(process.execPath, [main, 'record', 'cn.example.shop', '--out', 'broken', '--script', steps, '--settle', '0'], {
      cwd: home,
      env: environment(device, ['adb', 'frida']),
    });
    await until(
      () => existsSync(join(home, 'broken/run.jsonl')) && readFileSync(join(home, 'broken/run.jsonl'), 'utf8').includes('getString'),
    );
    writeFileSync(join(device, 'cable-out'), '');
    await until(() => textOf('broken/recorder.log').includes('Device is gone'));
    rmSync(join(device, 'cable-out'));
    expect(await new Promise((closed) => child.on('close', closed))).toBe(0);
    const methods = readBack('broken').records.flatMap(([one]) => (one.kind === 'call' ? [one.api?.method] : []));
    expect(methods).toEqual(['getString', 'getString', 'getImei']);
  });
});

describe('it says what to do when it cannot begin', PATIENT, () => {
  const ONE = 'steps:\n  - { step: first-launch, seconds: 0.2 }\n';
  test.each<readonly [string, Readonly<Record<string, string>>, readonly string[], readonly string[], number, string]>([
    ['no adb', {}, ['frida'], [], 3, 'platform-tools'],
    ['no device', { devices: '' }, ['adb', 'frida'], [], 3, 'USB'],
    ['an unauthorised one', { devices: 'FAKE01\tunauthorized\n' }, ['adb', 'frida'], [], 3, '允许 USB 调试'],
    ['one that is offline', { devices: 'FAKE01\toffline\n' }, ['adb', 'frida'], [], 3, '离线'],
    ['several', { devices: 'FAKE01\tdevice\nFAKE02\tdevice\n' }, ['adb', 'frida'], [], 2, '--device'],
    ['another than named', {}, ['adb', 'frida'], ['--device', 'X'], 2, 'FAKE01'],
    ['no frida', {}, ['adb'], [], 3, 'frida-tools'],
    ['no frida-server', { 'frida-mode': 'no-server' }, ['adb', 'frida'], [], 3, 'frida-server'],
    ['another version of it', { 'frida-mode': 'version' }, ['adb', 'frida'], [], 3, '版本不一致'],
    ['a phone without root', { 'frida-mode': 'jailed' }, ['adb', 'frida'], [], 3, 'root'],
    ['an install that fails', { refuses: '' }, ['adb', 'frida'], ['shop.apk'], 3, 'INSTALL_FAILED_VERIFICATION_FAILURE'],
    ['a file that is no app', {}, ['adb', 'frida'], ['one.yaml'], 2, '不是可读的 APK'],
    ['a value without its kind', {}, ['adb', 'frida'], ['--value', '13800000000'], 2, '种类=值'],
    ['a wait without end', {}, ['adb', 'frida'], ['--settle', '999'], 2, '0–60'],
    ['an app that is not there', {}, ['adb', 'frida'], ['none.apk'], 2, '找不到文件'],
    ['nobody at the keyboard', {}, ['adb', 'frida'], ['--lang', 'zh', 'NOSCRIPT'], 2, '--script'],
  ])('%s', (_name, files, tools, more, code, words) => {
    script('one.yaml', ONE);
    const app = more.find((word) => /\.(?:apk|yaml)$/.test(word)) ?? 'cn.example.shop';
    const flags = more.filter((word) => word !== app && word !== 'NOSCRIPT');
    const scripted = more.includes('NOSCRIPT') ? [] : ['--script', 'one.yaml'];
    const { code: seen, err } = record(phone(files), [app, '--out', `fault-${phones}`, ...scripted, '--settle', '0', ...flags], tools);
    expect(err).toContain(words);
    expect(seen).toBe(code);
  });

  test('an app that is not installed', () => {
    const device = phone();
    rmSync(join(device, 'installed'));
    expect(record(device, ['cn.example.shop', '--out', 'none', '--script', script('one.yaml', ONE)])).toMatchObject({
      code: 3,
      err: expect.stringContaining('没有安装'),
    });
  });

  test.each([
    ['no steps', 'steps: []', 'steps'],
    ['an unknown step', 'steps: [{ step: lunch }]', 'first-launch'],
    ['a tap nowhere', 'steps: [{ step: silent, acts: [{ do: tap }] }]', 'x: pixels'],
    ['a key with blanks', 'steps: [{ step: silent, acts: [{ do: key, key: "4; reboot" }] }]', 'KEYCODE'],
    ['no YAML', ':\n - [', '步骤文件有误'],
  ])('a file of steps with %s', (_name, text, words) => {
    expect(record(phone(), ['cn.example.shop', '--out', 'bad', '--script', script('bad.yaml', text)])).toMatchObject({
      code: 2,
      err: expect.stringContaining(words),
    });
  });

  test('in English when asked', () => {
    const { err } = record(phone({ devices: '' }), ['cn.example.shop', '--out', 'en', '--script', script('one.yaml', ONE), '--lang', 'en']);
    expect(err).toBe('touchstone: no device: connect the test phone, switch on USB debugging in its developer options and run again\n');
  });
});

const textOf = (path: string) => (existsSync(join(home, path)) ? readFileSync(join(home, path), 'utf8') : '');

async function until(isTrue: () => boolean): Promise<void> {
  for (let i = 0; i < 2_400 && !isTrue(); i++) await new Promise((done) => setTimeout(done, 25));
  expect(isTrue()).toBe(true);
}
