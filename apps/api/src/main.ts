import { once } from 'node:events';
import { parseArgs } from 'node:util';
import type { Logger } from 'pino';
import { initialise } from './commands/initialise.ts';
import { loadDemo } from './commands/load-demo.ts';
import { makeDemo } from './commands/make-demo.ts';
import { registerEngines } from './commands/register-engines.ts';
import { tellDemoStory } from './commands/tell-demo-story.ts';
import { verifyAuditChains } from './commands/verify-audit.ts';
import { verifyAllCases } from './commands/verify-cases.ts';
import { runLoops } from './roles/loop.ts';
import { loopsOf, rolesOf } from './roles/loops.ts';
import { handlers } from './routes/index.ts';
import { buildServer } from './server/build-server.ts';
import { serverConfig } from './server/config.ts';
import { loggerOf } from './server/log.ts';
import { type Installation, openInstallation } from './wiring/installation.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const COMMANDS: Readonly<Record<string, (installation: Installation, args: readonly string[]) => Promise<number>>> = {
  init: initialise,
  'audit verify': verifyAuditChains,
  'cases verify': verifyAllCases,
  'engines register': registerEngines,
  'demo load': loadDemo,
  'demo story': tellDemoStory,
  demo: makeDemo,
};

/** Starts the server in its roles, or does one command; resolves with the exit code when it has ended. */
async function main(args: readonly string[], env: Environment, signal: AbortSignal): Promise<number> {
  const config = serverConfig(env);
  const log = loggerOf(config.logLevel);
  const { positionals } = parseArgs({ args: [...args], strict: false, allowPositionals: true });
  const name = [positionals.slice(0, 2).join(' '), positionals[0] ?? ''].find((words) => words in COMMANDS);
  if (positionals.length > 0 && name === undefined)
    throw new RangeError(
      `没有这个命令 / no such command: ${positionals.join(' ')}\n  可用 / there are: ${Object.keys(COMMANDS).join(', ')}`,
    );

  const installation = await openInstallation({ env, isSecure: config.isSecure, publicUrl: config.publicUrl, log });
  try {
    if (name !== undefined) return await COMMANDS[name]!(installation, args.slice(name.split(' ').length));
    await serve(installation, env, log, signal);
    return 0;
  } finally {
    await installation.close();
  }
}

async function serve(installation: Installation, env: Environment, log: Logger, signal: AbortSignal): Promise<void> {
  const config = serverConfig(env);
  const roles = rolesOf(env['TOUCHSTONE_ROLES']);
  const loops = (['feeder', 'scheduler'] as const).filter((role) => roles.has(role)).flatMap((role) => loopsOf[role](installation));
  const { platform } = installation;
  for (const { name } of loops) platform.loops.runs(name);
  const failed = (loop: string, error: unknown) => {
    log.error({ err: error, loop }, 'a round failed');
    platform.loops.failed(loop, platform.now());
  };
  const looping = runLoops(loops, signal, { failed });

  if (roles.has('web')) {
    const app = await buildServer({ config, platform: installation.platform, handlers });
    await app.listen({ host: config.host, port: config.port });
    log.info({ url: config.publicUrl, roles: [...roles] }, 'listening');
    if (!signal.aborted) await once(signal, 'abort');
    // requests under way are answered; streams end with their connection
    await app.close();
  }
  await looping;
  log.info('stopped');
}

/** What the caller can put right, against what is a fault of ours. */
const [USAGE, FAULT] = [2, 4];

const stopping = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
// whoever started us is gone
if (process.env['TOUCHSTONE_SUPERVISED'] === '1') process.stdin.once('end', () => stopping.abort()).resume();
main(process.argv.slice(2), process.env, stopping.signal).then(
  (code) => {
    process.exitCode = code;
    process.stdin.destroy();
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof RangeError ? USAGE : FAULT;
  },
);
