import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDatabase, openServer, touchstoneHome } from '@touchstone/postgres';
import { backUp, restore } from './back-up.ts';
import { API } from './programs.ts';
import { runPlatform, serverSettings } from './run-platform.ts';
import type { Surroundings } from './surroundings.ts';

type Command = (surroundings: Surroundings, args: readonly string[], signal: AbortSignal) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  start: async (surroundings, _args, signal) => {
    await runPlatform(surroundings, signal);
    return 0;
  },
  backup: backUp,
  restore,
  init: ofServer('init'),
  audit: ofServer('audit'),
  engines: ofServer('engines'),
};

/** Opens the database of this machine, does one command with it, and lets go of it. @returns the exit code */
async function main(args: readonly string[], env: Surroundings['env']): Promise<number> {
  const [name = 'start', ...rest] = args;
  const command = COMMANDS[name];
  if (command === undefined) throw new RangeError(`没有这个命令 / no such command: ${name}`);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  const tell = (text: string) => process.stderr.write(`touchstone: ${text}\n`);

  const home = touchstoneHome(env, env['INIT_CWD'] ?? process.cwd());
  if (name === 'start') tell(`数据目录 / data folder: ${home}`);
  const server = await openServer({
    folder: join(home, 'postgres'),
    databaseUrl: env['DATABASE_URL'],
    onFault: (fault) => tell(String(fault)),
  });
  try {
    const databaseUrl = env['DATABASE_URL'] ?? (await ensureDatabase(server, 'touchstone'));
    return await command({ home, databaseUrl, env, tell }, rest, stop.signal);
  } finally {
    await server.close();
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

main(process.argv.slice(2), process.env).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`touchstone: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = error instanceof RangeError ? 2 : 4;
  },
);
