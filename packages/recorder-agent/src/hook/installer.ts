import { ask } from '../look/ask.ts';
import { isFramework } from '../look/stack.ts';
import { type Abstractness, abstractness } from './abstract-methods.ts';
import type { Hooks } from './hooks.ts';
import { CALLER_SENSITIVE, type InnerMethod, isOfSystem, RUNTIME_CLASSES } from './runtime-classes.ts';
import type { Safely } from './safely.ts';
import type { Wish } from './watcher.ts';

/** Fulfils wishes for hooks as far as classes are there, and keeps the others for class loaders that come later. */
export interface Installer {
  add(wishes: readonly Wish[]): void;
  /** Tries what is still open: with a loader that has appeared, else with the app's own. */
  retry(loader?: JavaObject): void;
  /** Looks among all loaded classes for those that implement interfaces of SDKs; slow. */
  findImplementers(): void;
  /** `class.method` of wishes that were never fulfilled: their class may still come, or this system has none such. */
  readonly waiting: readonly string[];
  readonly absent: readonly string[];
}

export function createInstaller(hooks: Hooks, safely: Safely): Installer {
  let open: Wish[] = [];
  let without: Wish[] = [];
  const absent = new Set<string>();

  return {
    add(wishes) {
      for (const wish of wishes) {
        if (fulfil(wish, Java)) continue;
        if (isOfSystem(wish.owner)) absent.add(nameOf(wish));
        else open.push(wish);
      }
    },
    retry(loader) {
      if (open.length === 0) return;
      const factory = loader === undefined ? Java : Java.ClassFactory.get(loader);
      open = tryEach(open, factory);
    },
    findImplementers() {
      if (without.length === 0) return;
      const found = implementers([...new Set(without.map(({ owner }) => owner))]);
      without = without.filter((wish) => found.get(wish.owner)?.some((name) => putOn(name, wish, Java)) !== true);
    },
    get waiting() {
      return [...new Set([...open, ...without].map(nameOf))].sort();
    },
    get absent() {
      return [...absent].sort();
    },
  };

  /** A class that a loader lacks makes its methods wait together: it is asked for once. */
  function tryEach(wishes: readonly Wish[], factory: JavaFactory): Wish[] {
    const missing = new Set<string>();
    return wishes.filter((wish) => {
      if (missing.has(wish.owner)) return true;
      if (use(wish.owner, factory) === undefined) missing.add(wish.owner);
      return missing.has(wish.owner) || !fulfil(wish, factory);
    });
  }

  function fulfil(wish: Wish, factory: JavaFactory): boolean {
    const inner = CALLER_SENSITIVE[nameOf(wish)];
    if (inner !== undefined) return inner.some((one) => putOnInner(one, wish, factory));
    const isThere = use(wish.owner, factory) !== undefined;
    const names = [wish.owner, ...(RUNTIME_CLASSES[wish.owner] ?? [])];
    const hooked = names.filter((name) => putOn(name, wish, factory)).length;
    if (hooked === 0 && isThere && !isOfSystem(wish.owner) && abstractnessOf(wish.owner, factory)?.isAbstract === true) {
      without.push(wish); // an interface of an SDK: its classes have other names in every app
      return true;
    }
    if (hooked === 0 && isThere && !isOfSystem(wish.owner)) absent.add(nameOf(wish));
    return hooked > 0 || (isThere && !isOfSystem(wish.owner));
  }

  function putOn(name: string, wish: Wish, factory: JavaFactory): boolean {
    const klass = use(name, factory);
    const method = klass?.[wish.method === '<init>' ? '$init' : wish.method] as JavaMethod | undefined;
    if (klass === undefined || method?.overloads === undefined) return false;
    const abstract = abstractnessOf(name, factory);
    const overloads = method.overloads.filter((overload) => abstract?.isWithoutCode(wish.method, overload) !== true);
    return hooks.put(wish, overloads) > 0;
  }

  function putOnInner({ owner, method, parameters }: InnerMethod, wish: Wish, factory: JavaFactory): boolean {
    const found = use(owner, factory)?.[method] as JavaMethod | undefined;
    const overloads = found?.overloads.filter(({ argumentTypes }) => argumentTypes.length === parameters) ?? [];
    return hooks.put(wish, overloads) > 0;
  }

  function abstractnessOf(name: string, factory: JavaFactory): Abstractness | undefined {
    const klass = use(name, factory);
    return klass && safely(`modifiers of ${name}`, () => abstractness(klass));
  }

  /** Asks for the classes themselves and not for wrappers of them: an app has ten thousand and more. */
  function implementers(owners: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const wanted = owners.flatMap((owner) => {
      const mirror = use(owner, Java)?.['class'] as JavaObject | undefined;
      return mirror === undefined ? [] : [{ owner, mirror, loader: ask(mirror, 'getClassLoader') }];
    });
    const found = new Map<string, string[]>(owners.map((owner) => [owner, []]));
    const classes = Java.use('java.lang.Class');
    for (const name of Java.enumerateLoadedClassesSync()) {
      if (isFramework(name) || name.startsWith('[')) continue;
      for (const { owner, mirror, loader } of wanted) {
        const other = name === owner ? undefined : attempt(() => ask(classes, 'forName', name, false, loader) as JavaObject);
        if (other !== undefined && ask(mirror, 'isAssignableFrom', other) === true) found.get(owner)?.push(name);
      }
    }
    return found;
  }
}

const nameOf = ({ owner, method }: Wish) => `${owner}.${method}`;

/** Undefined when the loader has no such class: that is the usual case and no fault. */
function use(name: string, factory: JavaFactory): JavaObject | undefined {
  return attempt(() => factory.use(name));
}

function attempt<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}
