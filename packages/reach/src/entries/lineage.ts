import { type Class, frameworkParents, type Program } from '@touchstone/program';

/** Levels of a hierarchy that are followed; Android's own verifier gives up earlier. */
const DEEPEST = 512;

/** Who is above a class, through the app's own classes, those of the platform, and libraries that the app does not hold. */
export class Lineage {
  readonly #program: Program;
  readonly #parents: ReadonlyMap<string, string>;
  readonly #above = new Map<string, ReadonlySet<string>>();

  /** @param parents direct parents of classes that the app may not define */
  constructor(program: Program, parents: ReadonlyMap<string, string>) {
    this.#program = program;
    this.#parents = parents;
  }

  /** The class and all classes and interfaces above it, as descriptors. */
  above(descriptor: string): ReadonlySet<string> {
    const known = this.#above.get(descriptor);
    if (known !== undefined) return known;
    const all = new Set([descriptor]);
    for (const type of all) for (const parent of this.#parentsOf(type)) all.add(parent);
    this.#above.set(descriptor, all);
    return all;
  }

  isA(descriptor: string, ancestor: string): boolean {
    return this.above(descriptor).has(ancestor);
  }

  /** The class and its superclasses as far as the app defines them, the nearest first. */
  chain(descriptor: string): readonly Class[] {
    const chain: Class[] = [];
    let next = this.#program.class(descriptor);
    while (next !== undefined && chain.length < DEEPEST) {
      chain.push(next);
      next = next.superclass === undefined ? undefined : this.#program.class(next.superclass);
    }
    return chain;
  }

  #parentsOf(descriptor: string): readonly string[] {
    const defined = this.#program.class(descriptor) ?? this.#program.leftOut(descriptor);
    if (defined !== undefined) return defined.superclass === undefined ? defined.interfaces : [defined.superclass, ...defined.interfaces];
    const parent = this.#parents.get(descriptor);
    return parent === undefined ? frameworkParents(descriptor) : [parent];
  }
}
