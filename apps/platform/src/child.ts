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
/** Lines of one that died which are shown again: its reason stands in them. */
const LAST_LINES = 5;
/** Who lived this long was well: its deaths before are forgotten. */
const WELL_MS = 60_000;

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
    const last: string[] = [];
    const onLine = (line: string) => {
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
      this.#onLine(line);
    };
    for (const stream of [child.stdout, child.stderr]) forEachLine(stream, onLine);
    const startedMs = Date.now();
    child.once('close', (code, signal) => {
      if (this.#isStopping) return;
      if (Date.now() - startedMs > WELL_MS) this.#starts = 1;
      this.#onEnd(ending(`${name} 已退出 / ended (${signal ?? code})`, last));
      if (this.#starts >= MOST_STARTS) return this.#onEnd(`${name} 反复退出，不再启动 / ended ${MOST_STARTS} times: it is left alone`);
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

const ending = (what: string, last: readonly string[]): string =>
  [`${what}，正在重新启动 / starting it again`, ...last.map((line) => `  ${line}`)].join('\n');

/**
 * Runs a program of ours to its end with text on its standard input. @returns what it printed
 * @param watch kept: the text is a line, and the input ends with us, however we end: who reads it on ends then
 */
export function runOnce(
  { file, args = [], env = {}, name }: ChildPlan,
  input = '',
  signal?: AbortSignal,
  watch: 'ended' | 'kept' = 'ended',
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(signal === undefined ? {} : { signal }),
    });
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
    child.stdin.on('error', () => {});
    if (watch === 'kept') child.stdin.write(`${input}\n`);
    else child.stdin.end(input);
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
