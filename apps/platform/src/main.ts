import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupFault } from '@touchstone/db';
import { ensureDatabase, openServer, ServerFault, touchstoneHome } from '@touchstone/postgres';
import { addressesOf, mustBeFree } from './addresses.ts';
import { backUp, restore } from './back-up.ts';
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
  engines: ofServer('engines'),
};

/** @returns the exit code */
async function main(args: readonly string[], env: Surroundings['env'], signal: AbortSignal): Promise<number> {
  const [name = 'start', ...rest] = args;
  const command = COMMANDS[name];
  if (name !== 'start' && command === undefined) throw new RangeError(`没有这个命令 / no such command: ${name}`);
  const tell = (text: string) => process.stderr.write(`touchstone: ${text}\n`);
  const home = touchstoneHome(env, env['INIT_CWD'] ?? process.cwd());

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

/** `start [--no-demo]`: refused before anything is started where it cannot be. */
async function start(
  home: string,
  opened: Opened<number>,
  args: readonly string[],
  env: Surroundings['env'],
  signal: AbortSignal,
): Promise<number> {
  const hasDemo = !noDemoIn(args);
  const addresses = addressesOf(env);
  return occupyHome(home, addresses.shown, async () => {
    await mustBeFree(addresses);
    // compiled code is kept for all children: the next start is faster by half
    process.env['NODE_COMPILE_CACHE'] ??= join(home, 'cache', 'compiled');
    return opened(async (surroundings) => {
      await runPlatform(surroundings, { hasDemo }, signal);
      return 0;
    });
  });
}

function noDemoIn(args: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...args], options: { 'no-demo': { type: 'boolean', default: false } } }).values['no-demo'];
  } catch {
    throw new RangeError(
      `start 只接受 --no-demo（不建示范商店与账号） / takes --no-demo (no invented stores and accounts), not: ${args.join(' ')}`,
    );
  }
}

/** A command of the server, on this machine's database, with this terminal. */
function ofServer(name: string): Command {
  return ({ home, databaseUrl, env }, args) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [API, name, ...args], {
        env: { ...env, ...serverSettings(home, databaseUrl, env) },
        stdio: 'inherit',
      });
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 4));
    });
}

/** What the caller can put right (2), against what is a fault of ours (4). */
const isTheirs = (error: unknown) => error instanceof RangeError || error instanceof ServerFault || error instanceof BackupFault;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
main(process.argv.slice(2), process.env, stop.signal).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`touchstone: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = isTheirs(error) ? 2 : 4;
  },
);
