/** Bytes that all conversations together may hold. */
export class Budget {
  readonly max: number;
  used = 0;

  constructor(max: number) {
    this.max = max;
  }

  get isSpent(): boolean {
    return this.used > this.max;
  }
}

/** What one conversation holds of the budget. After `close` it holds nothing more, whoever still tries. */
export class Hold {
  readonly #budget: Budget;
  #held = 0;
  #isOpen = true;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  get bytes(): number {
    return this.#held;
  }

  take(bytes: number): void {
    if (!this.#isOpen) return;
    this.#held += bytes;
    this.#budget.used += bytes;
  }

  give(bytes: number): void {
    if (!this.#isOpen) return;
    const count = Math.min(bytes, this.#held);
    this.#held -= count;
    this.#budget.used -= count;
  }

  close(): void {
    this.give(this.#held);
    this.#isOpen = false;
  }
}
