const BITS = 4;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

type Node<T> = readonly (Node<T> | T | undefined)[];

/**
 * A map from small numbers to values that is never changed: `set` gives another one which shares all but a few nodes with it.
 * Joining two maps costs what they differ in.
 */
export class IntMap<T extends object> {
  readonly #height: number;
  readonly #root: Node<T> | undefined;

  private constructor(height: number, root: Node<T> | undefined) {
    this.#height = height;
    this.#root = root;
  }

  static empty<T extends object>(): IntMap<T> {
    return new IntMap<T>(1, undefined);
  }

  get(key: number): T | undefined {
    if (key >= WIDTH ** this.#height) return undefined;
    let node: Node<T> | undefined = this.#root;
    for (let shift = (this.#height - 1) * BITS; shift > 0; shift -= BITS) {
      if (node === undefined) return undefined;
      node = node[(key >>> shift) & MASK] as Node<T> | undefined;
    }
    return node === undefined ? undefined : (node[key & MASK] as T | undefined);
  }

  /** @param value undefined takes the key out */
  set(key: number, value: T | undefined): IntMap<T> {
    if (this.get(key) === value) return this;
    let height = this.#height;
    let root = this.#root;
    while (key >= WIDTH ** height) {
      height++;
      root = root === undefined ? undefined : [root, ...NOTHING];
    }
    return new IntMap(height, put(root, (height - 1) * BITS, key, value));
  }

  /** Each key with its value, ascending. */
  forEach(visit: (key: number, value: T) => void): void {
    walk(this.#root, (this.#height - 1) * BITS, 0, visit);
  }

  /**
   * Both maps together; `this` itself when the other adds nothing.
   *
   * @param both for keys of both whose values differ @param alone for a key of one map only; `isFirst` says which
   */
  join(other: IntMap<T>, both: (key: number, a: T, b: T) => T, alone: (key: number, value: T, isFirst: boolean) => T): IntMap<T> {
    let [a, b] = [this.#root, other.#root];
    let height = this.#height;
    for (; height < other.#height; height++) a = a === undefined ? undefined : [a, ...NOTHING];
    for (let h = other.#height; h < height; h++) b = b === undefined ? undefined : [b, ...NOTHING];
    const root = joined(a, b, (height - 1) * BITS, 0, both, alone);
    return root === this.#root ? this : new IntMap(height, root);
  }
}

const NOTHING = new Array<undefined>(WIDTH - 1).fill(undefined);
const EMPTY = new Array<undefined>(WIDTH).fill(undefined);

function put<T>(node: Node<T> | undefined, shift: number, key: number, value: T | undefined): Node<T> {
  const copy: (Node<T> | T | undefined)[] = (node ?? EMPTY).slice();
  const slot = (key >>> shift) & MASK;
  copy[slot] = shift === 0 ? value : put(copy[slot] as Node<T> | undefined, shift - BITS, key, value);
  return copy;
}

function walk<T>(node: Node<T> | undefined, shift: number, base: number, visit: (key: number, value: T) => void): void {
  if (node === undefined) return;
  for (let slot = 0; slot < WIDTH; slot++) {
    const child = node[slot];
    if (child === undefined) continue;
    const key = base | (slot << shift);
    if (shift === 0) visit(key, child as T);
    else walk(child as Node<T>, shift - BITS, key, visit);
  }
}

function joined<T>(
  a: Node<T> | undefined,
  b: Node<T> | undefined,
  shift: number,
  base: number,
  both: (key: number, a: T, b: T) => T,
  alone: (key: number, value: T, isFirst: boolean) => T,
): Node<T> | undefined {
  if (a === b) return a;
  let copy: (Node<T> | T | undefined)[] | undefined;
  for (let slot = 0; slot < WIDTH; slot++) {
    const x = a?.[slot];
    const y = b?.[slot];
    if (x === y) continue;
    const key = base | (slot << shift);
    const z = shift > 0 ? joined(x as Node<T>, y as Node<T>, shift - BITS, key, both, alone) : leaf(key, x as T, y as T, both, alone);
    if (z === x) continue;
    copy ??= (a ?? EMPTY).slice();
    copy[slot] = z;
  }
  return copy ?? a;
}

function leaf<T>(
  key: number,
  x: T | undefined,
  y: T | undefined,
  both: (key: number, a: T, b: T) => T,
  alone: (key: number, value: T, isFirst: boolean) => T,
): T | undefined {
  if (x === undefined) return y === undefined ? undefined : alone(key, y, false);
  return y === undefined ? alone(key, x, true) : both(key, x, y);
}
