import type { Program } from '@touchstone/program';
import type { Origins } from '../origins/index.ts';
import type { ValueId } from '../origins/method-values.ts';
import { isStatic } from '../origins/methods.ts';
import { KEY } from '../origins/origins.ts';

/** More than a call can have. */
const MOST_OPERANDS = 256;

/** What the receivers of virtual calls can be. */
export class Receivers {
  readonly origins: Origins;
  readonly #program: Program;
  readonly #parameters: Map<number, number>;

  constructor(program: Program, origins: Origins) {
    this.origins = origins;
    this.#program = program;
    this.#parameters = new Map();
  }

  /** Those of the targets that the receiver of a call can mean; undefined when not all of it is known. */
  targets(method: number, instruction: number, targets: readonly number[]): readonly number[] | undefined {
    const receiver = this.origins.receiver(this.#program.method(method), instruction);
    if (!receiver.isComplete) return undefined;
    const { methods, isComplete } = this.origins.callees(method, instruction);
    if (!isComplete) return undefined;
    const meant = new Set(methods.map(({ id }) => id));
    return targets.filter((target) => meant.has(target));
  }

  /** Operand (receiver first) of the method itself that operand `n` of a call in it is; -1 when it is something else. */
  parameter(method: number, instruction: number, n: number): number {
    const key = (method * KEY + instruction) * MOST_OPERANDS + n;
    let parameter = this.#parameters.get(key);
    if (parameter === undefined) {
      parameter = this.#findParameter(method, instruction, n);
      this.#parameters.set(key, parameter);
    }
    return parameter;
  }

  #findParameter(method: number, instruction: number, n: number): number {
    const value = this.#operand(method, instruction, n);
    const { origins, isComplete } = value === undefined ? { origins: [], isComplete: false } : this.origins.local(method, value, 'objects');
    const [only] = origins;
    if (!isComplete || origins.length !== 1 || only?.kind !== 'parameter' || only.index < 0) return -1;
    return isStatic(this.#program.method(method)) ? only.index : only.index + 1;
  }

  /**
   * Methods that a call on operand `n` of another call runs; undefined when they are not all known here.
   *
   * @param outside asked for parameters of the method that holds the other call, by operand
   */
  meant(
    site: { readonly method: number; readonly instruction: number },
    n: number,
    call: { readonly from: number; readonly instruction: number },
    outside: (operand: number) => ReadonlySet<number> | undefined,
  ): ReadonlySet<number> | undefined {
    const { methods } = this.origins;
    const value = this.#operand(site.method, site.instruction, n);
    const callee = methods.call(call.from, call.instruction);
    const target = callee === undefined ? undefined : methods.target(call.from, callee);
    if (value === undefined || target === undefined) return undefined;
    const { origins, isComplete } = this.origins.local(site.method, value, 'objects');
    const found = new Set<number>();
    if (!isComplete) return undefined;
    for (const origin of origins) {
      if (origin.kind === 'number') continue;
      if (origin.kind === 'object') {
        const method = methods.resolve(origin.class, target);
        if (method !== undefined) found.add(method.id);
      } else if (origin.kind === 'parameter' && origin.index >= 0) {
        const given = outside(isStatic(this.#program.method(site.method)) ? origin.index : origin.index + 1);
        if (given === undefined) return undefined;
        for (const id of given) found.add(id);
      } else return undefined;
    }
    return found;
  }

  #operand(method: number, instruction: number, n: number): ValueId | undefined {
    const value = this.origins.methods.call(method, instruction)?.values[n];
    return value === 0 ? undefined : value;
  }
}
