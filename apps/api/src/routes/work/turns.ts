const APART_MS = 50;
const SOONEST_MS = 1000;
const LATEST_MS = 30_000;

/**
 * When workers that found nothing ask again: each has a turn of its own, so that five hundred idle ones ask as often as
 * twenty would, evenly, and two hardly wait.
 */
export class Turns {
  #last = 0;

  /** @returns milliseconds from `nowMs` to the next free turn */
  next(nowMs: number): number {
    this.#last = Math.max(nowMs + SOONEST_MS, this.#last + APART_MS);
    // all turns are taken: over again from the first, beside those who have them
    if (this.#last > nowMs + LATEST_MS) this.#last = nowMs + SOONEST_MS;
    return this.#last - nowMs;
  }
}
