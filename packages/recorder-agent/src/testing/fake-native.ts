/** Functions of a fake libc, and the `Interceptor` and `Process` of Frida in front of them. */
export class FakeNative {
  readonly #functions: Readonly<Record<string, (given: readonly FakePointer[]) => unknown>>;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(functions: Readonly<Record<string, (given: readonly FakePointer[]) => unknown>>) {
    this.#functions = functions;
  }

  readonly interceptor = {
    attach: (at: { readonly name: string }, listener: Listener): void => {
      this.#listeners.set(at.name, [...(this.#listeners.get(at.name) ?? []), listener]);
    },
  };

  exportOf(name: string): unknown {
    return name in this.#functions ? { name, isNull: () => false } : null;
  }

  /** As native code of the app calls it. */
  call(name: string, ...given: readonly FakePointer[]): unknown {
    const calls = (this.#listeners.get(name) ?? []).map((listener) => ({ listener, context: {} }));
    for (const { listener, context } of calls) listener.onEnter?.call(context, given);
    const result = this.#functions[name]?.(given);
    for (const { listener, context } of calls)
      listener.onLeave?.call(context, { isNull: () => result === 0, toString: () => String(result) });
    return result;
  }
}

interface Listener {
  onEnter?(this: object, given: readonly FakePointer[]): void;
  onLeave?(this: object, result: unknown): void;
}

/** Memory with a text in it. */
export class FakePointer {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  isNull(): boolean {
    return false;
  }

  readUtf8String(): string {
    return this.text;
  }
}
