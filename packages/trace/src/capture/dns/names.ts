/** RFC 1035 2.3.4 */
const LONGEST = 255;

/** Names of addresses, as the answers of the capture gave them. The oldest make room. */
export class Names {
  readonly #max: number;
  readonly #byAddress = new Map<string, string>();

  constructor(max: number) {
    this.#max = max;
  }

  add(address: string, name: string): void {
    if (name.length > LONGEST) return;
    this.#byAddress.delete(address);
    this.#byAddress.set(address, name);
    if (this.#byAddress.size <= this.#max) return;
    for (const oldest of this.#byAddress.keys()) {
      this.#byAddress.delete(oldest);
      return;
    }
  }

  of(address: string): string | undefined {
    return this.#byAddress.get(address);
  }
}
