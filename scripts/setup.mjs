// Makes this checkout ready to run: Node 24, the dependencies of the lockfile, the generated rule and
// data module. Runs on any Node from 20 up, so it uses nothing newer. Does nothing when all is current.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isUntouched } from './compile/source-paths.mjs';
import { isConsoleCurrent } from './console-sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MIN_NODE = [22, 18];

/** Path of a Node that runs TypeScript sources unbuilt: this one, or 24 from npm under .setup/node. */
export function setUp() {
  const node = nodeBinary();
  installDependencies();
  generate(node);
  return node;
}

function nodeBinary() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return process.execPath;

  const home = join(root, '.setup', 'node');
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const lock = readFileSync(join(root, 'setup/node/package-lock.json'));
  if (!existsSync(binary) || !isCurrent('node', lock)) {
    say(`Node ${process.versions.node} is too old; fetching Node 24 from npm …`);
    mkdirSync(home, { recursive: true });
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(root, 'setup/node', file), join(home, file));
    npm(['ci', '--ignore-scripts'], home, 'installing Node 24');
    if (!existsSync(binary))
      fail(`There is no Node 24 package for ${process.platform}-${process.arch}. Install Node 24 yourself and run again.`);
    markCurrent('node', lock);
  }
  return binary;
}

function installDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  if (existsSync(join(root, 'node_modules', '.package-lock.json')) && isCurrent('dependencies', lock)) return;
  say('Installing the dependencies of the lockfile …');
  // Not `npm ci`: it refuses a lockfile without the binaries of other platforms, and a registry need not hold them all.
  npm(['install', '--no-save', '--ignore-scripts'], root, 'installing the dependencies');
  markCurrent('dependencies', lock);
}

/** Rules and data compiled into one module. */
function generate(node) {
  if (isUntouched(root)) return;
  run(node, [join(root, 'scripts', 'generate.ts')], root, 'compiling rules and data');
}

/** The pages of the console, where they are missing or older than their sources. Without them the platform still runs, and says so at `/`. */
export function buildConsole(node) {
  if (isConsoleCurrent(root)) return;
  say('正在构建控制台 / building the console …');
  const env = { ...process.env, NODE_OPTIONS: '' };
  const done = spawnSync(node, [join(root, 'scripts', 'build-console.ts')], { cwd: root, env, encoding: 'utf8' });
  if (done.status !== 0) say(`控制台没有构建成功 / the console could not be built:\n${lastLines(done.stdout)}${lastLines(done.stderr)}`);
}

function npm(args, cwd, what) {
  const bin = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(bin, [...args, '--no-audit', '--no-fund', '--loglevel=error'], cwd, what);
}

/** Runs quietly; shows the output only when it failed. */
function run(command, args, cwd, what) {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status !== 0)
    fail(`Failed while ${what} (${command} ${args[0]}):\n${done.error ?? ''}${lastLines(done.stdout)}${lastLines(done.stderr)}`);
}

const lastLines = (text) => (text ?? '').split('\n').slice(-30).join('\n');
const stamp = (name) => join(root, '.setup', `${name}.sha256`);
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
const isCurrent = (name, bytes) => existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === digest(bytes);

function markCurrent(name, bytes) {
  mkdirSync(join(root, '.setup'), { recursive: true });
  writeFileSync(stamp(name), digest(bytes));
}

function say(text) {
  process.stderr.write(`touchstone: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(4);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${setUp()}\n`);
