import type { CallSite, Method, Program } from '@touchstone/program';

/** Calls of one class that are looked at; generated classes can hold more. */
const MOST_CALLS = 4_000;

/** Calls beside something seen in code: in the same method, in the same class. Remembers what it has looked up. */
export class NearbyCalls {
  readonly #program: Program;
  readonly #methods: Map<number, readonly CallSite[]>;
  readonly #classes: Map<string, readonly CallSite[]>;

  constructor(program: Program) {
    this.#program = program;
    this.#methods = new Map();
    this.#classes = new Map();
  }

  inMethod(method: Method): readonly CallSite[] {
    let calls = this.#methods.get(method.id);
    if (calls === undefined) {
      calls = this.#program.callsIn(method).slice(0, MOST_CALLS);
      this.#methods.set(method.id, calls);
    }
    return calls;
  }

  inClass(descriptor: string): readonly CallSite[] {
    let calls = this.#classes.get(descriptor);
    if (calls === undefined) {
      const all: CallSite[] = [];
      for (const method of this.#program.class(descriptor)?.methods() ?? []) {
        if (all.length < MOST_CALLS) all.push(...this.#program.callsIn(method));
      }
      calls = all;
      this.#classes.set(descriptor, calls);
    }
    return calls;
  }

  /** The first call that `wanted` accepts, in the method or else in the rest of its class. */
  find(method: Method, wanted: (target: CallSite['target']) => boolean, where: 'method' | 'class' = 'class'): CallSite | undefined {
    const here = this.inMethod(method).find((call) => wanted(call.target));
    return here ?? (where === 'class' ? this.inClass(method.class).find((call) => wanted(call.target)) : undefined);
  }
}
