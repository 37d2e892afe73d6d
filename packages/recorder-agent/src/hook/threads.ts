/** What each thread is doing: whether the agent itself is at work on it, and in which recorded calls it is. */
export interface Threads {
  /** Runs a task of the agent; hooks that it sets off on this thread do nothing. Undefined when the agent is at work already. */
  alone<T>(task: () => T): T | undefined;
  readonly isBusy: boolean;
  /** Recorded calls that the thread is in, `android.app.Activity.startActivity`. */
  readonly inside: ReadonlySet<string>;
  /** @returns what ends it */
  enter(method: string): () => void;
}

const NOTHING: ReadonlySet<string> = new Set();

export function createThreads(): Threads {
  const busy = new Set<number>();
  const calls = new Map<number, string[]>();
  return {
    get isBusy() {
      return busy.has(Process.getCurrentThreadId());
    },
    get inside() {
      const names = calls.get(Process.getCurrentThreadId());
      return names === undefined ? NOTHING : new Set(names);
    },
    alone(task) {
      const thread = Process.getCurrentThreadId();
      if (busy.has(thread)) return undefined;
      busy.add(thread);
      try {
        return task();
      } finally {
        busy.delete(thread);
      }
    },
    enter(method) {
      const thread = Process.getCurrentThreadId();
      const names = calls.get(thread) ?? [];
      calls.set(thread, names);
      names.push(method);
      return () => {
        names.pop();
        if (names.length === 0) calls.delete(thread);
      };
    },
  };
}
