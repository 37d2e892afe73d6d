import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient, type Fetch } from '@touchstone/api-client';
import { availableEngines } from './available-engines.ts';
import { FileCache } from './file-cache.ts';
import { runLeaseWith } from './run-lease.ts';
import { BadSetting, describedEngines, enginePrograms, filesNamed, workerSettings } from './settings.ts';
import { startWorker, type WorkerEvent } from './work-loop.ts';

const FAULT = 4;
const USAGE = 2;

/** A worker until it is told to end: the first signal lets it finish what it holds, the second ends that too. */
async function main(): Promise<number> {
  if (process.argv.includes('--describe')) return (await orSay(describe)) ?? USAGE;
  const ready = await orSay(async () => {
    const settings = workerSettings(process.argv.slice(2), process.env, readText);
    return { settings, engines: await availableEngines({ ...settings, only: settings.engines }) };
  });
  if (ready === undefined) return USAGE;
  const { settings, engines } = ready;
  const [runs, cache] = [join(settings.folder, 'runs'), join(settings.folder, 'cache')];
  await Promise.all([runs, cache].map((folder) => mkdir(folder, { recursive: true })));
  log({
    what: 'started',
    server: settings.server,
    engines: engines.map(({ description }) => `${description.id} ${description.version}`),
    concurrency: settings.concurrency,
  });

  const worker = startWorker({
    client: createClient({ baseUrl: settings.server, token: settings.token, fetch: fetch as unknown as Fetch }),
    cache: new FileCache(cache, settings.cacheBytes),
    engines: engines.map(({ description: { id, version, ruleSet } }) => ({ id, version, ruleSet })),
    concurrency: settings.concurrency,
    name: settings.name,
    run: runLeaseWith(engines, runs),
    log,
  });
  let signals = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void (signals++ === 0 ? worker.drain() : worker.stop()).catch(() => {}));
  // whoever started us is gone
  if (process.env['TOUCHSTONE_SUPERVISED'] === '1') process.stdin.once('end', () => void worker.stop().catch(() => {})).resume();
  try {
    await worker.done;
    return 0;
  } catch (error) {
    process.stderr.write(
      `touchstone worker: 服务器拒绝了这个工作进程，请检查令牌 / the server refuses this worker, check its token: ${error instanceof Error ? error.message : error}\n`,
    );
    return FAULT;
  } finally {
    await Promise.all(engines.map((engine) => engine.close?.()));
    process.stdin.destroy();
  }
}

/** Prints what the engines of this machine are, for `engines register` of the server. */
async function describe(): Promise<number> {
  const described = describedEngines(filesNamed(process.env), readText);
  const engines = await availableEngines({ concurrency: 1, only: [], ...enginePrograms(process.env), described });
  process.stdout.write(`${JSON.stringify(engines.map(({ description }) => description))}\n`);
  await Promise.all(engines.map((engine) => engine.close?.()));
  return 0;
}

const readText = (path: string): string => readFileSync(path, 'utf8');

/** Undefined when a setting is wrong or its file is not there: that is said. */
async function orSay<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BadSetting || (error instanceof Error && 'code' in error))) throw error;
    process.stderr.write(`touchstone worker: ${error.message}\n`);
    return undefined;
  }
}

/** One line of JSON per event, on standard error: no names of apps, no personal data. */
function log(event: WorkerEvent | { readonly what: 'started'; readonly [field: string]: unknown }): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
}

process.exitCode = await main();
