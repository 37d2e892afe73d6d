/** Watches the times of a log: those that run back, and those that leap ahead, belong to a clock that was set. */
export class Clock {
  #last: number | undefined;

  /** What is odd about the next time, if anything. */
  next(time: number | undefined): 'back' | 'ahead' | undefined {
    if (time === undefined) return undefined;
    const last = this.#last;
    this.#last = time;
    if (last === undefined) return undefined;
    if (time < last - THREADS_MS) return 'back';
    return time > last + DAY_MS ? 'ahead' : undefined;
  }
}

/** Threads and processes write in a loose order. */
const THREADS_MS = 2_000;
const DAY_MS = 86_400_000;
