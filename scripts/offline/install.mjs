// Installs or updates from the folder that the archive was unpacked to. No network, no dependencies.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createZstdDecompress } from 'node:zlib';

const USAGE = `用法 / usage:
  sh install.sh --public-key KEY --to FOLDER        安装或更新 / installs or updates
  sh install.sh --public-key KEY --to FOLDER --rollback   换回上一版 / back to the release before
  --no-backup   更新前不备份 / no backup before an update`;

/** Releases that stay beside the one in use. */
const KEPT = 2;

class Refusal extends Error {}

async function main() {
  const { values } = parseArgs({
    options: {
      'public-key': { type: 'string' },
      to: { type: 'string' },
      rollback: { type: 'boolean', default: false },
      'no-backup': { type: 'boolean', default: false },
    },
  });
  if (values['public-key'] === undefined || values.to === undefined) throw new Refusal(USAGE);
  const to = resolve(values.to);
  const release = await verified(import.meta.dirname, values['public-key']);
  mustBeStopped(to);
  if (values.rollback) return rollBack(to);

  const folder = await unpacked(import.meta.dirname, release, to);
  const before = currentOf(to);
  if (before === folder) return say(`这一版已装好 / this release is installed already: ${basename(folder)}`);
  if (before !== undefined && existsSync(join(to, 'data'))) {
    if (!values['no-backup']) backUp(to, before);
    say('更新数据库 / bringing the database up to date …');
    mustRun(folder, to, ['audit', 'verify'], 'audit verify');
  } else mustRun(folder, to, ['doctor'], 'doctor');
  switchTo(to, folder, before);
  writeLauncher(to);
  dropOld(to, [folder, before]);
  say(`已安装 / installed: ${release.version} → ${folder}`);
  say(`启动 / start: ${join(to, 'bin', 'touchstone')} start`);
  if (before !== undefined) say('回退 / back: sh install.sh --public-key KEY --to FOLDER --rollback');
}

/** The signature over the list of files, and each file of the list. */
async function verified(here, keyOrFile) {
  const text = existsSync(keyOrFile) ? readFileSync(keyOrFile, 'utf8') : keyOrFile;
  const x = Buffer.from(text.trim(), 'base64').toString('base64url');
  const bytes = readFileSync(join(here, 'release.json'));
  let isGood = false;
  try {
    isGood = verify(
      null,
      bytes,
      createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
      readFileSync(join(here, 'release.sig')),
    );
  } catch {
    throw new Refusal('公钥无法使用 / the public key cannot be used');
  }
  if (!isGood) throw new Refusal('签名不符，什么也没有安装 / the signature does not verify; nothing was installed');
  const release = JSON.parse(bytes.toString('utf8'));
  for (const [name, { sha256 }] of Object.entries(release.files))
    if ((await sha256Of(join(here, name))) !== sha256)
      throw new Refusal(`文件 ${name} 与签名清单不符 / the file ${name} is not the one that was signed`);
  const here_ = `${process.platform}-${process.arch}`;
  if (release.platform !== here_)
    throw new Refusal(
      `这一版用于 ${release.platform}，本机是 ${here_} / this release is for ${release.platform}, this machine is ${here_}`,
    );
  return release;
}

async function sha256Of(path) {
  if (!existsSync(path)) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** @returns the folder of the release, whole or not there */
async function unpacked(here, release, to) {
  const folder = join(to, 'releases', `${release.version}-${release.files['payload.tar.zst'].sha256.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(join(draft, 'runtime'), { recursive: true });
  say('解包 / unpacking …');
  const tar = spawn('tar', ['-C', draft, '-xf', '-', '--no-same-owner'], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(tar, 'close');
  // tar stops reading where the archive ends, which may be before the last padding: its own word counts, and the hash was checked
  const piped = pipeline(createReadStream(join(here, 'payload.tar.zst')), createZstdDecompress(), tar.stdin).catch(() => {});
  const [code] = await ended;
  await piped;
  if (code !== 0) throw new Error(`tar ended with ${code}`);
  const runtime = join(draft, 'runtime', 'node');
  writeFileSync(runtime, readFileSync(join(here, 'node')));
  chmodSync(runtime, 0o755);
  renameSync(draft, folder);
  return folder;
}

function currentOf(to) {
  return existsSync(join(to, 'current')) ? resolve(to, readlinkSync(join(to, 'current'))) : undefined;
}

/** A running platform would go on with the old files and meet a new database. */
function mustBeStopped(to) {
  const note = join(to, 'data', 'running.json');
  if (!existsSync(note)) return;
  const { pid } = JSON.parse(readFileSync(note, 'utf8'));
  try {
    process.kill(pid, 0);
  } catch {
    return;
  }
  throw new Refusal(`平台正在运行（进程 ${pid}），请先停止 / the platform is running (process ${pid}): stop it first`);
}

function backUp(to, release) {
  const folder = join(to, 'backups', `${new Date().toISOString().replaceAll(':', '').slice(0, 17)}-${basename(release)}`);
  mkdirSync(join(to, 'backups'), { recursive: true, mode: 0o700 });
  say(`更新前备份 / backing up before the update: ${folder}`);
  mustRun(release, to, ['backup', folder], 'backup');
}

function mustRun(release, to, args, what) {
  const env = { ...process.env, TOUCHSTONE_HOME: process.env.TOUCHSTONE_HOME ?? join(to, 'data') };
  const done = spawnSync(join(release, 'runtime', 'node'), [join(release, 'apps/cli/src/main.ts'), ...args], { env, encoding: 'utf8' });
  if (done.status !== 0)
    throw new Refusal(
      `${what} 没有成功，未切换到新版 / did not succeed; the release in use stays:\n${done.stdout ?? ''}${done.stderr ?? ''}`,
    );
}

/** One rename: at every moment there is a whole release. */
function switchTo(to, folder, before) {
  if (before !== undefined) link(to, 'previous', before);
  link(to, 'current', folder);
}

function link(to, name, folder) {
  const draft = join(to, `${name}.new`);
  rmSync(draft, { force: true });
  symlinkSync(join('releases', basename(folder)), draft);
  renameSync(draft, join(to, name));
}

function rollBack(to) {
  const [current, previous] = ['current', 'previous'].map((name) =>
    existsSync(join(to, name)) ? resolve(to, readlinkSync(join(to, name))) : undefined,
  );
  if (current === undefined || previous === undefined) throw new Refusal('没有上一版 / there is no release before this one');
  link(to, 'current', previous);
  link(to, 'previous', current);
  say(`已换回 / back to: ${previous}`);
  if (migrationsOf(current) === migrationsOf(previous)) return;
  const backups = join(to, 'backups');
  const last = existsSync(backups)
    ? readdirSync(backups)
        .sort()
        .filter((name) => name.endsWith(basename(previous)))
        .at(-1)
    : undefined;
  say(
    '数据库已被新版更新，旧版不能使用它，请恢复更新前的备份 / the database is newer than this release; restore the backup made before the update:',
  );
  say(`  mv ${join(to, 'data')} ${join(to, 'data.after')}`);
  say(`  ${join(to, 'bin', 'touchstone')} restore ${last === undefined ? 'BACKUP' : join(backups, last)}`);
  say(`  cp ${join(to, 'data.after', 'data', 'installation.key')} ${join(to, 'data', 'data', 'installation.key')}`);
}

const migrationsOf = (release) => readdirSync(join(release, 'packages/db/migrations')).sort().join();

function writeLauncher(to) {
  const launcher = join(to, 'bin', 'touchstone');
  mkdirSync(join(to, 'bin'), { recursive: true });
  writeFileSync(
    launcher,
    `#!/bin/sh
# 试金石 Touchstone
root=${quoted(to)}
TOUCHSTONE_HOME=\${TOUCHSTONE_HOME:-$root/data} exec "$root/current/runtime/node" "$root/current/apps/cli/src/main.ts" "$@"
`,
  );
  chmodSync(launcher, 0o755);
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The oldest go; the two in use and before stay, and the newest of the others. */
function dropOld(to, inUse) {
  const releases = readdirSync(join(to, 'releases')).map((name) => join(to, 'releases', name));
  const others = releases.filter((folder) => !inUse.includes(folder)).sort();
  for (const folder of others.slice(0, Math.max(0, others.length + 1 - KEPT))) rmSync(folder, { recursive: true, force: true });
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`touchstone: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = error instanceof Refusal || error?.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 2 : 4;
}
