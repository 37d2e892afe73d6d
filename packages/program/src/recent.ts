/** Keeps the latest answers of an expensive question; the one asked longest ago goes first. */
export class Recent<T> {
  readonly #most: number;
  readonly #answers = new Map<number, T>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: number, answer: (key: number) => T): T {
    const known = this.#answers.get(key);
    if (known !== undefined) {
      this.#answers.delete(key);
      this.#answers.set(key, known);
      return known;
    }
    const fresh = answer(key);
    this.#answers.set(key, fresh);
    if (this.#answers.size > this.#most) this.#answers.delete(this.#answers.keys().next().value!);
    return fresh;
  }
}
