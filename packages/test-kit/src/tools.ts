import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs of Debian that tests compare with; scripts/tools.mjs finds or fetches them. */
export type Tool = 'aapt' | 'apksigner' | 'dexdump' | 'chromium' | 'androguard';

interface FoundTools {
  readonly commands: Readonly<Record<string, readonly string[] | null>>;
  /** Folders for LD_LIBRARY_PATH of programs that were unpacked and not installed. */
  readonly libraries: string;
  /** Folder of modules of a Python that were unpacked. */
  readonly pythonPath?: string;
}

/** What is started for a tool whose program is not called as its package is: androguard is a module of Python. */
const PROGRAMS: Partial<Record<Tool, string>> = { androguard: 'python3' };

const FOUND = join(import.meta.dirname, '../../../.cache/tools.json');

/** Program and leading arguments; undefined where the machine has none. Without `npm test` before, what is installed counts. */
export function toolCommand(tool: Tool): readonly string[] | undefined {
  const command = found()?.commands[tool];
  if (command !== undefined) return command ?? undefined;
  const isThere = existsSync(join('/usr/bin', tool));
  return isThere ? [join('/usr/bin', PROGRAMS[tool] ?? tool)] : undefined;
}

/** Environment that such a program is to be started in. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const { libraries: unpacked, pythonPath = '' } = found() ?? {};
  const libraries = [unpacked, process.env['LD_LIBRARY_PATH']].filter((path) => path !== undefined && path !== '');
  return {
    ...process.env,
    ...(libraries.length === 0 ? {} : { LD_LIBRARY_PATH: libraries.join(delimiter) }),
    ...(pythonPath === '' ? {} : { PYTHONPATH: pythonPath }),
  };
}

type Body = () => void | Promise<void>;

/** The part of vitest's `test` and `describe` that is needed here. */
interface Runner {
  (name: string, body: Body): void;
  skip(name: string, body: Body): void;
}

/**
 * `test` or `describe` that is skipped, saying why, where a program is missing. scripts/test.mjs counts what is missing.
 * @example withTool(test, 'aapt')('reads the label as aapt does', () => …)
 */
export function withTool(runner: Runner, tool: Tool): (name: string, body: Body) => void {
  return (name, body) => (toolCommand(tool) === undefined ? runner.skip(`${name} (no ${tool} on this machine)`, body) : runner(name, body));
}

function found(): FoundTools | undefined {
  return existsSync(FOUND) ? (JSON.parse(readFileSync(FOUND, 'utf8')) as FoundTools) : undefined;
}
