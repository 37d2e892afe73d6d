import { type FakeClass, type FakeMethod, FakeObject, FakeThrown } from './fake-classes.ts';

/** What a hook of the script does in place of a method. */
export type Implementation = (self: FakeObject | undefined, given: readonly unknown[]) => unknown;

/**
 * A machine like Android's as far as hooks can tell: classes with overloads and inheritance, class loaders, exceptions, threads with their
 * stacks. Code of the test calls methods of it as an app would.
 */
export class FakeVm {
  readonly #classes = new Map<string, FakeClass>();
  readonly #hooks = new Map<FakeMethod, Implementation>();
  /** Methods that run their original because their own hook asked for it, by thread. */
  readonly #originals = new Set<string>();
  readonly #stacks = new Map<number, string[]>();
  readonly #handles = new Map<FakeMethod, string>();
  thread = { id: 1, name: 'main' };

  define(...classes: readonly FakeClass[]): void {
    for (const one of classes) this.#classes.set(one.name, one);
  }

  get classes(): readonly FakeClass[] {
    return [...this.#classes.values()];
  }

  /** @param loader undefined: the boot loader */
  find(name: string, loader?: string): FakeClass | undefined {
    const found = this.#classes.get(name);
    return found?.loader === undefined || found.loader === loader ? found : undefined;
  }

  /** A class whatever its loader. */
  classOf(name: string): FakeClass {
    const found = this.#classes.get(name);
    if (found === undefined) throw new FakeThrown('java.lang.ClassNotFoundException', name);
    return found;
  }

  superclassOf(type: FakeClass): FakeClass | undefined {
    return type.superclass === undefined ? undefined : this.#classes.get(type.superclass);
  }

  isSubclass(type: FakeClass, of: string): boolean {
    if (type.name === of || type.interfaces?.includes(of) === true) return true;
    const parent = this.superclassOf(type);
    return parent !== undefined && this.isSubclass(parent, of);
  }

  /** Overloads of a name as a class declares them, else those of the next superclass that does. */
  declared(type: FakeClass, name: string): { readonly holder: FakeClass; readonly methods: readonly FakeMethod[] } | undefined {
    const methods = type.methods.filter((method) => method.name === name);
    if (methods.length > 0) return { holder: type, methods };
    const parent = name === '<init>' ? undefined : this.superclassOf(type);
    return parent && this.declared(parent, name);
  }

  handleOf(method: FakeMethod): string {
    const handle = this.#handles.get(method) ?? `0x${(0x7000 + this.#handles.size * 8).toString(16)}`;
    this.#handles.set(method, handle);
    return handle;
  }

  hook(method: FakeMethod, implementation: Implementation | null): void {
    if (implementation === null) this.#hooks.delete(method);
    else this.#hooks.set(method, implementation);
  }

  isHooked(method: FakeMethod): boolean {
    return this.#hooks.has(method);
  }

  /** Code of the app, with a frame of its own. */
  within<T>(frame: string, task: () => T): T {
    const stack = this.#stack();
    stack.push(frame);
    try {
      return task();
    } finally {
      stack.pop();
    }
  }

  onThread<T>(id: number, name: string, task: () => T): T {
    const before = this.thread;
    this.thread = { id, name };
    try {
      return task();
    } finally {
      this.thread = before;
    }
  }

  /** Calls a method of an object, or a static one of a class; overridden methods win. */
  call(on: FakeObject | string, name: string, ...given: readonly unknown[]): unknown {
    const type = typeof on === 'string' ? this.classOf(on) : on.type;
    const self = typeof on === 'string' ? undefined : on;
    for (let at: FakeClass | undefined = type; at !== undefined; at = this.superclassOf(at)) {
      const method = at.methods.find(
        (one) => one.name === name && one.parameters.length === given.length && one.code !== undefined && fits(one, given, this),
      );
      if (method !== undefined) return this.run(at, method, self, given);
    }
    throw new FakeThrown('java.lang.NoSuchMethodError', `${type.name}.${name}`);
  }

  /** @param signature parameters, for classes with several overloads of one length */
  make(className: string, given: readonly unknown[] = [], fields: Record<string, unknown> = {}): FakeObject {
    const type = this.classOf(className);
    const object = new FakeObject(type, fields);
    this.construct(type, object, given);
    return object;
  }

  /** A constructor runs that of its superclass first, when one takes as much. */
  construct(type: FakeClass, object: FakeObject, given: readonly unknown[]): void {
    const method = type.methods.find((one) => one.name === '<init>' && one.parameters.length === given.length && fits(one, given, this));
    if (method !== undefined) this.run(type, method, object, given);
  }

  /** Runs a method: its hook if it has one and is not itself the caller, else its code. */
  run(holder: FakeClass, method: FakeMethod, self: FakeObject | undefined, given: readonly unknown[]): unknown {
    const name = `${holder.name}.${method.name}`;
    const key = `${this.thread.id} ${this.handleOf(method)}`;
    const hook = this.#hooks.get(method);
    if (hook === undefined || this.#originals.has(key)) {
      const isOriginal = this.#originals.delete(key);
      try {
        return this.within(`${name}(${simpleName(holder.name)}.java:1)`, () => method.code?.(this, self, given) ?? null);
      } finally {
        if (isOriginal) this.#originals.add(key);
      }
    }
    return this.within(`${name}(Native Method)`, () => {
      try {
        return hook(self, given);
      } catch (error) {
        if (error instanceof FakeThrown) throw error;
        throw new Error(`the script threw into the app: ${String(error)}`);
      }
    });
  }

  /** As a hook does it by calling its own overload. */
  runOriginal(holder: FakeClass, method: FakeMethod, self: FakeObject | undefined, given: readonly unknown[]): unknown {
    const key = `${this.thread.id} ${this.handleOf(method)}`;
    if (this.#originals.has(key)) return this.run(holder, method, self, given);
    this.#originals.add(key);
    try {
      return this.run(holder, method, self, given);
    } finally {
      this.#originals.delete(key);
    }
  }

  /** Innermost first. */
  get stack(): readonly string[] {
    return [...this.#stack()].reverse();
  }

  #stack(): string[] {
    const stack = this.#stacks.get(this.thread.id) ?? [];
    this.#stacks.set(this.thread.id, stack);
    return stack;
  }
}

const simpleName = (name: string) => name.slice(name.lastIndexOf('.') + 1).replace(/\$.*/, '');

/** Whether what is given can be of the types of the parameters. */
function fits({ parameters }: FakeMethod, given: readonly unknown[], vm: FakeVm): boolean {
  return parameters.every((type, i) => {
    const value = given[i];
    if (typeof value === 'number') return /^(?:byte|char|short|int|long|float|double)$/.test(type);
    if (typeof value === 'boolean') return type === 'boolean';
    if (typeof value === 'string') return /^java\.lang\.(?:String|CharSequence|Object)$/.test(type);
    if (Array.isArray(value)) return type.startsWith('[');
    if (value instanceof FakeObject) return type === 'java.lang.Object' || vm.isSubclass(value.type, type);
    return !/^[a-z]+$/.test(type);
  });
}
