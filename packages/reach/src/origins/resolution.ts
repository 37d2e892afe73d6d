import type { Class, Method, MethodName, Program } from '@touchstone/program';

const ABSTRACT = 0x400;
const INTERFACE = 0x200;
/** The most overriding methods that a call is followed to. */
const MOST_TARGETS = 48;
/** Superclasses that are looked at for a method. */
const DEEPEST_CHAIN = 64;

/** What is asked about classes by name. */
export interface ClassLookup {
  classOf(descriptor: string): Class | undefined;
  /** Superclasses and interfaces, nearest first. */
  ancestors(descriptor: string): readonly string[];
}

/** Which methods of the app references mean, by the numbers of names and prototypes that methods have in common. */
export class Resolution {
  readonly #program: Program;
  readonly #classes: ClassLookup;
  /** By row of the method tables, counted over all files: one more than the selector, -1 for none, 0 where it was not looked up. */
  #selectors: Int32Array | undefined;
  readonly #resolved = new Map<string, Map<number, Method | undefined>>();
  readonly #overrides = new Map<string, Map<number, readonly Method[]>>();
  /** Methods that make objects of interfaces at run time. */
  #proxyMakers: ReadonlySet<number> | undefined;
  /** Types that objects are taken for in methods that call by name. */
  #castByName: ReadonlySet<string> | undefined;
  readonly #areOthers = new Map<string, Map<number, boolean>>();

  constructor(program: Program, classes: ClassLookup) {
    this.#program = program;
    this.#classes = classes;
    this.#selectors = undefined;
    this.#proxyMakers = undefined;
    this.#castByName = undefined;
  }

  /** The method that a class has, its own or inherited, as far as the app defines it. */
  resolve(descriptor: string, { row }: Pick<MethodName, 'row'>): Method | undefined {
    const selector = this.#selectorOf(row);
    return selector < 0 ? undefined : this.#resolve(descriptor, selector);
  }

  /** Methods that a virtual call on some object of the type or below can run. */
  overridesOf(descriptor: string, { row }: Pick<MethodName, 'row'>): readonly Method[] {
    const selector = this.#selectorOf(row);
    if (selector < 0) return NO_METHODS;
    const known = bySelector(this.#overrides, descriptor);
    let overrides = known.get(selector);
    if (overrides === undefined) {
      overrides = this.#findOverrides(descriptor, selector);
      known.set(selector, overrides);
    }
    return overrides;
  }

  /** Whether a virtual call on some object of the type or below can run what has no code in the app: the platform's own, or a native method. */
  mayRunOthers(descriptor: string, { row }: Pick<MethodName, 'row'>): boolean {
    const selector = this.#selectorOf(row);
    const owner = this.#classes.classOf(descriptor);
    if (selector < 0 || (owner === undefined && !FOR_THE_APP.test(descriptor))) return true;
    const known = bySelector(this.#areOthers, descriptor);
    let areOthers = known.get(selector);
    if (areOthers === undefined) {
      const below = this.#program.subtypesOf(descriptor);
      const all = owner === undefined || this.#isOnlyBase(descriptor, below) ? below : [owner, ...below];
      const made = all.filter(({ accessFlags }) => (accessFlags & (ABSTRACT | INTERFACE)) === 0);
      areOthers =
        (owner === undefined && this.#isGotByName(descriptor)) ||
        made.length > MOST_TARGETS ||
        made.some((type) => this.#resolve(type.descriptor, selector)?.hasCode !== true) ||
        this.#isProxied(descriptor, owner);
      known.set(selector, areOthers);
    }
    return areOthers;
  }

  /** Whether code that calls something by name takes what it gets for an object of the type. */
  #isGotByName(descriptor: string): boolean {
    this.#castByName ??= this.#findCasts();
    return this.#castByName.has(descriptor);
  }

  #findCasts(): ReadonlySet<string> {
    const found = new Set<string>();
    const callers = GIVES_OBJECTS.flatMap((query) => this.#program.callsTo(query)).map(({ method }) => method.id);
    for (const id of new Set(callers)) {
      const body = this.#program.body(id);
      for (let i = 0; body !== undefined && i < body.count; i++)
        if (body.op[i] === CHECK_CAST) found.add(body.file.dex.typeDescriptor(body.reference(i)));
    }
    return found;
  }

  /** Whether objects that implement an interface are made at run time, where the interface is named. */
  #isProxied(descriptor: string, owner: Class | undefined): boolean {
    if (owner === undefined || (owner.accessFlags & INTERFACE) === 0) return false;
    this.#proxyMakers ??= new Set(this.#program.callsTo(MAKES_PROXIES).map(({ method }) => method.id));
    const makers = this.#proxyMakers;
    return makers.size > 0 && this.#program.usesOfClass(descriptor).some(({ method }) => makers.has(method.id));
  }

  /** What the methods of a name and signature have in common; -1 when no class of the app has one. */
  #selectorOf(row: number): number {
    if (row < 0) return -1;
    const { index } = this.#program;
    this.#selectors ??= new Int32Array(index.referenceCount);
    const known = this.#selectors[row]!;
    if (known !== 0) return known < 0 ? -1 : known - 1;
    const file = index.fileOf(row, 'methodBase');
    const selector = index.selectors.ofReference(file, row - file.methodBase);
    this.#selectors[row] = selector < 0 ? -1 : selector + 1;
    return selector;
  }

  #resolve(descriptor: string, selector: number): Method | undefined {
    const known = bySelector(this.#resolved, descriptor);
    let method = known.get(selector);
    if (method === undefined && !known.has(selector)) {
      method = this.#inChain(descriptor, selector) ?? this.#inherited(descriptor, selector);
      known.set(selector, method);
    }
    return method;
  }

  #inChain(descriptor: string, selector: number): Method | undefined {
    const { hierarchy, selectors } = this.#program.index;
    let c = this.#classes.classOf(descriptor)?.id ?? -1;
    for (let level = 0; c >= 0 && level < DEEPEST_CHAIN; level++) {
      const definition = selectors.inClass(selector, c);
      if (definition >= 0) return this.#program.method(definition);
      const parent = hierarchy.parentType[c]!;
      c = parent < 0 ? -1 : hierarchy.classOf[parent]!;
    }
    return undefined;
  }

  #inherited(descriptor: string, selector: number): Method | undefined {
    for (const type of this.#classes.ancestors(descriptor)) {
      const c = this.#classes.classOf(type)?.id ?? -1;
      const definition = c < 0 ? -1 : this.#program.index.selectors.inClass(selector, c);
      const method = definition < 0 ? undefined : this.#program.method(definition);
      if (method !== undefined && (method.accessFlags & ABSTRACT) === 0) return method;
    }
    return undefined;
  }

  #findOverrides(descriptor: string, selector: number): readonly Method[] {
    const methods = new Set<Method>();
    const add = (method: Method | undefined) => {
      if (method !== undefined && (method.accessFlags & ABSTRACT) === 0 && method.hasCode) methods.add(method);
    };
    const below = this.#program.subtypesOf(descriptor);
    if (!this.#isOnlyBase(descriptor, below)) add(this.#resolve(descriptor, selector));
    for (const type of below) {
      if (methods.size > MOST_TARGETS) break;
      if ((type.accessFlags & ABSTRACT) === 0) add(this.#resolve(type.descriptor, selector));
    }
    return [...methods].sort((a, b) => a.id - b.id);
  }

  /** Whether objects of a type are all of some class below it: what each of these hides of it never runs. */
  #isOnlyBase(descriptor: string, below: readonly Class[]): boolean {
    const flags = this.#classes.classOf(descriptor)?.accessFlags ?? 0;
    return (flags & (ABSTRACT | INTERFACE)) === ABSTRACT && below.some(({ accessFlags }) => (accessFlags & ABSTRACT) === 0);
  }
}

const CHECK_CAST = 0x1f;
/** Calls that give objects of classes which no instruction names. */
const GIVES_OBJECTS = [
  { class: 'Ljava/lang/reflect/Method;', name: 'invoke' },
  { class: 'Ljava/lang/reflect/Field;', name: 'get' },
  { class: 'Ljava/lang/reflect/Proxy;', name: 'newProxyInstance' },
  { class: 'Ljava/lang/reflect/Constructor;', name: 'newInstance' },
  { class: 'Ljava/lang/Class;', name: 'newInstance' },
  { class: 'Ljava/lang/invoke/MethodHandle;', name: 'invoke' },
  { class: 'Ljava/lang/invoke/MethodHandle;', name: 'invokeExact' },
  { class: 'Ljava/lang/invoke/MethodHandle;', name: 'invokeWithArguments' },
  { class: 'Ljava/io/ObjectInputStream;', name: 'readObject' },
];
const MAKES_PROXIES = { class: 'Ljava/lang/reflect/Proxy;', name: 'newProxyInstance' };

/** Types of the platform and of libraries that apps, not they, make objects of: functions and their like. */
const FOR_THE_APP =
  /^L(?:kotlin\/|kotlinx\/coroutines\/|java\/util\/function\/|java\/util\/concurrent\/Callable;|java\/util\/Comparator;|io\/reactivex\/|androidx\/(?:arch\/core\/util|lifecycle|activity\/result)\/)/;

const NO_METHODS: readonly Method[] = [];

function bySelector<T>(known: Map<string, Map<number, T>>, descriptor: string): Map<number, T> {
  let ofType = known.get(descriptor);
  if (ofType === undefined) {
    ofType = new Map();
    known.set(descriptor, ofType);
  }
  return ofType;
}
