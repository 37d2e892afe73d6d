import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildLibrary, builtLibrary } from './build/built-library.fixture.ts';

const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'touchstone-build-'));
const out = builtLibrary();
const consumer = join(home, 'consumer');

/** The text of every ```js block of the README, as its readers copy it. */
const readmeExamples = () =>
  [...readFileSync(join(out, 'README.md'), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);

beforeAll(() => {
  const npm = ['pack', '--pack-destination', home, '--silent', '--offline', '--ignore-scripts'];
  const tarball = execFileSync('npm', npm, { cwd: out, encoding: 'utf8' }).trim().split('\n').at(-1) ?? '';
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  const install = ['install', join(home, tarball), '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', install, { cwd: consumer, env: { ...process.env, npm_config_cache: join(home, 'npm-cache') } });
  cpSync(join(root, 'node_modules/appium-unlock/bin/unlock_apk-debug.apk'), join(consumer, 'app.apk'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the tarball, installed in an empty folder', () => {
  test('brings no other package along', () => {
    expect(readdirSync(join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@touchstone']);
    expect(readdirSync(join(consumer, 'node_modules/@touchstone'))).toEqual(['scan-core']);
  });

  test('scans real apps in Node', () => {
    const apps = ['app.apk', join(root, 'node_modules/android-apidemos/apks/ApiDemos-debug.apk')];
    const said = apps.map((app) =>
      run(`
        import { readFileSync } from 'node:fs';
        import { scan } from '@touchstone/scan-core';
        const { app, signature, facts, findings } = await scan(readFileSync(${JSON.stringify(app)}), { name: 'a.apk' });
        console.log(JSON.stringify([app.package, signature.verified, facts.length > 10, findings.length > 300]));
      `),
    );
    expect(said.map((text) => JSON.parse(text))).toEqual([
      ['io.appium.unlock', true, true, true],
      ['io.appium.android.apis', true, true, true],
    ]);
  });

  test('has the rules and data of the command line', async () => {
    const { knowledge, ruleSet } = await import('@touchstone/knowledge');
    const program = "import { knowledge, ruleSet } from '@touchstone/scan-core'; console.log(JSON.stringify({ knowledge, ruleSet }));";
    expect(sha256(run(program))).toBe(sha256(JSON.stringify({ knowledge, ruleSet })));
  });

  test('its README is right', () => {
    const [scanning = '', , parsing = ''] = readmeExamples();
    expect(run(scanning).split('\n')[0]).toBe('io.appium.unlock true');
    expect(run(parsing)).toBe('manifest []');
  });

  test('gives the pure parts to who is not Node', () => {
    const program = `
      import { readFileSync } from 'node:fs';
      import { scan } from '@touchstone/scan-core';
      console.log((await scan(new Uint8Array(readFileSync('app.apk')), { name: 'a.apk' })).signature.verified);
      console.log(import.meta.resolve('@touchstone/scan-core').split('/').at(-1));
    `;
    expect(run(program)).toMatch(/^true\nindex\.node\.js$/);
    const browser = program.replaceAll("'@touchstone/scan-core'", "'./node_modules/@touchstone/scan-core/index.browser.js'");
    expect(run(browser)).toMatch(/^true\nindex\.browser\.js$/);
    const built = filesBelow(out).filter((file) => file.endsWith('.js'));
    expect(built.filter((file) => /from ["']node:/.test(readFileSync(join(out, file), 'utf8')))).toEqual(['chunks/ports-node.js']);
  });
});

describe('types', () => {
  const PROGRAM = `
    import { type Report, type ScanOptions, scan } from '@touchstone/scan-core';
    import { verifyApk } from '@touchstone/scan-core/apksig';
    import { readArsc } from '@touchstone/scan-core/arsc';
    import { readAxml } from '@touchstone/scan-core/axml';
    import { readDex } from '@touchstone/scan-core/dex';
    import { readElf } from '@touchstone/scan-core/elf';
    import { ports } from '@touchstone/scan-core/ports';
    import { readEntry, readZip, sourceOf } from '@touchstone/scan-core/zip';

    const options: Partial<ScanOptions> = { category: 6, asOf: '2026-01-01' };
    // @ts-expect-error a category is a number or a name
    options satisfies { category: boolean };
    export async function use(bytes: Uint8Array): Promise<readonly string[]> {
      const report: Report = await scan(bytes, options);
      const source = sourceOf(bytes);
      const entries = readZip(source).value.entries.map((entry) => readEntry(source, entry, ports.inflate, { maxBytes: 1e6 }).value);
      const problems = entries.flatMap((entry) => [readDex, readAxml, readArsc, readElf].flatMap((read) => read(entry).problems));
      const verified: boolean = verifyApk(source, { minSdk: 24 }, ports).value.verified;
      return [...problems.map((problem) => problem.code), ...report.findings.map((finding) => finding.result), String(verified)];
    }
  `;

  test.each([
    ['typescript/lib/tsc.js', 'nodenext', 'nodenext'],
    ['typescript/lib/tsc.js', 'esnext', 'bundler'],
    ['typescript-native/bin/tsc', 'nodenext', 'nodenext'],
    ['typescript-native/bin/tsc', 'esnext', 'bundler'],
  ])('%s --strict, %s, %s, libraries checked', (compiler, module, resolution) => {
    writeFileSync(join(consumer, 'use.ts'), PROGRAM);
    const flags = [
      '--strict',
      '--noEmit',
      '--skipLibCheck',
      'false',
      '--target',
      'es2023',
      '--lib',
      'es2023',
      '--module',
      module,
      '--moduleResolution',
      resolution,
    ];
    expect(tryNode([join(root, 'node_modules', compiler), ...flags, 'use.ts'])).toBe('');
  });

  test('keep what the sources say about themselves', () => {
    const text = readFileSync(join(out, 'types/scan-core/browser.d.ts'), 'utf8');
    expect(text).toContain('@returns the report; an app that cannot be read gives one with `app: null`');
  });

  test('name nothing but each other', () => {
    for (const file of filesBelow(join(out, 'types'))) {
      expect(readFileSync(join(out, 'types', file), 'utf8'), file).not.toMatch(/from '(?!\.{1,2}\/.*\.js')|import\("(?!\.{1,2}\/.*\.js")/);
    }
  });
});

test.each([
  ['readZip', '@touchstone/scan-core/zip'],
  ['readZip', '@touchstone/scan-core'],
  ['readDex', '@touchstone/scan-core/dex'],
  ['readAxml', '@touchstone/scan-core/axml'],
])('{ %s } of %s leaves rules and data behind', async (name, from) => {
  expect(await bundledBytes(`export { ${name} } from '${from}';`)).toBeLessThan(60_000);
});

test('the same sources make the same bytes', () => {
  const again = join(home, 'again');
  buildLibrary(again);
  expect(digests(again)).toEqual(digests(out));
});

function run(program: string): string {
  writeFileSync(join(consumer, 'program.mjs'), program);
  return tryNode(['program.mjs']);
}

/** What a program printed, or its complaint. */
function tryNode(args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, args, {
      cwd: consumer,
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    }).trim();
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

async function bundledBytes(code: string): Promise<number> {
  writeFileSync(join(consumer, 'bundled.js'), code);
  const build = await rolldown({ cwd: consumer, input: './bundled.js', platform: 'browser' });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  return output.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? chunk.code.length : 0), 0);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const digests = (folder: string) => filesBelow(folder).map((file) => `${file} ${sha256(readFileSync(join(folder, file)))}`);
