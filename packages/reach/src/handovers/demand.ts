import { frameworkParents, type Method } from '@touchstone/program';
import type { Methods } from '../origins/methods.ts';
import { isListener } from './called-methods.ts';
import type { HandOverLists } from './hand-over-lists.ts';

const NOTHING: ReadonlySet<string> = new Set();
/** Types that may be looked at to know who has a method; beyond that anything may. Real apps need less than a tenth. */
const MOST_WORK = 3_000_000;

/**
 * The methods that somebody wants to know hand-overs of, by the types through which they can be called: what can run none of them
 * need not be followed. Says yes in doubt.
 */
export class Demand {
  readonly #methods: Methods;
  readonly #carriers: ReadonlySet<string>;
  readonly #all: NamesByType;
  /** Only what is called of an object because of its type. */
  readonly #listeners: NamesByType;
  /** Questions that were answered with no. */
  readonly #denied: Map<string, { readonly type: string | undefined; readonly names: readonly string[] | undefined }>;

  constructor(methods: Methods, { carriers, types }: HandOverLists) {
    this.#methods = methods;
    this.#carriers = new Set([...carriers, 'Ljava/lang/Runnable;']);
    this.#all = new NamesByType(methods, () => true);
    this.#listeners = new NamesByType(methods, (type) => types.has(type) || (!methods.isApp(type) && isListener(type)));
    this.#denied = new Map();
  }

  /** From now on these are wanted too. @returns whether a question that was answered with no now has another answer */
  add(wanted: readonly number[]): boolean {
    this.#all.add(wanted);
    this.#listeners.add(wanted);
    const denied = [...this.#denied.values()];
    this.#denied.clear();
    let isMore = false;
    for (const { type, names } of denied) if (this.mayRun(type, names)) isMore = true;
    return isMore;
  }

  /**
   * Whether an object of a type, or one that it carries, may have a wanted method.
   *
   * @param type undefined when it is not known
   * @param names only methods of these names; without them what is called because of a type
   */
  mayRun(type: string | undefined, names?: readonly string[]): boolean {
    const may = this.#mayRun(type, names);
    if (!may) this.#denied.set(`${type} ${names?.join()}`, { type, names });
    return may;
  }

  #mayRun(type: string | undefined, names: readonly string[] | undefined): boolean {
    const wanted = names === undefined ? this.#listeners : this.#all;
    // A proxy is of any interface.
    if (wanted.isCut || this.#all.names.has('invoke')) return true;
    if (!hasAny(wanted.names, names)) return false;
    if (type === undefined || ANYTHING.has(type) || this.#carriers.has(type)) return true;
    if (hasAny(wanted.ofType.get(type) ?? NOTHING, names)) return true;
    if (type.startsWith('[')) return this.#mayRun(type.slice(type.lastIndexOf('[') + 1), names);
    if (!this.#methods.isApp(type)) return !FINAL.has(type) && hasAny(wanted.ofHeirs, names);
    return this.#methods.ancestors(type).some((one) => this.#carriers.has(one) || hasAny(wanted.own.get(one) ?? NOTHING, names));
  }
}

/** Names of methods, by the types of the objects that have them. */
class NamesByType {
  readonly names = new Set<string>();
  /** By the class that has the method. */
  readonly own = new Map<string, Set<string>>();
  /** By all types of objects that have it. */
  readonly ofType = new Map<string, Set<string>>();
  /** Of objects of classes below one of the platform, of which not all supertypes are known. */
  readonly ofHeirs = new Set<string>();
  readonly #methods: Methods;
  readonly #counts: (supertype: string) => boolean;
  readonly #added = new Set<number>();
  #work: number;

  /** @param counts whether an object with a supertype is meant */
  constructor(methods: Methods, counts: (supertype: string) => boolean) {
    this.#methods = methods;
    this.#counts = counts;
    this.#work = 0;
  }

  /** Methods that were added before are left out. */
  add(wanted: readonly number[]): void {
    const own = new Map<string, Set<string>>();
    for (const id of wanted) {
      if (this.#added.has(id)) continue;
      this.#added.add(id);
      this.#collect(this.#methods.method(id), own);
    }
    for (const [type, names] of own) if (!this.isCut) this.#spread(type, names);
  }

  /** Whether the work ended first: what is not here proves nothing. */
  get isCut(): boolean {
    return this.#work > MOST_WORK;
  }

  #collect(method: Method, own: Map<string, Set<string>>): void {
    for (const { interface: type, name } of this.#methods.lambdas.ofBody(method)) add(own, type, [name]);
    if (!method.name.startsWith('<')) add(own, method.class, [method.name]);
  }

  #spread(type: string, names: ReadonlySet<string>): void {
    const below = this.#methods.isApp(type) ? this.#methods.program.subtypesOf(type).map(({ descriptor }) => descriptor) : [];
    const types = new Set<string>();
    // From below: what is above another was seen with it.
    for (const one of [...below.reverse(), type]) {
      this.#work++;
      if (types.has(one)) continue;
      const above = this.#methods.ancestors(one);
      for (const each of [one, ...above]) types.add(each);
      this.#work += above.length;
    }
    this.#work += types.size * names.size;
    if (this.isCut) return;
    for (const one of types) for (const parent of frameworkParents(one)) types.add(parent);
    if (![...types].some(this.#counts)) return;
    for (const name of names) this.names.add(name);
    add(this.own, type, names);
    for (const one of types) {
      add(this.ofType, one, names);
      if (!ALONE.has(one) && !this.#methods.isApp(one)) for (const name of names) this.ofHeirs.add(name);
    }
  }
}

function hasAny(has: ReadonlySet<string>, names: readonly string[] | undefined): boolean {
  return names === undefined ? has.size > 0 : names.some((name) => has.has(name));
}

function add(lists: Map<string, Set<string>>, key: string, names: Iterable<string>): void {
  let known = lists.get(key);
  if (known === undefined) {
    known = new Set();
    lists.set(key, known);
  }
  for (const name of names) known.add(name);
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
