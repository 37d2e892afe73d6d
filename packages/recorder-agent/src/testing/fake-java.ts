import { classModifiers, type FakeClass, type FakeMethod, FakeObject, FakeThrown, methodModifiers } from './fake-classes.ts';
import type { FakeVm } from './fake-vm.ts';

const LOADER = 'java.lang.ClassLoader';

/** The `Java` of Frida in front of a fake machine: wrappers of classes, objects and overloads. */
export class FakeJava {
  readonly available = true;
  readonly #vm: FakeVm;
  /** Runs when the app's loader is there. */
  #waiting: (() => void)[] = [];
  #appLoader: string | undefined;

  constructor(vm: FakeVm) {
    this.#vm = vm;
  }

  /** The app is bound: from now on its own classes are found. */
  bind(loader: string): void {
    this.#appLoader = loader;
    for (const task of this.#waiting.splice(0)) task();
  }

  perform(task: () => void): void {
    if (this.#appLoader === undefined) this.#waiting.push(task);
    else task();
  }

  performNow(task: () => void): void {
    task();
  }

  use(name: string): unknown {
    return this.#use(name, this.#appLoader);
  }

  readonly ClassFactory = {
    get: (loader: { readonly $object: FakeObject }) => ({
      use: (name: string) => this.#use(name, String(loader.$object.fields['loader'])),
    }),
  };

  enumerateClassLoadersSync(): readonly unknown[] {
    return [];
  }

  enumerateLoadedClassesSync(): readonly string[] {
    return this.#vm.classes.map(({ name }) => name);
  }

  #use(name: string, loader: string | undefined): unknown {
    const type = this.#vm.find(name, loader);
    if (type === undefined) throw new FakeThrown('java.lang.ClassNotFoundException', name);
    return this.wrap(undefined, type);
  }

  /** What scripts see of a value. */
  toScript(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => this.toScript(element));
    if (!(value instanceof FakeObject)) return value;
    const mirrored = value.fields['mirrorOf'];
    return mirrored === undefined ? this.wrap(value, value.type) : this.#mirror(mirrored as FakeClass);
  }

  /** What the machine gets of what a script hands over. */
  fromScript(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => this.fromScript(element));
    return (value as { readonly $object?: FakeObject } | null)?.$object ?? value;
  }

  wrap(object: FakeObject | undefined, type: FakeClass): unknown {
    const members: Record<string, () => unknown> = {
      $className: () => type.name,
      $object: () => object,
      $new:
        () =>
        (...given: unknown[]) => {
          const made = new FakeObject(type);
          this.#vm.construct(
            type,
            made,
            given.map((value) => this.fromScript(value)),
          );
          return this.wrap(made, type);
        },
      $init: () => this.#methods(type, '<init>', object),
      class: () => this.#mirror(type),
    };
    return new Proxy(members, {
      get: (_target, name) => {
        if (typeof name !== 'string') return undefined;
        if (Object.hasOwn(members, name)) return members[name]?.();
        const methods = this.#methods(type, name, object);
        if (methods !== undefined) return methods;
        return object !== undefined && name in object.fields ? { value: this.toScript(object.fields[name]) } : undefined;
      },
    });
  }

  /** Methods of one name: callable, and with their overloads. */
  #methods(type: FakeClass, name: string, object: FakeObject | undefined): unknown {
    const found = this.#vm.declared(type, name);
    if (found === undefined) return undefined;
    const { holder, methods } = found;
    const vm = this.#vm;
    const java = this;
    const call = function (this: unknown, ...given: unknown[]) {
      const self = object ?? (java.fromScript(this) as FakeObject | undefined);
      const values = given.map((value) => java.fromScript(value));
      return java.toScript(vm.call(self instanceof FakeObject ? self : type.name, name, ...values));
    };
    return Object.assign(call, { overloads: methods.map((method) => this.#overload(holder, method)) });
  }

  #overload(holder: FakeClass, method: FakeMethod): unknown {
    const vm = this.#vm;
    const java = this;
    const overload = function (this: unknown, ...given: unknown[]) {
      const self = java.fromScript(this);
      return java.toScript(
        vm.runOriginal(
          holder,
          method,
          self instanceof FakeObject ? self : undefined,
          given.map((value) => java.fromScript(value)),
        ),
      );
    };
    Object.defineProperties(overload, {
      holder: { get: () => java.wrap(undefined, holder) },
      handle: { value: { toString: () => vm.handleOf(method) } },
      argumentTypes: { value: method.parameters.map((className) => ({ className })) },
      returnType: { value: { className: method.returns } },
      implementation: {
        get: () => (vm.isHooked(method) ? overload : null),
        set: (implementation: ((...given: unknown[]) => unknown) | null) => {
          if (method.code === undefined) throw new Error(`${holder.name}.${method.name} has no code to replace`);
          vm.hook(
            method,
            implementation &&
              ((self, given) =>
                java.fromScript(
                  implementation.apply(
                    java.wrap(self, self?.type ?? holder),
                    given.map((value) => java.toScript(value)),
                  ),
                )),
          );
        },
      },
    });
    return overload;
  }

  /** The `java.lang.Class` of a class. */
  #mirror(type: FakeClass): unknown {
    return {
      $className: 'java.lang.Class',
      $type: type,
      getName: () => type.name,
      getModifiers: () => classModifiers(type),
      getClassLoader: () => (type.loader === undefined ? null : { $className: LOADER }),
      isAssignableFrom: ({ $type }: { readonly $type: FakeClass }) => this.#vm.isSubclass($type, type.name),
      getDeclaredMethods: () =>
        type.methods
          .filter(({ name }) => name !== '<init>')
          .map((method) => ({
            $className: 'java.lang.reflect.Method',
            getName: () => method.name,
            getModifiers: () => methodModifiers(method),
            getParameterTypes: () => method.parameters.map((name) => ({ $className: 'java.lang.Class', getName: () => name })),
          })),
    };
  }
}
