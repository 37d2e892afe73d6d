import type { Below } from './below.ts';
import { type CodeIndex, keyOf } from './code-index.ts';

/** Which app classes below a type have a method of their own under the name that is asked for. */
export class Overrides {
  readonly #index: CodeIndex;
  readonly #below: Below;
  readonly #name: number;

  /** @param name text id */
  constructor(index: CodeIndex, name: number, below: Below) {
    this.#index = index;
    this.#below = below;
    this.#name = name;
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
    const defined = this.#index.definedNamed(this.#name);
    for (const c of hierarchy.chain(type)) {
      if (roots.has(hierarchy.type[c]!)) return true;
      if (defined.has(keyOf(hierarchy.type[c]!, proto))) return false;
    }
    return true;
  }
}
