import type { CallSite, Method } from '@touchstone/program';
import { isStatic, type Methods } from './methods.ts';

/** A call that can run a method. `offset` is added to the method's operands (receiver first) to find the call's. */
export interface Caller {
  readonly method: number;
  readonly at: number;
  /** The call makes a lambda: only what is captured is given here. */
  readonly isCapture: boolean;
}

export interface CallerSet {
  readonly callers: readonly Caller[];
  /** The platform may call it too. */
  readonly isCallback: boolean;
  readonly isComplete: boolean;
}

const MOST_CALLERS = 200;
/** Calls in all lists that are kept. */
const MOST_KEPT = 200_000;

/** Who calls a method, by names: calls of it, and of what it overrides. */
export class Callers {
  readonly #methods: Methods;
  readonly #known = new Map<number, CallerSet>();
  /** By type, name and signature: methods that override one another ask for the same calls. */
  readonly #calls = new Map<string, readonly CallSite[]>();
  #kept: number;

  constructor(methods: Methods) {
    this.#methods = methods;
    this.#kept = 0;
  }

  of(method: Method): CallerSet {
    let known = this.#known.get(method.id);
    if (known === undefined) {
      known = this.#find(method);
      this.#known.set(method.id, known);
    }
    return known;
  }

  #find(method: Method): CallerSet {
    const found = new Map<number, Caller>();
    const isVirtual = !isStatic(method) && !method.name.startsWith('<');
    const types = isVirtual ? [method.class, ...this.#methods.ancestors(method.class)] : [method.class];
    let isComplete = true;
    for (const type of types) {
      if (type === 'Ljava/lang/Object;' && type !== method.class) continue;
      for (const call of this.#callsTo(type, method)) {
        if (found.size >= MOST_CALLERS) {
          isComplete = false;
          break;
        }
        if (call.how !== 'custom' && isVirtual && call.how === 'super' && type !== method.class && call.target.class !== method.class)
          continue;
        const isCapture = call.how === 'custom';
        found.set(call.method.id * UNITS + call.instruction, { method: call.method.id, at: call.instruction, isCapture });
      }
    }
    const callers = [...found.values()].sort((a, b) => a.method - b.method || a.at - b.at);
    return { callers, isCallback: this.#methods.isCallback(method), isComplete };
  }

  #callsTo(type: string, { name, signature }: Method): readonly CallSite[] {
    const key = `${type}${name}${signature}`;
    let calls = this.#calls.get(key);
    if (calls === undefined) {
      calls = this.#methods.program.callsTo({ class: type, name, signature });
      this.#kept += calls.length + 1;
      if (this.#kept > MOST_KEPT) {
        this.#calls.clear();
        this.#kept = calls.length + 1;
      }
      this.#calls.set(key, calls);
    }
    return calls;
  }
}

/** More than the code units of any method. */
const UNITS = 2 ** 32;
