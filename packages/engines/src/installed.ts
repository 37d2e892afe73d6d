import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runCommand } from './command/index.ts';

/** A program of the machine, and how it is called. */
export interface Installed {
  /** Absolute path, and arguments that come first. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const VERSION_MS = 30_000;
const VERSION_BYTES = 10_000;

/** What a program says is its version; undefined when it is not there or says nothing that looks like one. */
export async function versionOf({ command, env = {} }: Installed, args: readonly string[], memoryMiB: number): Promise<string | undefined> {
  const [program = '', ...leading] = command;
  if (!existsSync(program)) return undefined;
  const end = await runCommand({
    program,
    args: [...leading, ...args],
    cwd: tmpdir(),
    env,
    signal: AbortSignal.timeout(VERSION_MS),
    memoryBytes: memoryMiB * 1024 * 1024,
    outputBytes: VERSION_BYTES,
  });
  const printed = end.stdout.toString('utf8').trim();
  return end.how === 'exited' && end.code === 0 && /^\w[\w.+~-]{0,40}$/.test(printed) ? printed : undefined;
}
