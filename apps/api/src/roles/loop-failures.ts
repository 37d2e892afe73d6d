export interface LoopFailure {
  readonly name: string;
  readonly failures: number;
  readonly lastFailedAt: Date | null;
}

/** Rounds of this process's loops that failed, since it started. */
export class LoopFailures {
  readonly #failures = new Map<string, LoopFailure>();

  /** A loop that runs is known before it fails. */
  runs(name: string): void {
    if (!this.#failures.has(name)) this.#failures.set(name, { name, failures: 0, lastFailedAt: null });
  }

  failed(name: string, at: Date): void {
    this.#failures.set(name, { name, failures: (this.#failures.get(name)?.failures ?? 0) + 1, lastFailedAt: at });
  }

  list(): readonly LoopFailure[] {
    return [...this.#failures.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
