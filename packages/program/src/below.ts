import type { CodeIndex } from './code-index.ts';
import { frameworkBelow } from './framework-types.ts';

/** The types below one type, as far as the app's classes and the framework's known hierarchy say. */
export class Below {
  /** Text ids of the type itself and of all framework types below it that the app mentions. */
  readonly roots: ReadonlySet<number>;
  readonly #index: CodeIndex;
  #types: ReadonlySet<number> | undefined;

  constructor(index: CodeIndex, descriptor: string) {
    this.roots = new Set([...frameworkBelow(descriptor)].map((type) => index.texts.find(type)).filter((id) => id >= 0));
    this.#index = index;
    this.#types = undefined;
  }

  /** Text ids of the roots and of all app classes below them. */
  get types(): ReadonlySet<number> {
    this.#types ??= this.#walk();
    return this.#types;
  }

  /** Whether the type is one of the roots or an app class below one. */
  has(type: number): boolean {
    return this.types.has(type);
  }

  #walk(): ReadonlySet<number> {
    const { hierarchy } = this.#index;
    const types = new Set(this.roots);
    for (const type of types) for (const c of hierarchy.children(type)) types.add(hierarchy.type[c]!);
    return types;
  }
}
