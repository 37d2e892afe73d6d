import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { killGroup, killMarked } from './kill.ts';

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Everything that the program sees of the environment beside {@link CLEAN_ENVIRONMENT}. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Writable memory of each process, bytes; kept by `prlimit` where the machine has it. */
  readonly memoryBytes: number;
  /** Of both streams together, and of any file that is written. */
  readonly outputBytes: number;
}

export interface CommandEnd {
  /** `stopped`: the signal. `flooded`: more output than allowed. `missing`: the program is not there. */
  readonly how: 'exited' | 'killed' | 'stopped' | 'flooded' | 'missing';
  /** Of the exit; -1 unless it exited. */
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** What every program starts with: nothing of ours, no keys, no proxies. */
export const CLEAN_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' } as const;

const PRLIMIT = '/usr/bin/prlimit';

/**
 * Runs a program without a shell in a process group of its own. When it ends, is told to stop or prints too much, the whole group is
 * killed, and whatever left the group with it. Never rejects.
 */
export function runCommand(command: Command): Promise<CommandEnd> {
  const mark = crypto.randomUUID();
  const { program, args } = withLimits(command);
  const chunks: { readonly from: 'stdout' | 'stderr'; readonly bytes: Buffer }[] = [];
  let left = command.outputBytes;
  let how: CommandEnd['how'] = 'exited';
  return new Promise((resolve) => {
    if (command.signal.aborted) return resolve({ how: 'stopped', code: -1, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) });
    const child = spawn(program, args, {
      cwd: command.cwd,
      env: { ...CLEAN_ENVIRONMENT, HOME: command.cwd, TMPDIR: command.cwd, ...command.env, TOUCHSTONE_RUN: mark },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      shell: false,
    });
    const end = (why: CommandEnd['how']) => {
      if (how === 'exited') how = why;
      killGroup(child.pid);
    };
    const stop = () => end('stopped');
    command.signal.addEventListener('abort', stop, { once: true });
    for (const from of ['stdout', 'stderr'] as const) {
      child[from].on('data', (bytes: Buffer) => {
        const kept = bytes.subarray(0, Math.max(0, left));
        left -= bytes.length;
        if (kept.length > 0) chunks.push({ from, bytes: kept });
        if (left < 0) end('flooded');
      });
    }
    const finish = (code: number | null) => {
      command.signal.removeEventListener('abort', stop);
      killGroup(child.pid);
      killMarked(mark);
      child.stdout.destroy();
      child.stderr.destroy();
      const of = (from: 'stdout' | 'stderr') => Buffer.concat(chunks.filter((chunk) => chunk.from === from).map(({ bytes }) => bytes));
      resolve({
        how: how === 'exited' && code === null ? 'killed' : how,
        code: how === 'exited' ? (code ?? -1) : -1,
        stdout: of('stdout'),
        stderr: of('stderr'),
      });
    };
    child.once('error', () => {
      how = 'missing';
      finish(-1);
    });
    onEnd(child, finish);
  });
}

/** Output of the program itself may still be on its way when it exits; a child that holds its streams open is not waited for. */
const DRAIN_MS = 500;

function onEnd(child: ChildProcess, finish: (code: number | null) => void): void {
  let isDone = false;
  const once = (code: number | null) => {
    if (isDone) return;
    isDone = true;
    finish(code);
  };
  child.once('close', once);
  child.once('exit', (code) => {
    killGroup(child.pid);
    setTimeout(() => once(code), DRAIN_MS);
  });
}

function withLimits({ program, args, memoryBytes, outputBytes }: Command): { readonly program: string; readonly args: readonly string[] } {
  if (!existsSync(PRLIMIT) || !existsSync(program)) return { program, args };
  const limits = [`--data=${memoryBytes}`, `--fsize=${outputBytes}`, '--core=0', '--nofile=4096'];
  return { program: PRLIMIT, args: [...limits, program, ...args] };
}
