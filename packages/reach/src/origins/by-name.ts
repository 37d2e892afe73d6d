/** What is known of members, by class, name and signature; without making a key of them. */
export class ByName<T> {
  readonly #known = new Map<string, Map<string, Map<string, T>>>();

  /** What is known, or else what `make` says, which is kept. */
  get(type: string, name: string, signature: string, make: () => T): T {
    let names = this.#known.get(type);
    if (names === undefined) {
      names = new Map();
      this.#known.set(type, names);
    }
    let signatures = names.get(name);
    if (signatures === undefined) {
      signatures = new Map();
      names.set(name, signatures);
    }
    let known = signatures.get(signature);
    if (known === undefined && !signatures.has(signature)) {
      known = make();
      signatures.set(signature, known);
    }
    return known as T;
  }
}
