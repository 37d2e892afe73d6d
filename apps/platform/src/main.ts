import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDatabase, openServer, touchstoneHome } from '@touchstone/postgres';
import { addressesOf, mustBeForThisMachine, mustBeFree } from './addresses.ts';
import { backUp, restore } from './back-up.ts';
import { isTheirs, wordsOf } from './fault-words.ts';
import { occupyHome } from './occupy-home.ts';
import { API } from './programs.ts';
import { runPlatform, serverSettings } from './run-platform.ts';
import type { Surroundings } from './surroundings.ts';

type Command = (surroundings: Surroundings, args: readonly string[], signal: AbortSignal) => Promise<number>;
type Opened<T> = (work: (surroundings: Surroundings) => Promise<T>) => Promise<T>;

/** Commands that work with the database of this machine while it is open. */
const COMMANDS: Readonly<Record<string, Command>> = {
  backup: backUp,
  restore,
  init: ofServer('init'),
  audit: ofServer('audit'),
  cases: ofServer('cases'),
  engines: ofServer('engines'),
  demo: loadDemo,
};

const NEEDS_DATA: ReadonlySet<string> = new Set(['backup', 'audit', 'cases', 'demo']);

/** @returns the exit code */
async function main(args: readonly string[], env: Surroundings['env'], signal: AbortSignal): Promise<number> {
  const [name = 'start', ...rest] = args;
  const command = COMMANDS[name];
  if (name !== 'start' && command === undefined) throw new RangeError(`没有这个命令 / no such command: ${name}`);
  const tell = (text: string) => process.stderr.write(`touchstone: ${text}\n`);
  const home = homeOf(env);
  if (NEEDS_DATA.has(name)) mustHaveData(home, env);

  // compiled code is kept for all children: they start in half the time
  process.env['NODE_COMPILE_CACHE'] ??= join(home, 'cache', 'compiled');

  const opened: Opened<number> = async (work) => {
    const server = await openServer({
      folder: join(home, 'postgres'),
      databaseUrl: env['DATABASE_URL'],
      onFault: (fault) => tell(String(fault)),
    });
    try {
      const databaseUrl = env['DATABASE_URL'] ?? (await ensureDatabase(server, 'touchstone'));
      return await work({ home, databaseUrl, env, tell });
    } finally {
      await server.close();
    }
  };
  if (command !== undefined) return opened((surroundings) => command(surroundings, rest, signal));
  return start(home, opened, rest, env, signal);
}

/** The folder of this checkout wherever the caller stands; a relative setting counts from where they stand. */
function homeOf(env: Surroundings['env']): string {
  const set = env['TOUCHSTONE_HOME'];
  if (set) return resolve(env['INIT_CWD'] ?? process.cwd(), set);
  return touchstoneHome({ ...env, TOUCHSTONE_HOME: undefined }, import.meta.dirname);
}

/** A backup of nothing would look like one. @throws RangeError */
function mustHaveData(home: string, env: Surroundings['env']): void {
  if (env['DATABASE_URL'] || existsSync(join(home, 'postgres'))) return;
  throw new RangeError(
    `这里没有平台的数据：${home}。请检查 TOUCHSTONE_HOME 或 DATABASE_URL。\n  There are no data of the platform: check TOUCHSTONE_HOME or DATABASE_URL.`,
  );
}

/** `start [--demo | --no-demo]`: refused before anything is started where it cannot be. */
async function start(
  home: string,
  opened: Opened<number>,
  args: readonly string[],
  env: Surroundings['env'],
  signal: AbortSignal,
): Promise<number> {
  const hasDemo = hasDemoBy(args, env);
  const addresses = addressesOf(env);
  if (hasDemo) mustBeForThisMachine(addresses);
  return occupyHome(home, addresses.shown, async () => {
    await mustBeFree(addresses);
    return opened(async (surroundings) => {
      await runPlatform(surroundings, { hasDemo }, signal);
      return 0;
    });
  });
}

/** A database that somebody keeps may hold real cases: invented ones come into it only by word. */
function hasDemoBy(args: readonly string[], env: Surroundings['env']): boolean {
  const { demo, 'no-demo': none } = flagsIn(args);
  if (demo && none) throw new RangeError('--demo 与 --no-demo 只能取其一 / take --demo or --no-demo, not both');
  if (demo || none || !env['DATABASE_URL']) return !none;
  throw new RangeError(
    '设了 DATABASE_URL：正式使用请加 --no-demo；若确要在其中建示范账号、商店与案件，请加 --demo。\n' +
      '  DATABASE_URL is set: for real use start with --no-demo; to put demonstration accounts, stores and cases into it, with --demo.',
  );
}

function flagsIn(args: readonly string[]): { readonly demo: boolean; readonly 'no-demo': boolean } {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ args: [...args], options: { demo: flag, 'no-demo': flag } }).values;
  } catch {
    throw new RangeError(
      `start 只接受 --demo 或 --no-demo（不建示范商店与账号） / takes --demo or --no-demo (no invented stores and accounts), not: ${args.join(' ')}`,
    );
  }
}

/** `demo load WHAT`; what the start itself makes is not for a terminal. */
function loadDemo(surroundings: Surroundings, args: readonly string[], signal: AbortSignal): Promise<number> {
  if (args[0] !== 'load') throw new RangeError(`demo 只接受 load / takes load, not: ${args.join(' ')}`);
  return ofServer('demo')(surroundings, args, signal);
}

/** A command of the server, on this machine's database, with this terminal. */
function ofServer(name: string): Command {
  return ({ home, databaseUrl, env }, args) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [API, name, ...args], {
        env: { ...process.env, ...serverSettings(home, databaseUrl, env) },
        stdio: 'inherit',
      });
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 4));
    });
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
main(process.argv.slice(2), process.env, stop.signal).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`touchstone: ${wordsOf(error)}\n`);
    process.exitCode = isTheirs(error) ? 2 : 4;
  },
);
