import type { Class, Method } from '@touchstone/program';
import type { LifeCycleRow, When } from './entry-lists.ts';
import type { Lineage } from './lineage.ts';

/** A method that the platform calls on an object of a class, in the order of the list. */
export interface Called {
  readonly method: Method;
  readonly when: When;
  readonly order: number;
  readonly isBackground: boolean;
}

type Place = Omit<Called, 'method'>;

const STATIC = 0x8;
/** Constructors and class initialisers come before any other call. */
const FIRST_CALLBACK = 2;

/** What the platform calls on objects of the app's classes: the table of life cycles, asked by class. */
export class LifeCycles {
  readonly #rows: ReadonlyMap<string, readonly { readonly row: LifeCycleRow; readonly order: number }[]>;
  readonly #names: ReadonlySet<string>;
  readonly #lineage: Lineage;
  readonly #callable = new Map<string, readonly Method[]>();
  readonly #called = new Map<string, readonly Called[]>();
  readonly #making = new Map<string, readonly Called[]>();
  readonly #bases = new Map<string, readonly string[]>();
  readonly #places = new Map<string, ReadonlyMap<string, Place>>();
  readonly #makers = new Map<string, readonly Method[]>();

  constructor(rows: readonly LifeCycleRow[], lineage: Lineage) {
    this.#lineage = lineage;
    this.#names = new Set(rows.flatMap(({ methods }) => methods));
    let order = FIRST_CALLBACK;
    const byBase = new Map<string, { row: LifeCycleRow; order: number }[]>();
    for (const row of rows) {
      byBase.set(row.base, [...(byBase.get(row.base) ?? []), { row, order }]);
      order += row.methods.length;
    }
    this.#rows = byBase;
  }

  /** Bases of the table that the class is or stands below. */
  basesOf(descriptor: string): readonly string[] {
    let bases = this.#bases.get(descriptor);
    if (bases === undefined) {
      bases = [...this.#lineage.above(descriptor)].filter((type) => this.#rows.has(type));
      this.#bases.set(descriptor, bases);
    }
    return bases;
  }

  /** Callbacks of the class, each by its nearest definition in the app, in the order of the table. */
  callbacksOf(descriptor: string): readonly Called[] {
    const known = this.#called.get(descriptor);
    if (known !== undefined) return known;
    const places = this.#placesOf(descriptor);
    const called = new Map<string, Called>();
    for (const one of places.size === 0 ? [] : this.#lineage.chain(descriptor)) {
      for (const method of this.#callableIn(one)) {
        const place = places.get(method.name);
        const key = method.name + method.signature;
        if (place !== undefined && !called.has(key)) called.set(key, { method, ...place });
      }
    }
    const sorted = [...called.values()].sort((a, b) => a.order - b.order || a.method.id - b.method.id);
    this.#called.set(descriptor, sorted);
    return sorted;
  }

  /** Class initialisers of the class and those above it, and the constructors by which the platform makes it. */
  makingOf(descriptor: string): readonly Called[] {
    let making = this.#making.get(descriptor);
    if (making === undefined) {
      making = this.#findMaking(descriptor);
      this.#making.set(descriptor, making);
    }
    return making;
  }

  #findMaking(descriptor: string): readonly Called[] {
    const makers = this.#lineage.chain(descriptor).map((one) => this.#makersIn(one));
    const initialisers = makers.flatMap((methods) => methods.filter(({ name }) => name === '<clinit>'));
    const constructors = makers[0]?.filter(({ name }) => name === '<init>') ?? [];
    const plain = constructors.filter(({ signature }) => PLATFORM_CONSTRUCTORS.some((parameters) => signature.startsWith(parameters)));
    const rows = this.basesOf(descriptor).flatMap((base) => this.#rows.get(base) ?? []);
    const isBackground = rows.some(({ row }) => row.when === 'start' && row.isBackground);
    const starts = (methods: readonly Method[], order: number) =>
      methods.map((method): Called => ({ method, when: 'start', order, isBackground }));
    return [...starts(initialisers.reverse(), 0), ...starts(plain.length > 0 ? plain : constructors, 1)];
  }

  #placesOf(descriptor: string): ReadonlyMap<string, Place> {
    const bases = this.basesOf(descriptor);
    const key = bases.join();
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const places = new Map<string, Place>();
    for (const { row, order } of bases.flatMap((base) => this.#rows.get(base) ?? [])) {
      for (const [i, name] of row.methods.entries()) {
        if (!places.has(name)) places.set(name, { when: row.when, order: order + i, isBackground: row.isBackground });
      }
    }
    this.#places.set(key, places);
    return places;
  }

  #makersIn(one: Class): readonly Method[] {
    let makers = this.#makers.get(one.descriptor);
    if (makers === undefined) {
      makers = one.methods().filter(({ name }) => name === '<init>' || name === '<clinit>');
      this.#makers.set(one.descriptor, makers);
    }
    return makers;
  }

  #callableIn(one: Class): readonly Method[] {
    const known = this.#callable.get(one.descriptor);
    if (known !== undefined) return known;
    const callable = one
      .methods()
      .filter(({ name, accessFlags, hasCode }) => hasCode && (accessFlags & STATIC) === 0 && this.#names.has(name));
    this.#callable.set(one.descriptor, callable);
    return callable;
  }
}

/** Parameters of the constructors that the platform looks for: of components and fragments, of views and preferences, of workers. */
const PLATFORM_CONSTRUCTORS = ['()V', '(Landroid/content/Context;Landroid/util/AttributeSet;', '(Landroid/content/Context;Landroidx/work/'];
