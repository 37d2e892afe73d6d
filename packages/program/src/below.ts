import type { CodeIndex } from './code-index.ts';
import { frameworkBelow } from './framework-types.ts';

/** The types below one type, as far as the app's classes and the framework's known hierarchy say. */
export class Below {
  /** Text ids of the type itself and of all framework types below it that the app mentions. */
  readonly roots: ReadonlySet<number>;
  readonly #index: CodeIndex;
  readonly #known: Map<number, boolean>;

  constructor(index: CodeIndex, descriptor: string) {
    this.roots = new Set([...frameworkBelow(descriptor)].map((type) => index.texts.find(type)).filter((id) => id >= 0));
    this.#index = index;
    this.#known = new Map();
  }

  /** Whether the type is one of the roots or an app class below one. */
  has(type: number): boolean {
    let answer = this.#known.get(type);
    if (answer === undefined) {
      answer = this.#index.hierarchy.reaches(type, this.roots);
      this.#known.set(type, answer);
    }
    return answer;
  }

  /**
   * Whether a reference that names `type` means the method of the roots: it is one of them, or a class below that
   * neither defines the method itself nor gets it from an app class in between.
   */
  inherits(type: number, name: number, proto: number): boolean {
    if (this.roots.has(type)) return true;
    return this.has(type) && !this.#index.isDefinedBelow(type, name, proto, this.roots);
  }
}
