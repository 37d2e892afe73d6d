import { type ChildProcess, spawn } from 'node:child_process';

export interface ChildPlan {
  readonly name: string;
  /** Source file, run by this Node. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Started anew at most this often before it is left alone. */
const MOST_STARTS = 20;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Longer than a worker needs to end what it holds. */
const GRACE_MS = 20_000;

/** A process of ours that is started again when it dies, until it is told to end. */
export class Child {
  readonly plan: ChildPlan;
  readonly #onLine: (line: string) => void;
  readonly #onEnd: (text: string) => void;
  #process: ChildProcess | undefined;
  #isStopping = false;
  #starts = 0;

  /** @param onLine each line that it prints; @param onEnd told when it died */
  constructor(plan: ChildPlan, onLine: (line: string) => void, onEnd: (text: string) => void) {
    this.plan = plan;
    this.#onLine = onLine;
    this.#onEnd = onEnd;
  }

  start(): this {
    const { file, args = [], env = {}, name } = this.plan;
    // a group of its own: Ctrl-C reaches us alone, and we end the children in their order. It ends when its input does, so none outlives us.
    const child = spawn(process.execPath, [file, ...args], {
      env: { ...process.env, ...env, TOUCHSTONE_SUPERVISED: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    child.stdin.on('error', () => {});
    this.#process = child;
    this.#starts++;
    for (const stream of [child.stdout, child.stderr]) forEachLine(stream, this.#onLine);
    child.once('exit', (code, signal) => {
      if (this.#isStopping) return;
      this.#onEnd(`${name} ended (${signal ?? code}); starting it again`);
      if (this.#starts >= MOST_STARTS) return this.#onEnd(`${name} ended ${MOST_STARTS} times: it is left alone`);
      setTimeout(() => !this.#isStopping && this.start(), Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#starts));
    });
    return this;
  }

  /** Asks it to end, and ends it when it does not. */
  stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.kill('SIGTERM');
    });
  }
}

/** Runs a program of ours to its end with text on its standard input. @returns what it printed */
export function runOnce({ file, args = [], env = {}, name }: ChildPlan, input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    let [printed, complained] = ['', ''];
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    child.stderr.on('data', (chunk) => {
      complained += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(printed) : reject(new Error(`${name} ended with ${code}: ${complained.slice(-2000)}`)),
    );
    child.stdin.end(input);
  });
}

function forEachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  });
}
