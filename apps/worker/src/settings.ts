import { availableParallelism, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface WorkerSettings {
  /** `http(s)://host[:port]` of the server. */
  readonly server: string;
  readonly token: string;
  /** Runs at once. */
  readonly concurrency: number;
  readonly name: string;
  /** For downloads and runs; made when it is not there. */
  readonly folder: string;
  readonly cacheBytes: number;
  readonly engines: readonly string[];
  readonly apksigner: string;
  readonly python: string;
  /** What files of engine settings describe; each file one engine or a list. */
  readonly described: readonly unknown[];
}

const GIB = 1024 ** 3;
/** Two runs at once fit a machine of the size that `engine.md` speaks of. */
const MOST_CONCURRENCY = 256;

/** What was asked for is missing or makes no sense; the message says what to do. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting';
}

/**
 * Settings from arguments and the environment; the token only from the environment or a file, since arguments can be read by
 * everybody on the machine.
 * @throws BadSetting
 */
export function workerSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): WorkerSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      server: { type: 'string' },
      concurrency: { type: 'string' },
      name: { type: 'string' },
      folder: { type: 'string' },
      engine: { type: 'string', multiple: true },
      'token-file': { type: 'string' },
      'cache-gib': { type: 'string' },
      'engine-settings': { type: 'string', multiple: true },
    },
  });
  const server = values.server ?? env['TOUCHSTONE_SERVER'];
  if (server === undefined || !/^https?:$/.test(urlOf(server)?.protocol ?? ''))
    throw new BadSetting('请给出服务器地址 / a worker needs the address of its server: --server https://… (TOUCHSTONE_SERVER)');
  const file = values['token-file'] ?? env['TOUCHSTONE_WORKER_TOKEN_FILE'];
  const token = (file === undefined ? env['TOUCHSTONE_WORKER_TOKEN'] : readFile(file))?.trim();
  if (token === undefined || token === '')
    throw new BadSetting(
      '请给出权限为 run.lease 的令牌 / a worker needs a token with the permission run.lease: --token-file FILE (TOUCHSTONE_WORKER_TOKEN)',
    );
  return {
    server: server.replace(/\/+$/, ''),
    token,
    concurrency: whole(
      '--concurrency',
      values.concurrency ?? env['TOUCHSTONE_WORKER_CONCURRENCY'],
      availableParallelism(),
      MOST_CONCURRENCY,
    ),
    name: values.name ?? hostname(),
    folder: values.folder ?? env['TOUCHSTONE_WORKER_FOLDER'] ?? join(tmpdir(), `touchstone-worker-${process.pid}`),
    cacheBytes: whole('--cache-gib', values['cache-gib'], 20, 100_000) * GIB,
    engines: values.engine ?? [],
    ...enginePrograms(env),
    described: describedEngines(values['engine-settings'] ?? filesNamed(env), readFile),
  };
}

/** Where the programs of engines are. */
export const enginePrograms = (env: Readonly<Record<string, string | undefined>>) => ({
  apksigner: env['TOUCHSTONE_APKSIGNER'] ?? '/usr/bin/apksigner',
  python: env['TOUCHSTONE_PYTHON'] ?? '/usr/bin/python3',
});

/** Files of engine settings that the environment names, one behind the other with commas. */
export const filesNamed = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  (env['TOUCHSTONE_ENGINE_SETTINGS'] ?? '').split(',').flatMap((path) => (path.trim() === '' ? [] : [path.trim()]));

/** @throws BadSetting for a file that is no JSON */
export function describedEngines(files: readonly string[], readFile: (path: string) => string): readonly unknown[] {
  return files.flatMap((path) => {
    try {
      const value: unknown = JSON.parse(readFile(path));
      return Array.isArray(value) ? value : [value];
    } catch (error) {
      throw new BadSetting(`--engine-settings ${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

function whole(name: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new BadSetting(`${name} 应为 1–${most} 的整数 / takes a whole number from 1 to ${most}, not ${text}`);
  return value;
}
