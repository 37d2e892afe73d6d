import { frameworkParents, type Method } from '@touchstone/program';
import type { Methods } from '../origins/methods.ts';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The methods that somebody wants to know hand-overs of, by the types through which they can be called: what can run none of them
 * need not be followed. Says yes in doubt.
 */
export class Demand {
  /** Grows with what is wanted. */
  readonly size: number;
  readonly #methods: Methods;
  readonly #carriers: ReadonlySet<string>;
  readonly #names = new Set<string>();
  /** Names of wanted methods by the class that has them. */
  readonly #own = new Map<string, Set<string>>();
  /** The same by all types of objects that have them. */
  readonly #ofType = new Map<string, Set<string>>();
  /** Of objects of classes below one of the platform, of which not all supertypes are known. */
  readonly #ofHeirs = new Set<string>();

  /** @param carriers types of objects that run others, which they were given */
  constructor(methods: Methods, carriers: ReadonlySet<string>, wanted: Iterable<number>) {
    this.#methods = methods;
    this.#carriers = new Set([...carriers, 'Ljava/lang/Runnable;']);
    for (const id of wanted) this.#want(methods.method(id));
    for (const [type, names] of this.#own) this.#spread(type, names);
    this.size = [...this.#own.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Whether an object of a type, or one that it carries, may have a wanted method.
   *
   * @param type undefined when it is not known
   * @param names only methods of these names
   */
  mayRun(type: string | undefined, names?: readonly string[]): boolean {
    if (!hasAny(this.#names, names)) return this.#names.has('invoke');
    if (type === undefined || ANYTHING.has(type) || this.#carriers.has(type)) return true;
    if (hasAny(this.#ofType.get(type) ?? NOTHING, names)) return true;
    if (type.startsWith('[')) return this.mayRun(type.slice(type.lastIndexOf('[') + 1), names);
    // A proxy is of any interface.
    if (this.#names.has('invoke')) return true;
    if (!this.#methods.isApp(type)) return !FINAL.has(type) && hasAny(this.#ofHeirs, names);
    return this.#methods.ancestors(type).some((one) => this.#carriers.has(one) || hasAny(this.#own.get(one) ?? NOTHING, names));
  }

  #want(method: Method): void {
    for (const { interface: type, name } of this.#methods.lambdasOf(method)) {
      add(this.#own, type, name);
      this.#names.add(name);
    }
    if (method.name.startsWith('<')) return;
    this.#names.add(method.name);
    add(this.#own, method.class, method.name);
  }

  #spread(type: string, names: ReadonlySet<string>): void {
    const below = this.#methods.isApp(type) ? this.#methods.program.subtypesOf(type).map(({ descriptor }) => descriptor) : [];
    const types = new Set([type, ...below].flatMap((one) => [one, ...this.#methods.ancestors(one)]));
    for (const one of types) for (const parent of frameworkParents(one)) types.add(parent);
    for (const one of types) {
      for (const name of names) {
        add(this.#ofType, one, name);
        if (!ALONE.has(one) && !this.#methods.isApp(one)) this.#ofHeirs.add(name);
      }
    }
  }
}

function hasAny(has: ReadonlySet<string>, names: readonly string[] | undefined): boolean {
  return names === undefined ? has.size > 0 : names.some((name) => has.has(name));
}

function add(lists: Map<string, Set<string>>, key: string, name: string): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, new Set([name]));
  else known.add(name);
}

/** Parameter types that take anything. */
const ANYTHING = new Set(['Ljava/lang/Object;', 'Lkotlin/Function;', 'Ljava/util/EventListener;']);

/** Types of the platform that have nothing above them but Object. */
const ALONE = new Set([
  'Ljava/lang/Object;',
  'Ljava/lang/Runnable;',
  'Ljava/lang/Comparable;',
  'Ljava/lang/Cloneable;',
  'Ljava/io/Serializable;',
  'Ljava/util/Comparator;',
  'Ljava/util/concurrent/Callable;',
  'Landroid/os/Parcelable;',
  'Landroid/os/Handler$Callback;',
  'Landroid/view/View$OnClickListener;',
  'Landroid/content/DialogInterface$OnClickListener;',
]);

/** Types of the platform that have nothing below them. */
const FINAL = new Set(
  ['Boolean', 'Byte', 'Character', 'Class', 'Double', 'Float', 'Integer', 'Long', 'Short', 'String', 'StringBuffer', 'StringBuilder'].map(
    (name) => `Ljava/lang/${name};`,
  ),
);
