/** Keeps the latest answers of an expensive question; the one asked longest ago goes first. */
export class Recent<T> {
  readonly #most: number;
  readonly #weigh: (answer: T) => number;
  readonly #answers: Map<number, T>;
  #weight: number;

  /** @param most weight of all answers kept; the latest one is kept whatever it weighs */
  constructor(most: number, weigh: (answer: T) => number) {
    this.#most = most;
    this.#weigh = weigh;
    this.#answers = new Map();
    this.#weight = 0;
  }

  get(key: number, answer: (key: number) => T): T {
    const known = this.#answers.get(key);
    if (known !== undefined) {
      this.#answers.delete(key);
      this.#answers.set(key, known);
      return known;
    }
    const fresh = answer(key);
    this.#weight += 1 + this.#weigh(fresh);
    for (const [old, other] of this.#answers) {
      if (this.#weight <= this.#most) break;
      this.#weight -= 1 + this.#weigh(other);
      this.#answers.delete(old);
    }
    this.#answers.set(key, fresh);
    return fresh;
  }
}
