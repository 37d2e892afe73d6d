/** Work units that may be spent: an instruction run or a model asked is one, joining states a few. */
export class Work {
  readonly #most: number;
  spent: number;

  constructor(most: number) {
    this.#most = most;
    this.spent = 0;
  }

  spend(units: number): void {
    this.spent += units;
  }

  get isOver(): boolean {
    return this.spent >= this.#most;
  }
}
