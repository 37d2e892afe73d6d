/** What is found by either of two keys, one for each direction, and goes when it was silent longest. */
export abstract class FlowEntry {
  readonly keys: readonly [up: string, down: string];
  older: this | undefined;
  newer: this | undefined;
  /** By the clock of the table. */
  lastMs = 0;

  constructor(keys: readonly [string, string]) {
    this.keys = keys;
  }
}

/** A leap of the capture's clock counts for no more than this: one packet with a wild time ends no conversation. */
const LONGEST_STEP_MS = 30_000;

/** Conversations by key, and in the order in which they were last heard of. */
export class FlowTable<T extends FlowEntry> {
  readonly #byKey = new Map<string, T>();
  #newest: T | undefined;
  #previousMs: number | undefined;
  #nowMs = 0;
  oldest: T | undefined;
  size = 0;

  /** Takes over a packet's time; false when the clock ran back. The table's own runs forward only, in bounded steps. */
  advance(timeMs: number): boolean {
    const step = timeMs - (this.#previousMs ?? timeMs);
    this.#previousMs = timeMs;
    this.#nowMs += Math.max(0, Math.min(step, LONGEST_STEP_MS));
    return step > -LONGEST_STEP_MS;
  }

  silenceMs(entry: T): number {
    return this.#nowMs - entry.lastMs;
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  add(entry: T): void {
    for (const key of entry.keys) this.#byKey.set(key, entry);
    this.size++;
    this.#append(entry);
  }

  heard(entry: T): void {
    if (entry !== this.#newest) {
      this.#unlink(entry);
      this.#append(entry);
    }
    entry.lastMs = this.#nowMs;
  }

  remove(entry: T): void {
    for (const key of entry.keys) this.#byKey.delete(key);
    this.size--;
    this.#unlink(entry);
  }

  #append(entry: T): void {
    entry.older = this.#newest;
    entry.newer = undefined;
    entry.lastMs = this.#nowMs;
    if (this.#newest !== undefined) this.#newest.newer = entry;
    this.#newest = entry;
    this.oldest ??= entry;
  }

  #unlink(entry: T): void {
    if (entry.older === undefined) this.oldest = entry.newer;
    else entry.older.newer = entry.newer;
    if (entry.newer === undefined) this.#newest = entry.older;
    else entry.newer.older = entry.older;
    entry.older = entry.newer = undefined;
  }
}
