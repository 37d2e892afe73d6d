/** Pairs of numbers in two arrays that grow. */
export class GrowingPairs {
  count: number;
  first: Int32Array;
  second: Int32Array;

  constructor(capacity: number) {
    this.count = 0;
    this.first = new Int32Array(capacity);
    this.second = new Int32Array(capacity);
  }

  add(a: number, b: number): void {
    if (this.count === this.first.length) this.#grow();
    this.first[this.count] = a;
    this.second[this.count++] = b;
  }

  #grow(): void {
    const longer = (old: Int32Array) => {
      const array = new Int32Array(old.length * 2);
      array.set(old);
      return array;
    };
    this.first = longer(this.first);
    this.second = longer(this.second);
  }
}
