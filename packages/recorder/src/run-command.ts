import { type ChildProcess, spawn } from 'node:child_process';

/** What a command came to. */
export interface CommandResult {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
  /** The executable is not there. */
  readonly isMissing: boolean;
  readonly isLate: boolean;
}

const MOST_BYTES = 64 * 2 ** 20;

/** Runs a program to its end, without a shell; ends it when it takes too long. */
export function runCommand(file: string, args: readonly string[], timeoutMs: number): Promise<CommandResult> {
  return new Promise((done) => {
    const out: Buffer[] = [];
    let [size, err, isLate] = [0, '', false];
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...APART });
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size <= MOST_BYTES) out.push(piece);
    });
    child.stderr.on('data', (piece: Buffer) => {
      err = `${err}${piece.toString('utf8')}`.slice(0, 64_000);
    });
    const end = (code: number | null, isMissing: boolean) => {
      clearTimeout(timer);
      done({ code, out: Buffer.concat(out), err, isMissing, isLate });
    };
    child.on('error', () => end(null, true));
    child.on('close', (code) => end(code, false));
  });
}

/** A program that goes on; its lines are taken as they come. */
export interface RunningCommand {
  readonly isOver: boolean;
  write(text: string): void;
  stop(): Promise<void>;
}

export function startCommand(
  file: string,
  args: readonly string[],
  on: { line(line: string, isError: boolean): void; end(code: number | null, isMissing: boolean): void },
): RunningCommand {
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TERM: 'dumb', PYTHONUNBUFFERED: '1' },
    ...APART,
  });
  let isOver = false;
  const over = new Promise<void>((done) => {
    const end = (code: number | null, isMissing: boolean) => {
      if (isOver) return;
      isOver = true;
      on.end(code, isMissing);
      done();
    };
    child.on('error', () => end(null, true));
    child.on('close', (code) => end(code, false));
  });
  child.stdin.on('error', () => {}); // it has ended: that is told by itself
  lines(child, 'stdout', (line) => on.line(line, false));
  lines(child, 'stderr', (line) => on.line(line, true));
  return {
    get isOver() {
      return isOver;
    },
    write: (text) => void (isOver || child.stdin.write(text)),
    async stop() {
      if (!isOver) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await over;
      clearTimeout(timer);
    },
  };
}

/** A group of its own: Ctrl-C reaches the recorder alone, which then ends the others in order. */
const APART = { detached: process.platform !== 'win32' } as const;
const LONGEST_LINE = 8 * 2 ** 20;

function lines(child: ChildProcess, from: 'stdout' | 'stderr', take: (line: string) => void): void {
  let rest = '';
  const stream = child[from];
  stream?.setEncoding('utf8');
  stream?.on('data', (piece: string) => {
    const parts = `${rest}${piece}`.split(/\r?\n/);
    rest = (parts.pop() ?? '').slice(-LONGEST_LINE);
    for (const line of parts) take(line);
  });
  stream?.on('end', () => {
    if (rest !== '') take(rest);
  });
}
