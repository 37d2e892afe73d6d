import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownFiles } from './own-files.ts';
import { type Packed, pack } from './pack.ts';
import { productionPackages } from './production-packages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const work = mkdtempSync(join(tmpdir(), 'touchstone-pack-'));
const [out, target] = [join(work, 'out'), join(work, 'opt')];
const keyFile = join(work, 'keys', 'signing-key.pem');
/** Stands for the runtime, which is large. */
const node = join(work, 'node');
writeFileSync(node, `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
let programs = '/usr/bin:/bin';
let first: Packed;
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A little installation whose command line notes what it was asked, and fails where it is told to. */
const littleOne =
  (version: string, migrations: readonly string[], isBroken = false) =>
  (folder: string) => {
    const main = `
    import { appendFileSync, mkdirSync } from 'node:fs';
    mkdirSync(process.env.TOUCHSTONE_HOME, { recursive: true });
    appendFileSync(process.env.TOUCHSTONE_HOME + '/asked', '${version} ' + process.argv.slice(2).join(' ') + '\\n');
    process.exitCode = ${isBroken} ? 4 : 0;`;
    mkdirSync(join(folder, 'apps/cli/src'), { recursive: true });
    writeFileSync(join(folder, 'apps/cli/src/main.ts'), main);
    mkdirSync(join(folder, 'packages/db/migrations'), { recursive: true });
    for (const name of migrations) writeFileSync(join(folder, 'packages/db/migrations', name), '');
  };

const packed = (version: string, migrations: readonly string[], isBroken = false) =>
  pack({ version, keyFile, out, node, stage: littleOne(version, migrations, isBroken) });

/** Unpacks and installs as an administrator does: no way to a registry or a proxy, nothing of this shell. */
function install({ archive, publicKey }: Pick<Packed, 'archive' | 'publicKey'>, ...more: string[]) {
  const folder = mkdtempSync(join(work, 'unpacked-'));
  expect(spawnSync('tar', ['xf', archive, '-C', folder]).status).toBe(0);
  return installFrom(
    join(
      folder,
      archive
        .split('/')
        .at(-1)!
        .replace(/\.tar$/, ''),
    ),
    publicKey,
    ...more,
  );
}

function installFrom(folder: string, publicKey: string, ...more: string[]) {
  const env = { PATH: programs, HOME: work, https_proxy: 'http://127.0.0.1:1', npm_config_registry: 'http://127.0.0.1:1' };
  const done = spawnSync('sh', [join(folder, 'install.sh'), '--public-key', publicKey, '--to', target, ...more], { env, encoding: 'utf8' });
  return { code: done.status, said: done.stdout + done.stderr };
}

/** Where there is no openssl, Node of the machine checks the signature. */
function withoutOpenssl(): string {
  const folder = join(work, 'programs');
  mkdirSync(folder, { recursive: true });
  for (const name of ['sh', 'tr', 'sed', 'mktemp', 'rm', 'dirname', 'cut', 'grep', 'tar']) {
    const from = ['/usr/bin', '/bin'].map((place) => join(place, name)).find((path) => existsSync(path));
    symlinkSync(from!, join(folder, name));
  }
  symlinkSync(process.execPath, join(folder, 'node'));
  return folder;
}

const asked = () =>
  readFileSync(join(target, 'data', 'asked'), 'utf8')
    .trim()
    .split('\n');

beforeAll(async () => {
  first = await packed('1.0.0', ['0001-a.sql']);
});

test('the key is made once and only its owner reads it; the same files give the same archive', async () => {
  expect(first.isNewKey).toBe(true);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(Buffer.from(first.publicKey, 'base64')).toHaveLength(32);
  expect(await packed('1.0.0', ['0001-a.sql'])).toEqual({ ...first, isNewKey: false });
});

test('another key, or none, installs nothing', () => {
  const other = Buffer.alloc(32, 7).toString('base64');
  expect(install({ ...first, publicKey: other })).toMatchObject({ code: 2, said: expect.stringContaining('签名不符') });
  expect(install({ ...first, publicKey: '' }).code).toBe(2);
  expect(existsSync(target)).toBe(false);
});

test.each(['payload.tar.zst', 'install.mjs', 'node', 'release.json', 'release.sig'])('a changed %s installs nothing', (name) => {
  const folder = mkdtempSync(join(work, 'changed-'));
  spawnSync('tar', ['xf', first.archive, '-C', folder, '--strip-components=2']);
  const bytes = readFileSync(join(folder, name));
  // where it does not keep the file from being read: what is checked is the hash, not the shape
  bytes[bytes.length - 2]! ^= 1;
  writeFileSync(join(folder, name), bytes);
  expect(installFrom(folder, first.publicKey)).toEqual({ code: 2, said: expect.stringMatching(/签名不符|与签名清单不符/) });
  expect(existsSync(target)).toBe(false);
});

test('installs, updates with a backup, keeps data and the release before, and goes back', async () => {
  expect(install(first)).toEqual({ code: 0, said: expect.stringContaining('已安装') });
  expect(asked()).toEqual(['1.0.0 doctor']);
  const launched = spawnSync(join(target, 'bin', 'touchstone'), ['scan', 'an app.apk'], { encoding: 'utf8' });
  expect(launched.status).toBe(0);
  expect(asked().at(-1)).toBe('1.0.0 scan an app.apk');

  const second = await packed('1.1.0', ['0001-a.sql', '0002-b.sql']);
  expect(install(second)).toMatchObject({ code: 0, said: expect.stringContaining('更新前备份') });
  expect(asked().slice(-2)).toEqual([expect.stringMatching(/^1\.0\.0 backup .*\/backups\/.*-1\.0\.0-/), '1.1.0 audit verify']);
  expect(readlinkSync(join(target, 'current'))).toMatch(/^releases\/1\.1\.0-/);
  expect(install(second)).toMatchObject({ code: 0, said: expect.stringContaining('已装好') });

  const back = install(second, '--rollback');
  expect(back).toMatchObject({ code: 0, said: expect.stringContaining('restore') });
  expect(readlinkSync(join(target, 'current'))).toMatch(/^releases\/1\.0\.0-/);
});

test('without openssl the Node of the machine checks, as strictly', () => {
  programs = withoutOpenssl();
  expect(install({ ...first, publicKey: Buffer.alloc(32, 7).toString('base64') })).toMatchObject({
    code: 2,
    said: expect.stringContaining('签名不符'),
  });
  expect(install(first)).toMatchObject({ code: 0 });
});

test('a release that does not start is not switched to', async () => {
  const before = readlinkSync(join(target, 'current'));
  const broken = await packed('1.2.0', ['0001-a.sql'], true);
  expect(install(broken, '--no-backup')).toMatchObject({ code: 2, said: expect.stringContaining('未切换') });
  expect(readlinkSync(join(target, 'current'))).toBe(before);
});

test('while the platform runs nothing is changed', () => {
  writeFileSync(join(target, 'data', 'running.json'), JSON.stringify({ pid: process.pid, url: 'http://127.0.0.1:8700' }));
  expect(install(first)).toMatchObject({ code: 2, said: expect.stringContaining('正在运行') });
});

test('what is packed: sources without tests, the libraries that run, nothing that is held back and nothing of development', () => {
  const own = ownFiles(root);
  expect(own).toContain('apps/platform/src/main.ts');
  expect(own.filter((file) => file.startsWith('packages/db/migrations/')).length).toBeGreaterThan(5);
  expect(own.filter((file) => /\.test\.ts$|held-back|^corpus\/(policy|flows|clauses)\//.test(file))).toEqual([]);
  const others = productionPackages(root);
  expect(others).toContain('node_modules/fastify');
  expect(others.filter((path) => /vite|typescript|biome|playwright|oidc-provider|s3rver|antd|react/.test(path))).toEqual([]);
  expect(own.filter((file) => file.startsWith('apps/console/') && !/^apps\/console\/(dist\/|package\.json$)/.test(file))).toEqual([]);
});
