import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apk, sampleApks, splitSet, zip } from '@touchstone/test-kit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
const main = join(import.meta.dirname, 'main.ts');
const unlock = sampleApks().find((path) => path.includes('unlock')) ?? '';

/** Runs the command line as a user does, standing in the test's folder. */
function touchstone(...args: string[]) {
  const done = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const json = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));

beforeAll(() => {
  mkdirSync(join(folder, 'shelf/a'), { recursive: true });
  mkdirSync(join(folder, 'shelf/set'), { recursive: true });
  copyFileSync(unlock, join(folder, 'shelf/a/unlock.apk'));
  writeFileSync(
    join(folder, 'shelf/old.apk'),
    apk({ package: 'cn.example.shop', label: '旧', targetSdk: 22, minSdk: 16, permissions: ['CAMERA'] }),
  );
  writeFileSync(join(folder, 'shelf/broken.apk'), 'not an archive');
  writeFileSync(join(folder, 'shelf/empty.apk'), '');
  writeFileSync(join(folder, 'shelf/notes.zip'), zip([{ name: 'a.txt', data: new Uint8Array(3) }]));
  const set = splitSet({ package: 'cn.example.set', label: '拆分', versionCode: 7 }, { 'config.zh': {}, 'config.arm64_v8a': {} });
  for (const [name, bytes] of Object.entries(set)) writeFileSync(join(folder, 'shelf/set', name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('scan', () => {
  test('one file to a named report', () => {
    expect(touchstone('scan', 'shelf/old.apk', '--format', 'json', '--out', 'one.json')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('one.json'),
    });
    expect(json('one.json')).toMatchObject({
      schema: 'touchstone-report/1',
      file: 'old.apk',
      app: { package: 'cn.example.shop', targetSdk: 22 },
    });
  });

  test('a folder: a report per app, splits as one, unreadable ones too, exit 3', () => {
    const { code } = touchstone('scan', 'shelf', '--format', 'json', '--out', 'reports', '--jobs', '2');
    expect(code).toBe(3);
    const names = readdirSync(join(folder, 'reports'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.json'));
    expect(names.sort()).toEqual(['a/unlock.apk.json', 'broken.apk.json', 'empty.apk.json', 'old.apk.json', 'set/base.apk.json']);
    expect(json('reports/set/base.apk.json').app.splits).toHaveLength(2);
    for (const name of ['broken', 'empty']) {
      const report = json(`reports/${name}.apk.json`);
      expect([report.app, report.problems.length > 0]).toEqual([null, true]);
      expect(new Set(report.findings.map((finding: { result: string }) => finding.result))).toEqual(new Set(['not-tested']));
    }
  });

  test('--no-splits keeps the files of a set apart', () => {
    touchstone('scan', 'shelf/set', '--no-splits', '--format', 'json', '--out', 'apart');
    expect(readdirSync(join(folder, 'apart'))).toHaveLength(3);
  });

  test('the same bytes give the same report, whatever the number of processes', () => {
    touchstone('scan', 'shelf/a/unlock.apk', 'shelf/old.apk', '--format', 'json', '--out', 'first', '--jobs', '1');
    touchstone('scan', 'shelf/a/unlock.apk', 'shelf/old.apk', '--format', 'json', '--out', 'second', '--jobs', '3');
    for (const name of ['a/unlock.apk.json', 'old.apk.json']) {
      expect(readFileSync(join(folder, 'second', name)).equals(readFileSync(join(folder, 'first', name)))).toBe(true);
    }
  });

  test.each([
    ['violation', ['shelf/old.apk', '--fail-on', 'violation'], 1],
    ['a clean exit without --fail-on', ['shelf/old.apk'], 0],
    ['an unreadable input outweighs', ['shelf/old.apk', 'shelf/broken.apk', '--fail-on', 'violation'], 3],
    ['no such file', ['nowhere.apk'], 2],
    ['no such format', ['shelf/old.apk', '--format', 'pdf'], 2],
    ['no such type', ['shelf/old.apk', '--category', '飞行类'], 2],
    ['no such day', ['shelf/old.apk', '--as-of', '2026-02-30'], 2],
    ['one that is not there beside one that is', ['shelf/old.apk', 'nowhere.apk'], 3],
    ['pages of several apps without --out', ['shelf', '--format', 'html'], 2],
    ['a place that cannot be written to', ['shelf/old.apk', '--out', 'shelf/notes.zip/x/r.json'], 2],
    ['no input', [], 2],
    ['no such option', ['shelf/old.apk', '--wat'], 2],
  ])('%s', (_name, args, code) => {
    expect(touchstone('scan', ...args, ...(args.includes('--format') ? [] : ['--format', 'json'])).code).toBe(code);
  });

  test.each(['6', '网上购物类', '网上购物'])('--category %s is the same type', (category) => {
    const { out } = touchstone('scan', 'shelf/old.apk', '--format', 'json', '--category', category);
    expect(JSON.parse(out).category).toMatchObject({ number: 6, confirmed: true });
  });

  test('--as-of chooses the law: before 2020 no rule of 164 is in force', () => {
    const { findings, engine } = JSON.parse(touchstone('scan', 'shelf/old.apk', '--format', 'json', '--as-of', '2019-01-01').out);
    expect(engine.asOf).toBe('2019-01-01');
    const of164 = findings.filter((finding: { clause: string }) => finding.clause.startsWith('164-'));
    expect(of164.every((finding: { reason: string }) => finding.reason === 'not-in-force')).toBe(true);
  });

  test.each(['text', 'html', 'sarif', 'json'])('%s in both languages', (format) => {
    const [zh, en] = ['zh', 'en'].map((lang) => touchstone('scan', 'shelf/old.apk', '--format', format, '--lang', lang));
    expect([zh?.code, en?.code, zh?.err, en?.err]).toEqual([0, 0, '', '']);
    expect(zh?.out.length).toBeGreaterThan(500);
    if (format === 'text' || format === 'html') expect(zh?.out).not.toBe(en?.out);
  });

  test('what an app is called cannot lead a report out of its folder', () => {
    touchstone('scan', 'shelf/../shelf/old.apk', 'shelf/a/unlock.apk', '--format', 'json', '--out', 'safe');
    expect(existsSync(join(folder, 'safe/old.apk.json'))).toBe(true);
  });
});

test('several JSON reports on stdout are JSON Lines', () => {
  const { out } = touchstone('scan', 'shelf/a/unlock.apk', 'shelf/old.apk', '--format', 'json');
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file),
  ).toEqual(['a/unlock.apk', 'old.apk']);
});

test('a reader that goes away ends it quietly', () => {
  const line = `'${process.execPath}' '${main}' rules list | head -1`;
  const done = spawnSync('bash', ['-c', `set -o pipefail; ${line}`], { cwd: folder, encoding: 'utf8' });
  expect([done.status, done.stderr, done.stdout.split('\n').length]).toEqual([0, '', 2]);
});

describe('the other commands', () => {
  test('score: a row per category, what failed, and the line that scripts read', () => {
    writeFileSync(join(folder, 'truth.tsv'), 'apk\texpected_leaks\nold.apk\t0\na/none.apk\t1\nelsewhere/unlock\t0\n../one.json\t0\n');
    const { code, out } = touchstone('score', 'shelf', '--truth', 'truth.tsv', '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toContain('a/none.apk: no such file in the folder (file/not-found)');
    expect(out).toContain('../one.json: no such file in the folder (file/not-found)');
    expect(out).not.toContain('elsewhere/unlock:');
    expect(out.trimEnd().split('\n').at(-1)).toBe('P 0.000 R 0.000 F1 0.000');
  });

  test('score: a truth file that is none is refused, saying what to write', () => {
    writeFileSync(join(folder, 'bad.tsv'), 'app\tleaks\n');
    expect(touchstone('score', 'shelf', '--truth', 'bad.tsv')).toMatchObject({ code: 2, err: expect.stringContaining('expected_leaks') });
    expect(touchstone('score', 'shelf', '--truth', 'nowhere.tsv').code).toBe(2);
    expect(touchstone('score', 'nowhere', '--truth', 'bad.tsv').code).toBe(2);
  });

  test('diff names what changed', () => {
    writeFileSync(
      join(folder, 'new.apk'),
      apk({ package: 'cn.example.shop', label: '新', targetSdk: 34, minSdk: 23, permissions: ['RECORD_AUDIO'], versionCode: 2 }),
    );
    const { code, out } = touchstone('diff', 'shelf/old.apk', 'new.apk', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      isSameApp: true,
      permissions: { added: ['android.permission.RECORD_AUDIO'], removed: ['android.permission.CAMERA'] },
    });
  });

  test('diff in words, and of what cannot be read only that', () => {
    expect(touchstone('diff', 'shelf/old.apk', 'new.apk').out).toMatch(/\+ +「[^」]+」android\.permission\.RECORD_AUDIO/);
    const { code, out } = touchstone('diff', 'shelf/broken.apk', 'new.apk');
    expect([code, out]).toEqual([3, '无法读取，没有可比较的内容：broken.apk\n']);
  });

  test.each([
    [['rules', 'list'], '164-01.2'],
    [['rules', 'list', '--clause', '078.6', '--lang', 'en'], '078.6-3.2'],
    [['rules', 'show', '191-4.6'], 'targetSdkVersion'],
    [['rules', 'test'], '0 failed'],
    [['rules', 'coverage'], '191-3.1'],
    [['rules', 'coverage', '--clause', '164-07', '--lang', 'en'], '164-07.6'],
    [['rules', 'coverage', '--format', 'md'], '| 164-01.2 |'],
    [['sdks', 'list', 'umeng'], 'umeng'],
    [['sdks', 'show', 'umeng-common', '--lang', 'en'], 'com.umeng'],
    [['explain', '164-01.2'], '检查场景'],
    [['explain', 'Q12'], '078.7-6'],
    [['doctor'], '✓'],
    [['--help'], 'scan'],
    [['scan', '--help'], '--category'],
  ])('%s', (args, text) => {
    const { code, out } = touchstone(...args);
    expect([code, out.includes(text)]).toEqual([0, true]);
  });

  test.each([
    [['rules', 'show', 'nothing']],
    [['rules', 'coverage', '--clause', 'nothing']],
    [['sdks', 'show', 'nothing']],
    [['explain', 'nothing']],
    [['wat']],
  ])('%s is a usage error', (args) => {
    const { code, out, err } = touchstone(...args);
    expect([code, out, err.length > 0]).toEqual([2, '', true]);
  });

  test('explain with a report lists its proof', () => {
    touchstone('scan', 'shelf/old.apk', '--format', 'json', '--out', 'proof.json');
    expect(touchstone('explain', 'PIC-08', '--report', 'proof.json').out).toMatch(/→ 违规[\s\S]*AndroidManifest\.xml/);
  });
});
