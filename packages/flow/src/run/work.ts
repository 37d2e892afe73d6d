/**
 * Work units that may be spent: an instruction run or a model asked is one, joining states a few. A part of the work can be given a
 * smaller limit of its own.
 */
export class Work {
  readonly most: number;
  spent: number;
  #limit: number;

  constructor(most: number) {
    this.most = most;
    this.#limit = most;
    this.spent = 0;
  }

  spend(units: number): void {
    this.spent += units;
  }

  /** Whether the part that is being done has to end. */
  get isOver(): boolean {
    return this.spent >= this.#limit;
  }

  /** Whether all is spent. */
  get isDone(): boolean {
    return this.spent >= this.most;
  }

  get left(): number {
    return Math.max(0, this.#limit - this.spent);
  }

  /** Does a part that may spend so many units. @returns whether it came to its end within them */
  within(units: number, work: () => void): boolean {
    const before = this.#limit;
    this.#limit = Math.min(before, this.spent + units);
    work();
    const isWithin = this.spent < this.#limit;
    this.#limit = before;
    return isWithin;
  }
}
