import type { Below } from './below.ts';
import type { CodeIndex } from './code-index.ts';

/** Which app classes below a type have a method of their own under the name that is asked for. */
export class Overrides {
  readonly #index: CodeIndex;
  readonly #below: Below;
  readonly #defined: Set<number>;

  constructor(index: CodeIndex, rows: Uint32Array, below: Below) {
    this.#index = index;
    this.#below = below;
    this.#defined = new Set();
    if (below.types.size === below.roots.size) return;
    for (const row of rows) {
      const file = index.fileOf(row, 'methodBase');
      const method = row - file.methodBase;
      if (index.isDefined(file)[method] === 0) continue;
      const word = file.dex.tables.methodIds[method * 2]!;
      this.#defined.add(keyOf(file.type[word & 0xffff]!, file.proto[word >>> 16]!));
    }
  }

  /**
   * Whether a reference that names `type` means the method of the roots: it is one of them, or a class below that
   * neither defines the method itself nor gets it from an app class in between.
   */
  inherits(type: number, proto: number): boolean {
    const { roots } = this.#below;
    if (roots.has(type)) return true;
    if (!this.#below.has(type)) return false;
    const { hierarchy } = this.#index;
    for (const c of hierarchy.chain(type)) {
      if (roots.has(hierarchy.type[c]!)) return true;
      if (this.#defined.has(keyOf(hierarchy.type[c]!, proto))) return false;
    }
    return true;
  }
}

const keyOf = (type: number, proto: number) => type * 2 ** 26 + proto;
