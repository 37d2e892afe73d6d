import { type ChildProcess, fork } from 'node:child_process';

export interface PoolOptions {
  /** Script that each child runs: it answers every message with one. */
  readonly worker: URL;
  /** Children at once. */
  readonly size: number;
  /** A child is replaced after that many jobs, so that no leak grows for ever. */
  readonly jobsPerChild: number;
  /** A child that has grown beyond this after a job is replaced. */
  readonly maxRssBytes: number;
  /** Limit of the JavaScript heap of a child, MiB. */
  readonly maxHeapMiB: number;
  /** More of what Node is told in each child: what it may not do. */
  readonly flags?: readonly string[];
}

/** Why a job has no answer. The child is gone and was replaced. */
export type Failure = 'timed-out' | 'out-of-memory' | 'crashed' | 'cancelled';

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface Pool<In, Out> {
  /**
   * Runs a job in a child process. Never rejects for what the job does, only with {@link WorkerFault} when children do
   * not even start: a child that hangs beyond `timeoutMs` is
   * killed, one that dies is replaced. A job whose child died is tried once more in a fresh one, unless it timed out. A job that is
   * cancelled ends with its child, or leaves the queue.
   */
  run(job: In, timeoutMs: number, signal?: AbortSignal): Promise<Outcome<Out>>;
  /** Ends idle children at once and busy ones when their job is done. */
  close(): Promise<void>;
}

interface Waiting<In, Out> {
  readonly job: In;
  readonly timeoutMs: number;
  readonly isRetry: boolean;
  readonly answer: (outcome: Outcome<Out>) => void;
  readonly refuse: (fault: WorkerFault) => void;
}

interface Child<In, Out> {
  readonly process: ChildProcess;
  jobs: number;
  isReady: boolean;
  current: { readonly waiting: Waiting<In, Out>; readonly timer: NodeJS.Timeout } | undefined;
  /** Set when we end the child ourselves. */
  failure: Failure | undefined;
}

/** The worker script itself does not run: no input is to blame. */
export class WorkerFault extends Error {
  override readonly name = 'WorkerFault';
}

/** What a child says first, when it can take jobs. */
export const READY = 'ready';

/** What a child sends back: its answer, and how large it has grown. */
export interface Reply<Out> {
  readonly value: Out;
  readonly rssBytes: number;
}

/**
 * What V8 is told in each child. Left alone it lets the young generation grow to a hundred MiB that stay mapped; half
 * of that costs no time.
 */
export const childFlags = (maxHeapMiB: number): string[] => [`--max-old-space-size=${maxHeapMiB}`, '--max-semi-space-size=16'];

/**
 * What a child's C library is told: an app's files and tables are buffers of megabytes, which come and go with each scan.
 * In pages of 2 MiB, where Linux has them, they cost a twentieth less time. With a fixed bound on what is kept for later, large ones are
 * given back when they are freed: a child is 50 MiB smaller for it. A setting of the user's own stays.
 *
 * @source https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html
 */
export const childEnvironment = (): NodeJS.ProcessEnv => ({ GLIBC_TUNABLES: C_LIBRARY, ...handedOn() });

const C_LIBRARY = `glibc.malloc.hugetlb=1:glibc.malloc.trim_threshold=${32 * 1024 * 1024}`;

/** What a child reads is hostile: of the environment, which holds keys and passwords, it gets what a program needs to run. */
const HANDED_ON = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TMP',
  'TEMP',
  'LANG',
  'LC_ALL',
  'TZ',
  'SystemRoot',
  'GLIBC_TUNABLES',
  'NODE_COMPILE_CACHE',
] as const;
const handedOn = () =>
  Object.fromEntries(HANDED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));

/** Trying again would not help, or nobody wants it. */
const FINAL: ReadonlySet<Failure> = new Set(['timed-out', 'cancelled']);
const OUT_OF_MEMORY = /heap out of memory|Allocation failed|allocation failed/;
const STDERR_KEPT = 4_000;

/** Long-lived child processes that take jobs in the order they come. */
export function createPool<In, Out>(options: PoolOptions): Pool<In, Out> {
  const queue: Waiting<In, Out>[] = [];
  const children = new Set<Child<In, Out>>();
  const gone: Promise<void>[] = [];
  let isClosing = false;

  const next = () => {
    while (queue.length > 0) {
      const idle = [...children].find((child) => child.current === undefined && child.failure === undefined && child.process.connected);
      const child = idle ?? (children.size < options.size ? start() : undefined);
      if (child === undefined) return;
      give(child, queue.shift() as Waiting<In, Out>);
    }
    if (isClosing) for (const child of children) if (child.current === undefined) child.process.kill('SIGKILL'); // it holds nothing that must be saved
  };

  const give = (child: Child<In, Out>, waiting: Waiting<In, Out>) => {
    const timer = setTimeout(() => end(child, 'timed-out'), waiting.timeoutMs);
    child.current = { waiting, timer };
    child.jobs++;
    child.process.send(waiting.job as object, () => {});
  };

  const end = (child: Child<In, Out>, failure: Failure) => {
    child.failure = failure;
    child.process.kill('SIGKILL');
  };

  const start = (): Child<In, Out> => {
    const process = fork(options.worker, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [...childFlags(options.maxHeapMiB), ...(options.flags ?? [])],
      env: childEnvironment(),
    });
    const child: Child<In, Out> = { process, jobs: 0, isReady: false, current: undefined, failure: undefined };
    children.add(child);
    let stderr = '';
    process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_KEPT);
    });
    process.on('message', (reply: Reply<Out> | typeof READY) => {
      if (reply === READY) {
        child.isReady = true;
        return;
      }
      const current = take(child);
      if (child.jobs >= options.jobsPerChild || reply.rssBytes > options.maxRssBytes) retire(child);
      current?.answer({ ok: true, value: reply.value });
      next();
    });
    gone.push(
      new Promise((resolve) => {
        const onGone = () => {
          if (!children.delete(child) && child.current === undefined) return resolve();
          const current = take(child);
          if (!child.isReady && child.failure === undefined) {
            current?.refuse(new WorkerFault(stderr));
            resolve();
            return next();
          }
          const failure = child.failure ?? (OUT_OF_MEMORY.test(stderr) ? 'out-of-memory' : 'crashed');
          if (current !== undefined && !FINAL.has(failure) && !current.isRetry) queue.unshift({ ...current, isRetry: true });
          else current?.answer({ ok: false, failure });
          resolve();
          next();
        };
        process.on('exit', onGone);
        process.on('error', onGone);
      }),
    );
    return child;
  };

  const retire = (child: Child<In, Out>) => {
    children.delete(child);
    child.process.disconnect();
  };

  return {
    run: (job, timeoutMs, signal) =>
      new Promise((settle, refuse) => {
        const answer = (outcome: Outcome<Out>) => {
          signal?.removeEventListener('abort', cancel);
          settle(outcome);
        };
        const cancel = () => {
          const child = [...children].find(({ current }) => current?.waiting.answer === answer);
          if (child !== undefined) return end(child, 'cancelled');
          const index = queue.findIndex((waiting) => waiting.answer === answer);
          if (index >= 0) queue.splice(index, 1);
          answer({ ok: false, failure: 'cancelled' });
        };
        if (signal?.aborted === true) return settle({ ok: false, failure: 'cancelled' });
        signal?.addEventListener('abort', cancel, { once: true });
        queue.push({ job, timeoutMs, isRetry: false, answer, refuse });
        next();
      }),
    async close() {
      isClosing = true;
      next();
      await Promise.all(gone);
    },
  };
}

function take<In, Out>(child: Child<In, Out>): Waiting<In, Out> | undefined {
  const { current } = child;
  if (current === undefined) return undefined;
  clearTimeout(current.timer);
  child.current = undefined;
  return current.waiting;
}
