// The Debian programs that some tests compare with: found on the PATH, installed (root), or unpacked into .cache/debian.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const unpacked = join(root, '.cache', 'debian');

/** Debian package, what proves that it is there, and the command that tests call: the file itself, a jar, or the Python that has its modules. */
const TOOLS = [
  { name: 'aapt', package: 'aapt', file: 'usr/bin/aapt' },
  { name: 'apksigner', package: 'apksigner', file: 'usr/bin/apksigner', jar: 'usr/share/java/apksigner.jar' },
  { name: 'dexdump', package: 'dexdump', file: 'usr/bin/dexdump' },
  { name: 'androguard', package: 'androguard', file: 'usr/bin/androguard', python: 'usr/bin/python3' },
  { name: 'chromium', package: 'chromium-headless-shell', file: 'usr/lib/chromium/chromium-headless-shell' },
  { name: 'cjk-fonts', package: 'fonts-noto-cjk', file: 'usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
];

/**
 * Makes the tools available as far as this machine allows.
 * @returns what each is called by, and the packages that could not be had
 */
export function findTools() {
  let missing = TOOLS.filter((tool) => command(tool) === undefined);
  if (missing.length > 0) {
    const names = missing.map((tool) => tool.package);
    process.stderr.write(`touchstone: fetching ${names.join(', ')} from Debian …\n`);
    if (process.getuid?.() === 0) install(names);
    else unpack(names);
    missing = TOOLS.filter((tool) => command(tool) === undefined);
  }
  const commands = Object.fromEntries(TOOLS.map((tool) => [tool.name, command(tool) ?? null]));
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(
    join(root, '.cache', 'tools.json'),
    JSON.stringify({ commands, libraries: libraryPath(), pythonPath: pythonPath() }, null, 2),
  );
  return { missing: missing.map((tool) => tool.package) };
}

/** Program and leading arguments, or undefined. */
function command(tool) {
  if (existsSync(join('/', tool.file))) return [join('/', tool.python ?? tool.file)];
  const file = join(unpacked, tool.file);
  if (!existsSync(file)) return undefined;
  if (tool.python !== undefined)
    return [[join('/', tool.python), join(unpacked, tool.python)].find((path) => existsSync(path)) ?? 'python3'];
  if (tool.jar === undefined) return [file];
  const java = ['usr/bin/java', ...javaHomes()].map((path) => join(unpacked, path)).find((path) => existsSync(path));
  const jar = join(unpacked, tool.jar);
  return existsSync(jar) ? [java ?? 'java', '-jar', jar] : undefined;
}

/** Modules of Python that were unpacked; empty when nothing was. */
function pythonPath() {
  const modules = join(unpacked, 'usr/lib/python3/dist-packages');
  return existsSync(modules) ? modules : '';
}

function javaHomes() {
  const jvm = join(unpacked, 'usr/lib/jvm');
  return existsSync(jvm) ? readdirSync(jvm).map((name) => `usr/lib/jvm/${name}/bin/java`) : [];
}

/** Folders that unpacked programs need on LD_LIBRARY_PATH; empty when nothing was unpacked. */
function libraryPath() {
  if (!existsSync(unpacked)) return '';
  return [
    'usr/lib/x86_64-linux-gnu',
    'usr/lib/aarch64-linux-gnu',
    'lib/x86_64-linux-gnu',
    'usr/lib/x86_64-linux-gnu/android',
    'usr/lib/aarch64-linux-gnu/android',
  ]
    .map((path) => join(unpacked, path))
    .filter((path) => existsSync(path))
    .join(delimiter);
}

function install(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], { env });
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
}

/** Without root: lists and archives in a folder of our own, packages with what they need unpacked side by side. */
function unpack(names) {
  const state = join(root, '.cache', 'apt');
  for (const folder of ['lists/partial', 'archives/partial']) mkdirSync(join(state, folder), { recursive: true });
  mkdirSync(unpacked, { recursive: true });
  const options = [`Dir::State::Lists=${state}/lists`, `Dir::Cache=${state}`, 'Debug::NoLocking=1', 'APT::Sandbox::User='].flatMap(
    (option) => ['-o', option],
  );
  run('apt-get', [...options, 'update', '-qq']);
  for (const name of names) {
    const needed = spawnSync('apt-get', [...options, 'install', '--no-install-recommends', '--print-uris', '-qq', name], {
      encoding: 'utf8',
    });
    const packages = (needed.stdout ?? '').split('\n').flatMap((line) => /'[^']*' (\S+?)_\S+\.deb /.exec(line)?.[1] ?? []);
    if (packages.length === 0) continue;
    run('apt-get', [...options, 'download', '-qq', ...packages], { cwd: join(state, 'archives') });
  }
  for (const file of readdirSync(join(state, 'archives')).filter((name) => name.endsWith('.deb'))) {
    run('dpkg-deb', ['-x', join(state, 'archives', file), unpacked]);
  }
  relink();
}

/** Links that a package makes to absolute places (a Java runtime to /etc/java-…) are turned to the unpacked ones. */
function relink() {
  for (const entry of readdirSync(unpacked, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const link = join(entry.parentPath, entry.name);
    const target = readlinkSync(link);
    if (!target.startsWith('/') || target.startsWith(unpacked) || !existsSync(join(unpacked, target))) continue;
    unlinkSync(link);
    symlinkSync(join(unpacked, target), link);
  }
}

function run(program, args, options = {}) {
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
}
